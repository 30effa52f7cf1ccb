import type { Request, Response } from 'express';
import { DomainError, refusal } from '../../domain/shared/errors';
import { isRepeat } from '../../domain/approvals/decisions';
import { reasonOf } from '../../domain/shared/reasons';
import { outcome } from '../../domain/approvals/outcomes';
import { DecisionPage } from './page';
import type { DecisionScene, TypedDecision } from './scene';
import { MessagePage, Said } from '../ui/message';
import type { Passing } from './passing-scene';
import type { Actor } from '../access/actor';
import { partOf, sendPage } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import { foldAsked, passingIn } from './passing-options';
import { digitsAsked } from '../access/by-hand';
import { matterAgain, sceneOf, type Matter } from './visitor';
import { readerOf, type Visit } from '../ui/visit';
import { decisionPath } from '../../mail/paths';
import { say } from '../../domain/shared/text';

/** What is shown beside the matter as it stands: what was tried, typed or done just now. */
interface Shown extends Pick<DecisionScene, 'refused' | 'recordedAt' | 'draft' | 'isCodeMailed' | 'isNotMe'> {
  readonly passing?: Partial<Passing>;
}

/** Shows the decision page as it is now for its actor. */
export async function sendScene(
  deps: PageDeps,
  request: Request,
  response: Response,
  matter: Matter & { readonly actor: Actor },
  more: Shown = {},
): Promise<void> {
  const { visit, programme, actor } = matter;
  const reader = readerOf(request, response, deps, visit, { programme, person: actor.person });
  const offered = await passingIn(deps, matter, actor, deps.now().toISOString());
  const passing = { ...offered, ...foldAsked(request), ...more.passing };
  const digits = await digitsAsked(deps, matter.view.approval, actor, visit.cookies.browser);
  const scene = { ...(await sceneOf(deps, matter, actor)), ...(digits && { digits }), ...more, passing };
  sendPage(
    response,
    <DecisionPage scene={scene} reader={reader} />,
    more.refused ? refusal(more.refused.code).status : 200,
  );
}

/** Shows a refusal with the true state; a try that a rule refused is recorded, a part that is down is nobody's try. */
export async function refuse(
  deps: PageDeps,
  request: Request,
  response: Response,
  matter: Matter & { readonly actor: Actor },
  typed: TypedDecision,
  error: unknown,
): Promise<void> {
  if (!(error instanceof DomainError)) throw error;
  const { code } = error;
  const { actor, view, programme } = matter;
  // Nobody has tried anything who has only pressed.
  if (refusal(code).status < 500 && code !== 'digits_missing')
    await deps.attempts.recordAttempt({
      at: deps.now().toISOString(),
      approval: view.id,
      seat: typed.seat,
      person: actor.person,
      ...(typed.verdict && { verdict: typed.verdict }),
      code,
    });
  if (code === 'identity_too_weak')
    await deps.drafts.keep({ approval: view.id, person: actor.person }, typed, deps.now());
  const { language } = readerOf(request, response, deps, matter.visit, { programme, person: actor.person });
  const why = reasonOf(error);
  const now = await matterAgain(request, deps, view.id);
  const repeated = now.view.approval.decisions.findLast(({ seat }) => seat === typed.seat);
  const conditions = typed.verdict === 'approveWithConditions' ? typed.conditions : [];
  const isSame = isRepeat(now.view.approval, { ...typed, person: actor.person, conditions });
  if (repeated && isSame && outcome(now.view.approval) !== 'open')
    return response.redirect(303, `${decisionPath(view.id)}?recorded=1&at=${encodeURIComponent(repeated.acceptedAt)}`);
  await sendScene(
    deps,
    request,
    response,
    { ...now, actor },
    {
      refused: { code, typed, ...(why && { detail: say(why, language) }) },
    },
  );
}

/** A form that we cannot trust: nobody is named, no matter is known, nothing was tried, and what was typed is shown to copy. */
export async function sendUntrusted(
  deps: PageDeps,
  request: Request,
  response: Response,
  visit: Visit,
  said: readonly string[],
  error: unknown,
): Promise<void> {
  if (!(error instanceof DomainError)) throw error;
  const reader = readerOf(request, response, deps, visit);
  sendPage(
    response,
    <MessagePage reader={reader} code={error.code} signInNext={decisionPath(partOf(request, 'approval'))}>
      <Said lines={said} />
    </MessagePage>,
    refusal(error.code).status,
  );
}
