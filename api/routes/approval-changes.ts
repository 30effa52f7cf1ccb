import type { Approval } from '../../domain/approvals';
import { addedSeat, type Change } from '../../domain/changes';
import { DomainError } from '../../domain/errors';
import { awaitedSeats } from '../../domain/outcomes';
import type { Person, Programme, Seat } from '../../domain/programme';
import { questionOf } from '../../domain/approval-changes';
import { allSeats } from '../../domain/seats';
import { assertNotOfOther, assertOfParty } from '../../domain/standing-in';
import type { ApprovalView } from '../../domain/views';
import { hashOf } from '../../infra/hashes';
import { assertSure, bearerIn, claimsIn } from '../bearers';
import type { ApiDeps } from '../deps';
import { endpoint, ok, type Answer, type Caller, type Endpoint } from '../endpoint';
import {
  addition,
  answer,
  delegation,
  extension,
  nudge,
  override,
  question,
  reaching,
  reassignment,
} from '../forms/approval-changes';
import { actingFor } from '../office';
import { isDomainRefusal } from '../refusals';
import { approvalOf } from './approvals';

/** An approval with its programme's definition, and the office person who acts. */
interface Matter {
  readonly view: ApprovalView;
  readonly approval: Approval;
  readonly definition: Programme;
  readonly at: string;
}

const refusals = {
  403: 'Not this seat, not this person, or a stronger identity is needed',
  409: 'Closed, decided already, or not possible like this',
  410: 'The link is no longer valid',
  422: 'A reason is missing',
};

