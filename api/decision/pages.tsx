import { Router, type Request, type Response } from 'express';
import { decideUpdate } from '../../contracts/approval';
import { assertConditionsMeetable } from '../../domain/approvals/conditions';
import { todayFor } from '../../domain/programme/told-days';
import { DomainError } from '../../domain/shared/errors';
import { tidyUp } from '../../infra/host/behind';
import { assertVotesByHand } from '../access/by-hand';
import { commentsFor, isOfComment } from '../access/comments';
import { bearerOrMachine, limited, limits, withinLimit } from '../access/limits';
import type { TypedDecision } from './scene';
import { isLateRecusal, openReview } from './reviews';
import { assertCurrentRound } from '../access/rounds';
import { assertOwnForm, fieldOf, goOn, partOf, sendRefusal } from '../ui/answer';
import { decidedHere, sentBy } from '../access/hand-forms';
import { decisionOf, typedDecision } from './typed';
import { sendEvidence } from '../evidence/operations';
import { refuse, sendScene, sendUntrusted } from './shown';
import type { PageDeps } from '../http/page-deps';
import { suspendAt } from './not-me';
import { refuseParted, sendParted } from './parted';
import { askedIn } from './passing-options';
import { proveByCode } from './proof';
import { matterAgain, matterOf, type Matter } from './visitor';
import { decisionPath } from '../../mail/paths';
import { updateIdOf } from '../http/update-ids';

/** How long the page right after a decision waits for the ledger to have it. */
const RECORDED_WITHIN_MS = 1_500;

/**
 * The decision page: GET shows and changes nothing, POST decides once. Source: docs/rules/mail-and-pages.md,
 * "Opening and deciding".
 */
export const decisionPages = (deps: PageDeps): Router => {
  const assertFewTries = withinLimit(limited(limits.decisions, { keyGenerator: bearerOrMachine(deps) }));
  return Router()
    .get('/decisions/:approval', (request, response) => show(deps, request, response))
    .get('/decisions/:approval/evidence/:hash', (request, response) => showEvidence(deps, request, response))
    .post('/decisions/:approval', (request, response) => decideOnce(deps, request, response, assertFewTries))
    .post('/decisions/:approval/not-me', (request, response) => suspendAt(deps, request, response));
};

async function show(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const at = typeof request.query.at === 'string' ? request.query.at : undefined;
  const matter = await matterOf(request, deps, partOf(request, 'approval'));
  if (!matter.actor) return sendParted(deps, request, response, matter);
  const current = request.query.recorded && at ? await whenRecorded(deps, request, matter, at) : matter;
  await sendScene(
    deps,
    request,
    response,
    { ...current, actor: matter.actor },
    {
      ...(at && { recordedAt: at }),
      passing: askedIn(request),
    },
  );
}

/** A file that is shown in the matter, for whoever may decide on it. */
async function showEvidence(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const hash = partOf(request, 'hash');
  const { view, actor } = await matterOf(request, deps, partOf(request, 'approval'));
  try {
    if (!actor) throw new DomainError('forbidden');
    const isShown = view.approval.request.content.evidence.some((piece) => piece.hash === hash);
    if (!isShown && !isOfComment(await commentsFor(deps, view, actor.person), hash)) throw new DomainError('not_found');
    await sendEvidence(response, deps, view.programme, hash);
  } catch (error) {
    await sendRefusal(deps, request, response, error);
  }
}

/** The ledger has an accepted decision a moment after the process does. */
async function whenRecorded(deps: PageDeps, request: Request, matter: Matter, at: string): Promise<Matter> {
  const giveUpAt = Date.now() + RECORDED_WITHIN_MS;
  let current = matter;
  while (!current.view.approval.decisions.some(({ acceptedAt }) => acceptedAt === at) && Date.now() < giveUpAt) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    current = await matterAgain(request, deps, matter.view.id);
  }
  return current;
}

async function decideOnce(
  deps: PageDeps,
  request: Request,
  response: Response,
  assertFewTries: ReturnType<typeof withinLimit>,
): Promise<void> {
  const id = partOf(request, 'approval');
  const typed = typedDecision(request);
  const matter = await matterOf(request, deps, id);
  if (!matter.actor) return refuseParted(deps, request, response, matter, { ...typed, said: linesOf(typed) });
  const { actor } = matter;
  try {
    assertOwnForm(request, deps, actor.binding);
  } catch (error) {
    return sendUntrusted(deps, request, response, matter.visit, linesOf(typed), error);
  }
  try {
    await assertFewTries(request, response);
    const proven = await proveByCode(deps, request, response, matter.view, actor);
    await assertVotesByHand(deps, matter.view.approval, proven, sentBy(request));
    const decision = decisionOf(request, typed, proven, deps.now());
    if (isLateRecusal(matter.view, decision)) {
      await openReview(deps, matter.view, decision);
      await tidyUp(() => decidedHere(deps, request, actor.person));
      await tidyUp(() => deps.drafts.drop({ approval: id, person: actor.person }));
      return await goOn(deps, request, response, `${decisionPath(id)}#reviews`);
    }
    const { seat, verdict, comment, conditions } = decision;
    await assertCurrentRound(deps, matter.view.approval);
    if (matter.view.state === 'open')
      assertConditionsMeetable(matter.programme, conditions, todayFor(matter.programme, decision.acceptedAt));
    const updateId = updateIdOf(fieldOf(request, 'nonce'), verdict, comment, conditions, seat);
    const receipt = await deps.processes.ask(id, decideUpdate, updateId, decision);
    await tidyUp(() => decidedHere(deps, request, actor.person));
    await tidyUp(() => deps.drafts.drop({ approval: id, person: actor.person }));
    const at = encodeURIComponent(receipt.decision.acceptedAt);
    await goOn(deps, request, response, `${decisionPath(id)}?recorded=1&at=${at}`);
  } catch (error) {
    await refuse(deps, request, response, { ...matter, actor }, typed, error);
  }
}

const linesOf = ({ comment, conditions }: TypedDecision): readonly string[] => [
  comment,
  ...conditions.map(({ text, owner, due }) => [text, owner, due].filter(Boolean).join(' · ')),
];
