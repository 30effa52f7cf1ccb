import { Router, type Request, type Response } from 'express';
import type { Action } from '../../domain/approvals/actions/actions';
import { DomainError } from '../../domain/shared/errors';
import { createVerbs, type Act, type Matter as VerbMatter, type Verbs } from './verbs';
import { assertSure } from '../access/bearers';
import { assertVotesByHand } from '../access/by-hand';
import { bearerOrMachine, limited, limits, withinLimit } from '../access/limits';
import type { PassingVerb, TypedPassing } from './passing-scene';
import { reasonOf, refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import type { Actor } from '../access/actor';
import { assertOwnForm, fieldOf, goOn, partOf } from '../ui/answer';
import { sentBy } from '../access/hand-forms';
import { sendScene, sendUntrusted } from './shown';
import type { PageDeps } from '../http/page-deps';
import { refuseParted, sendParted } from './parted';
import { typedPassing } from './passing-options';
import { proveByCode } from './proof';
import { matterAgain, matterOf, type Matter } from './visitor';
import { readerOf } from '../ui/visit';
import { decisionPath } from '../../mail/paths';
import { updateIdOf } from '../http/update-ids';
import { say } from '../../domain/shared/text';

/** Passing a task on and asking the requester, on the decision page: the same tier, nonce and cookie as a decision. */
export const passingPages = (deps: PageDeps): Router => {
  const verbs = createVerbs(deps);
  const assertFewTries = withinLimit(limited(limits.decisions, { keyGenerator: bearerOrMachine(deps) }));
  const doing =
    (verb: PassingVerb) =>
    async (request: Request, response: Response): Promise<void> => {
      const matter = await matterOf(request, deps, partOf(request, 'approval'));
      const typed = typedPassing(request, verb);
      // Sent again after it was done: the seat is the delegate's, and the page says so.
      if (!matter.actor && verb === 'delegate') return sendParted(deps, request, response, matter);
      if (!matter.actor) return refuseParted(deps, request, response, matter, { seat: typed.seat, said: [typed.said] });
      const { actor, view, programme } = matter;
      try {
        assertOwnForm(request, deps, actor.binding);
      } catch (error) {
        return sendUntrusted(deps, request, response, matter.visit, [typed.said], error);
      }
      try {
        await assertFewTries(request, response);
        const proven = await proveByCode(deps, request, response, view, actor);
        assertSure(view.approval, proven);
        await assertVotesByHand(deps, view.approval, proven, sentBy(request));
        const here = { approval: view.approval, definition: programme, at: deps.now().toISOString() };
        const requestId = updateIdOf(fieldOf(request, 'nonce'), typed);
        const { change } = await passOn(verbs, here, { by: proven.person, requestId }, typed);
        await goOn(deps, request, response, `${decisionPath(view.id)}?${doneBy(change, typed)}`);
      } catch (error) {
        await refusePassing(deps, request, response, { ...matter, actor }, typed, error);
      }
    };
  return Router()
    .post('/decisions/:approval/delegation', doing('delegate'))
    .post('/decisions/:approval/question', doing('ask'));
};

/** What the page then says: that it was done, and that the clock goes on where it was to be stopped and could not be. */
const doneBy = (change: Action, { verb, pauses }: TypedPassing): string => {
  if (verb === 'delegate') return 'delegated=1';
  return pauses && !('pause' in change) ? 'asked=running' : 'asked=1';
};

/** Does what the form asks for. Throws `invalid_input` where nobody was chosen. */
function passOn(verbs: Verbs, here: VerbMatter, act: Act, { verb, seat, to, said, pauses }: TypedPassing) {
  if (verb === 'ask') return verbs.question(here, act, { seat, question: said, pauses });
  if (to === '') throw refused('invalid_input', text('请选择受托人。', 'Choose a delegate.'));
  return verbs.delegate(here, act, { seat, to, reason: said });
}

/** Shows the refusal in place, with the true state and what was typed. */
async function refusePassing(
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
      refused: { code: error.code, ...(why && { detail: say(why, language) }) },
      passing: { typed, open: typed.verb },
    },
  );
}