/** What people do to an open approval beside deciding. Source: approvals.md, "What people can do". */
export const approvalChangeEndpoints = (deps: ApiDeps): readonly Endpoint[] => {
  const matterOf = async (id = ''): Promise<Matter> => {
    const view = await approvalOf(deps, id);
    const definition = await deps.directory.definition(view.programme);
    return { view, approval: view.approval, definition, at: deps.now().toISOString() };
  };

  /** Makes the change by the one update for it; a refused try is recorded. */
  const make = async ({ view }: Matter, change: Change, requestId: string): Promise<Answer> => {
    try {
      const { outcome } = await deps.processes.change(view.id, change, hashOf([requestId, change.type]));
      return ok({ approval: view.id, outcome, change });
    } catch (error) {
      if (isDomainRefusal(error)) await recordAttempt(deps, view.id, change, error.code);
      throw error;
    }
  };

  const office = ({ definition }: Matter, by: Person | undefined) => actingFor(definition, by);
  const seatOf = ({ approval }: Matter, id: string): Seat => {
    const seat = allSeats(approval).find((each) => each.id === id);
    if (!seat) throw new DomainError('seat_not_held', `There is no seat "${id}" in this matter.`, { field: 'seat' });
    return seat;
  };
  const bearerOf = async (id: string | undefined, caller: Caller) => {
    const claims = await claimsIn(deps, id ?? '', caller);
    const matter = await matterOf(id);
    const bearer = bearerIn(matter.approval, claims);
    assertSure(matter.approval, bearer);
    return { matter, ...bearer };
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
        const { matter, person, claims } = await bearerOf(params.approval, caller);
        const seat = seatOf(matter, body.seat ?? claims.seat);
        assertOfParty(matter.definition, body.to, seat.party);
        const { to, reason } = body;
        const { at } = matter;
        return make(matter, { type: 'approval.delegated', seat: seat.id, by: person, to, reason, at }, requestId);
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
        const { matter, person, claims } = await bearerOf(params.approval, caller);
        const { approval, at } = matter;
        const pausing = approval.request.policy.questionPause;
        const pause = pausing && (await deps.planner.planPause(approval, pausing, at));
        const asked = { seat: body.seat ?? claims.seat, by: person, question: body.question, at };
        return make(matter, { type: 'approval.questioned', ...asked, ...(pause && { pause }) }, requestId);
      },
    }),
    endpoint({
      method: 'post',
      path: '/approvals/:approval/answers',
      tag: 'Approvals',
      repeats: true,
      body: answer,
      summary: 'Answers the open question, in the name of whoever made the request',
      answers: { 200: 'Whoever is awaited has the answer; a stopped clock runs on', ...refusals },
      handle: async ({ params, body, requestId }) => {
        const matter = await matterOf(params.approval);
        const { approval, at } = matter;
        const by = office(matter, body.by ?? approval.request.requester);
        const asked = questionOf(approval, at);
        const pause = asked?.isPaused ? asked.question.pause : undefined;
        const stopped = asked && pause && { at: asked.question.at, until: pause.until };
        const plan = stopped && (await deps.planner.planResumption(approval, stopped, at));
        return make(
          matter,
          { type: 'approval.answered', by, answer: body.answer, at, ...(plan && { plan }) },
          requestId,
        );
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
      handle: async ({ params, body, requestId }) => {
        const matter = await matterOf(params.approval);
        const by = office(matter, body.by ?? matter.approval.request.requester);
        const seats = body.seat === undefined ? awaitedSeats(matter.approval) : [seatOf(matter, body.seat)];
        return nudgeEach(matter, seats, by, requestId);
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
      handle: async ({ params, body, requestId }) => {
        const matter = await matterOf(params.approval);
        const { to, reason } = body;
        const seat = seatOf(matter, body.seat);
        assertNotOfOther(matter.definition, to, seat.party);
        const by = office(matter, body.by);
        const { at } = matter;
        return make(matter, { type: 'approval.reassigned', seat: seat.id, to, by, reason, at }, requestId);
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
      handle: async ({ params, body, requestId }) => {
        const matter = await matterOf(params.approval);
        const { dueAt, workingDays = 1, reason } = body;
        const { at } = matter;
        const wanted = dueAt === undefined ? { workingDays } : { dueAt };
        const { plan, earliest } = await deps.planner.planExtension(matter.approval, wanted, at);
        const by = office(matter, body.by);
        return make(matter, { type: 'approval.extended', plan, earliest, by, reason, at }, requestId);
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
      handle: async ({ params, body, requestId }) => {
        const matter = await matterOf(params.approval);
        const { person, party, title, reason } = body;
        if (!matter.definition.parties[party]?.decides)
          throw new DomainError('invalid_input', `"${party}" is no party that decides.`, { field: 'party' });
        assertNotOfOther(matter.definition, person, party);
        const by = office(matter, body.by);
        const added = {
          stage: matter.approval.stage,
          seat: addedSeat(person, party, title),
          by,
          reason,
          at: matter.at,
        };
        return make(matter, { type: 'approval.approverAdded', ...added }, requestId);
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
      handle: async ({ params, body, requestId }) => {
        const matter = await matterOf(params.approval);
        const { person, reason } = body;
        const by = office(matter, body.by);
        const { at } = matter;
        return make(matter, { type: 'approval.reached', person, isReached: true, by, reason, at }, requestId);
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
      handle: async ({ params, body, requestId }) => {
        const matter = await matterOf(params.approval);
        const { outcome, reason } = body;
        const by = office(matter, body.by);
        return make(matter, { type: 'approval.overridden', outcome, by, reason, at: matter.at }, requestId);
      },
    }),
  ];

  /** Nudges each seat; those nudged today are left out, unless that leaves none. */
  async function nudgeEach(matter: Matter, seats: readonly Seat[], by: Person, requestId: string): Promise<Answer> {
    const nudged: string[] = [];
    let refused: unknown = new DomainError('already_closed');
    for (const { id: seat, party } of seats) {
      const day = await deps.planner.workingDay(matter.view.programme, party, matter.at);
      try {
        await make(matter, { type: 'approval.nudged', seat, by, day, at: matter.at }, `${requestId} ${seat}`);
        nudged.push(seat);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refused = error;
      }
    }
    if (nudged.length === 0) throw refused;
    return ok({ approval: matter.view.id, nudged });
  }
};

const recordAttempt = ({ attempts }: ApiDeps, approval: string, change: Change, code: DomainError['code']) =>
  attempts.recordAttempt({
    at: change.at,
    approval,
    seat: 'seat' in change && typeof change.seat === 'string' ? change.seat : '',
    person: 'by' in change ? change.by : '',
    code,
  });
