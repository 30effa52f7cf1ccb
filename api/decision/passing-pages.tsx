import { Router, type Request, type Response } from 'express';
import type { Action } from '../../domain/approvals/actions/actions';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import { decisionPath } from '../../mail/paths';
import { assertSure } from '../access/bearers';
import { assertVotesByHand, sentBy } from '../access/by-hand';
import { bearerOrMachine, limited, limits, withinLimit } from '../access/limits';
import type { PageDeps } from '../http/page-deps';
import { updateIdOf } from '../http/update-ids';
import { assertOwnForm, fieldOf, goOn, partOf } from '../ui/answer';
import { proveByCode } from './code';
import { refuseParted, sendParted, sendUntrusted } from './parted';
import { typedPassing, type PassingVerb, type TypedPassing } from './passing-options';
import { fileAlong, withSentFile } from './question-file';
import { refusePassing } from './tries';
import { createVerbs, type Act, type Matter as VerbMatter, type Verbs } from './verbs';
import { matterOf } from './visitor';

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
        const said = await withSentFile(deps, request, response, view.programme, typed, proven.person);
        const requestId = updateIdOf(fieldOf(request, 'nonce'), said);
        const { change } = await passOn(verbs, here, { by: proven.person, requestId }, said);
        await goOn(deps, request, response, `${decisionPath(view.id)}?${doneBy(change, typed)}`);
      } catch (error) {
        await refusePassing(deps, request, response, { ...matter, actor }, typedPassing(request, verb), error);
      }
    };
  return Router()
    .post('/decisions/:approval/delegation', doing('delegate'))
    .post('/decisions/:approval/question', fileAlong(deps), doing('ask'));
};

/** What the page then says: that it was done, and that the clock goes on where it was to be stopped and could not be. */
const doneBy = (change: Action, { verb, pauses }: TypedPassing): string => {
  if (verb === 'delegate') return 'delegated=1';
  return pauses && !('pause' in change) ? 'asked=running' : 'asked=1';
};

/** Does what the form asks for. Throws `invalid_input` where nobody was chosen. */
function passOn(verbs: Verbs, here: VerbMatter, act: Act, { verb, seat, to, said, pauses }: TypedPassing) {
  if (verb === 'ask') return verbs.question(here, act, { seat, question: said, pauses });
  if (to === '') throw refused('invalid_input', text('请选择受托人。', 'Choose a delegate.'), { field: 'to' });
  return verbs.delegate(here, act, { seat, to, reason: said });
}
