import { allSeats } from '../../domain/approvals/seats';
import { createVerbs, type Act, type Matter } from '../decision/verbs';
import { assertSure, bearerBy } from '../access/bearers';
import { assertVotesByHand } from '../access/by-hand';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Call, type Caller, type Endpoint } from '../http/endpoint';
import {
  addition,
  answer,
  delegation,
  deputation,
  extension,
  nudge,
  override,
  question,
  reaching,
  reassignment,
  revocation,
} from './verb-forms';
import { actingFor, anyOf } from '../access/office';
import { isDomainRefusal } from '../http/refusals';
import { approvalOf } from './operations';
import type { Person } from '../../domain/shared/keys';

const refusals = {
  403: 'Not this seat, not this person, or a stronger identity is needed',
  409: 'Closed, decided already, or not possible like this',
  410: 'The link is no longer valid',
  422: 'A reason is missing',
};

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

  /** The matter, and the person of the office who acts: whoever is named, else whoever made the request or the office's first. */
  const runBy = async (
    { params, requestId, caller }: Pick<Call<unknown, unknown>, 'params' | 'requestId' | 'caller'>,
    by: Person | undefined,
    asRequester = false,
  ): Promise<{ readonly matter: Matter; readonly act: Act }> => {
    const matter = await matterOf(params.approval);
    const person = actingFor(matter.definition, by ?? (asRequester ? matter.approval.request.requester : undefined));
    return { matter, act: { by: person, requestId, ...anyOf(caller, matter.definition) } };
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
    endpoint({
      method: 'post',
      path: '/approvals/:approval/answers',
      tag: 'Approvals',
      repeats: true,
      body: answer,
      summary: 'Answers the open question, in the name of whoever made the request',
      answers: { 200: 'Whoever is awaited has the answer; the deadline stands as it is', ...refusals },
      handle: async ({ body, ...call }) => {
        const { matter, act } = await runBy(call, body.by, true);
        return ok(await verbs.answer(matter, act, body.answer));
      },
    }),
    endpoint({
      method: 'post',
      path: '/approvals/:approval/nudges',
      tag: 'Approvals',
      repeats: true,
      body: nudge,
      summary: 'Asks awaited seats to hurry (催办), each at most once a working day',
      answers: { 200: 'The seats that were nudged', 429: 'All of them were nudged today', ...refusals },
      handle: async ({ body, ...call }) => {
        const { matter, act } = await runBy(call, body.by, true);
        const nudged = await verbs.nudge(matter, act, body.seat);
        return ok({ approval: matter.approval.request.approval, nudged });
      },
    }),
    endpoint({
      method: 'post',
      path: '/approvals/:approval/reassignments',
      tag: 'Approvals',
      repeats: true,
      body: reassignment,
      summary: 'Gives an awaited seat to another person for this matter (转办)',
      answers: { 200: 'The new person is asked now', ...refusals },
      handle: async ({ body, ...call }) => {
        const { matter, act } = await runBy(call, body.by);
        return ok(await verbs.reassign(matter, act, body));
      },
    }),
    endpoint({
      method: 'post',
      path: '/approvals/:approval/deputies',
      tag: 'Approvals',
      repeats: true,
      body: deputation,
      summary: 'Names who answers for a recused seat in this matter, by the office of its party',
      answers: { 200: 'The deputy is asked now', ...refusals },
      handle: async (call) => {
        const { seat, to, reason, by } = call.body;
        const { approval, definition } = await matterOf(call.params.approval);
        const party = allSeats(approval).find(({ id }) => id === seat)?.party ?? '';
        const { matter, act } = await runBy(call, by ?? definition.governance.office.people[party]);
        return ok(await verbs.deputise(matter, act, { seat, to, reason }));
      },
    }),
    endpoint({
      method: 'post',
      path: '/approvals/:approval/extensions',
      tag: 'Approvals',
      repeats: true,
      body: extension,
      summary: 'Moves the deadline, never to less than one working day from now; both parties are told',
      answers: { 200: 'The new deadline', ...refusals },
      handle: async ({ body, ...call }) => {
        const { matter, act } = await runBy(call, body.by);
        const { dueAt, workingDays = 1, reason } = body;
        return ok(await verbs.extend(matter, act, dueAt === undefined ? { workingDays } : { dueAt }, reason));
      },
    }),
    endpoint({
      method: 'post',
      path: '/approvals/:approval/approvers',
      tag: 'Approvals',
      repeats: true,
      body: addition,
      summary: 'Adds an approver (加签), whose approval the open stage then needs as well',
      answers: { 200: 'The new approver is asked now', ...refusals },
      handle: async ({ body, ...call }) => {
        const { matter, act } = await runBy(call, body.by);
        return ok(await verbs.addApprover(matter, act, body));
      },
    }),
    endpoint({
      method: 'post',
      path: '/approvals/:approval/revocations',
      tag: 'Approvals',
      repeats: true,
      body: revocation,
      summary: 'Makes every link of a person into this matter worthless; the person signs in to decide',
      answers: { 200: 'The links are dead, and the person is told', ...refusals },
      handle: async ({ body, ...call }) => {
        const { matter, act } = await runBy(call, body.by);
        return ok(await verbs.revokeLinks(matter, act, body.person, body.reason));
      },
    }),
    endpoint({
      method: 'post',
      path: '/approvals/:approval/reached',
      tag: 'Approvals',
      repeats: true,
      body: reaching,
      summary: 'Says that the office has reached somebody whose mails do not arrive; their clock runs again',
      answers: { 200: 'Their clock runs again', ...refusals },
      handle: async ({ body, ...call }) => {
        const { matter, act } = await runBy(call, body.by);
        return ok(await verbs.reach(matter, act, body.person, body.reason));
      },
    }),
    endpoint({
      method: 'post',
      path: '/approvals/:approval/override',
      tag: 'Approvals',
      repeats: true,
      body: override,
      summary: 'Decides in place of the groups; the record says so, and never for a request of one’s own',
      answers: { 200: 'It is closed, and everybody asked is told', ...refusals },
      handle: async ({ body, ...call }) => {
        const { matter, act } = await runBy(call, body.by);
        return ok(await verbs.override(matter, act, body.outcome, body.reason));
      },
    }),
  ];
};
