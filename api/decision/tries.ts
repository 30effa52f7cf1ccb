import type { Request, Response } from 'express';
import { isRepeat } from '../../domain/approvals/decisions';
import { outcome } from '../../domain/approvals/outcomes';
import { DomainError } from '../../domain/shared/errors';
import { reasonOf } from '../../domain/shared/reasons';
import { say } from '../../domain/shared/text';
import { decisionPath } from '../../mail/paths';
import type { PageDeps } from '../http/page-deps';
import { readerOf } from '../ui/visit';
import type { TypedPassing } from './passing-options';
import type { TypedDecision } from './scene';
import { sendScene } from './visit';
import { matterAgain, type Actor, type Matter } from './visitor';
import { refusal } from '../../domain/shared/refusals';

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
      error,
      refused: { code, typed, ...(why && { detail: say(why, language) }) },
    },
  );
}

/** Shows the refusal in place, with the true state and what was typed. */
export async function refusePassing(
  deps: PageDeps,
  request: Request,
  response: Response,
  matter: Matter & { readonly actor: Actor },
  typed: TypedPassing,
  error: unknown,
): Promise<void> {
  if (!(error instanceof DomainError)) throw error;
  const { actor, view, programme, visit } = matter;
  // What a verb refuses it has recorded itself.
  if (['identity_too_weak', 'rate_limited', 'code_wrong', 'digits_wrong', 'digits_spent'].includes(error.code))
    await deps.attempts.recordAttempt({
      at: deps.now().toISOString(),
      approval: view.id,
      seat: typed.seat,
      person: actor.person,
      code: error.code,
    });
  const { language } = readerOf(request, response, deps, visit, { programme, person: actor.person });
  const why = reasonOf(error);
  await sendScene(
    deps,
    request,
    response,
    { ...(await matterAgain(request, deps, view.id)), actor },
    {
      error,
      refused: { code: error.code, ...(why && { detail: say(why, language) }) },
      passing: { typed, open: typed.verb },
    },
  );
}
