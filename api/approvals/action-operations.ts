import { createVerbs, type Matter } from '../decision/verbs';
import { assertSure, bearerBy } from '../access/bearers';
import { assertVotesByHand } from '../access/by-hand';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Caller, type Endpoint } from '../http/endpoint';
import { delegation, question, refusals } from './verb-forms';
import { isDomainRefusal } from '../http/refusals';
import { verbEndpoints } from '../things/verb-doors';
import { approvalOf } from './lookups';
import { actions } from './verbs';

/**
 * What people do to an open approval beside deciding. Source: docs/rules/people.md, "What the requester does" and
 * "What the office does".
 */
export const approvalChangeEndpoints = (deps: ApiDeps): readonly Endpoint[] => {
  const verbs = createVerbs(deps);

  const matterOf = async (id = ''): Promise<Matter> => {
    const { approval, programme } = await approvalOf(deps, id);
    return { approval, definition: await deps.directory.definition(programme), at: deps.now().toISOString() };
  };

  /** The matter, and whoever answers there for a seat; a link says which of theirs, somebody signed in has it said. */
  const heldBy = async (id: string | undefined, caller: Caller, requestId: string, digits = '') => {
    const matter = await matterOf(id);
    const bearer = await bearerBy(deps, matter.approval, caller);
    try {
      assertSure(matter.approval, bearer);
      await assertVotesByHand(deps, matter.approval, bearer, { digits });
    } catch (error) {
      const { seat, person } = bearer;
      const approval = matter.approval.request.approval;
      if (isDomainRefusal(error))
        await deps.attempts.recordAttempt({ at: matter.at, approval, seat, person, code: error.code });
      throw error;
    }
    return { matter, seat: bearer.seat, act: { by: bearer.person, requestId } };
  };

  return [
    endpoint({
      method: 'post',
      path: '/approvals/:approval/delegations',
      tag: 'Approvals',
      repeats: true,
      body: delegation,
      summary: 'Delegates this task to somebody of the same party, who takes the seat',
      answers: { 200: 'The delegate is asked now; the own link is dead', ...refusals },
      handle: async ({ params, body, caller, requestId }) => {
        const { digits, ...asked } = body;
        const { matter, act, seat } = await heldBy(params.approval, caller, requestId, digits);
        return ok(await verbs.delegate(matter, act, { ...asked, seat: asked.seat ?? seat }));
      },
    }),
    endpoint({
      method: 'post',
      path: '/approvals/:approval/questions',
      tag: 'Approvals',
      repeats: true,
      body: question,
      summary: 'Asks the requester a question; stops the clock once where the policy says so',
      answers: { 200: 'The requester has been asked', ...refusals },
      handle: async ({ params, body, caller, requestId }) => {
        const { digits, ...asked } = body;
        const { matter, act, seat } = await heldBy(params.approval, caller, requestId, digits);
        return ok(await verbs.question(matter, act, { ...asked, seat: asked.seat ?? seat }));
      },
    }),
    ...verbEndpoints(deps, actions),
  ];
};
