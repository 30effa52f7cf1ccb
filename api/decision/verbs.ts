import { assertNoneBarred } from '../../domain/approvals/actions/rules';
import type { Approval, Outcome } from '../../domain/approvals/approvals';
import { addedSeat, NOT_ME, type Action } from '../../domain/approvals/actions/actions';
import { DomainError } from '../../domain/shared/errors';
import { awaitedSeats } from '../../domain/approvals/outcomes';
import { mayPause } from '../../domain/approvals/pauses';
import type { Within } from '../../domain/programme/policies';
import type { Programme } from '../../domain/programme/programme';
import { refused } from '../../domain/shared/reasons';
import { allSeats } from '../../domain/approvals/seats';
import { text } from '../../domain/shared/sentences';
import { assertNotOfOther, assertOfParty } from '../../domain/roster/standing-in';
import type { Text } from '../../domain/shared/text';
import { hashOf } from '../../infra/host/hashes';
import type { Services } from '../../infra/services';
import { assertOfficeOf } from '../access/office';
import { isDomainRefusal, namingOutcome } from '../http/refusals';
import { standingOf, type StandingDeps } from './standings';
import type { Person } from '../../domain/shared/keys';
import type { Seat } from '../../domain/programme/governance';

/** An open approval in its programme, and the instant at which somebody does something to it. */
export interface Matter {
  readonly approval: Approval;
  readonly definition: Programme;
  /** ISO instant. */
  readonly at: string;
}

/** Who does it; a repeat under the same id changes nothing twice. */
export interface Act {
  readonly by: Person;
  /** Who else it may be: behind the office's shared token stands any of its people. */
  readonly orAnyOf?: readonly Person[];
  readonly requestId: string;
}

/** A seat that goes to somebody, and why. */
interface Passed {
  readonly seat: string;
  readonly to: Person;
  readonly reason: string;
}

/** What came of it. */
export interface Done {
  readonly approval: string;
  readonly outcome: 'open' | Outcome;
  readonly change: Action;
}

interface VerbDeps extends Pick<Services, 'planner' | 'processes'>, StandingDeps {
  readonly attempts: Pick<Services['attempts'], 'recordAttempt'>;
}

export type Verbs = ReturnType<typeof createVerbs>;

/** Throws `seat_not_held` where the matter has no such seat. */
const seatIn = ({ approval }: Matter, id: string): Seat => {
  const seat = allSeats(approval).find((each) => each.id === id);
  if (seat) return seat;
  throw refused('seat_not_held', text(`本事项没有席位“${id}”。`, `There is no seat "${id}" in this matter.`), {
    field: 'seat',
  });
};

/**
 * What people do to an open approval beside deciding, alike from page and API. Each throws the refusal of the rule that
 * it breaks, and every try that a rule refused is recorded. Source: docs/rules/people.md, "What the requester does" and
 * "What the office does".
 */
export const createVerbs = (deps: VerbDeps) => {
  const { planner, processes, attempts } = deps;
  /** Does it; a try that a rule refused is recorded. `seat` is the one that is acted for, or empty. */
  const attempt = async <Result>(
    { approval: matter, at }: Matter,
    { by }: Act,
    seat: string,
    work: (approval: string) => Promise<Result>,
  ): Promise<Result> => {
    const { approval } = matter.request;
    try {
      return await work(approval);
    } catch (error) {
      if (isDomainRefusal(error)) await attempts.recordAttempt({ at, approval, seat, person: by, code: error.code });
      throw namingOutcome(error, matter);
    }
  };

  /** Makes the change by the one update for it. */
  const make = (matter: Matter, act: Act, seat: string, build: () => Action | Promise<Action>): Promise<Done> =>
    attempt(matter, act, seat, async (approval) => {
      const change = await build();
      assertNoneBarred(matter.approval, change, act.orAnyOf ?? []);
      const { outcome, made = change } = await processes.change(approval, change, hashOf([act.requestId, change.type]));
      return { approval, outcome, change: made };
    });

  /** Gives a seat to somebody whom `assertMayTake` lets have it. */
  const pass =
    (type: 'approval.delegated' | 'approval.reassigned', assertMayTake: typeof assertOfParty) =>
    (matter: Matter, act: Act, { seat, to, reason }: Passed) =>
      make(matter, act, seat, async () => {
        const { definition, at } = matter;
        const { party } = seatIn(matter, seat);
        assertMayTake(await standingOf(deps, definition, at), { person: to, party, at }, 'to');
        return { type, seat, by: act.by, to, reason, at: matter.at };
      });

  const nudge = (matter: Matter, act: Act, { id: seat, party }: Pick<Seat, 'id' | 'party'>) =>
    make(matter, { ...act, requestId: `${act.requestId} ${seat}` }, seat, async () => {
      const { by } = act;
      const { at } = matter;
      const day = await planner.workingDay(matter.approval.request.programme, party, at);
      return { type: 'approval.nudged', seat, by, day, at };
    });

  return {
    /** Gives the task to somebody of the same party. */
    delegate: pass('approval.delegated', assertOfParty),

    /** Asks the requester; `pauses` stops the clock, where the policy allows it and once. */
    question: (
      matter: Matter,
      act: Act,
      { seat, question, pauses }: { readonly seat: string; readonly question: string; readonly pauses: boolean },
    ) =>
      make(matter, act, seat, async () => {
        const { approval, at } = matter;
        const within = approval.request.policy.questionPause;
        const pause = pauses && within && mayPause(approval) && (await planner.planPause(approval, within, at));
        return { type: 'approval.questioned', seat, by: act.by, question, ...(pause && { pause }), at };
      }),

    /** Answers what is open; the deadline that people were told stands. */
    answer: (matter: Matter, act: Act, answer: string) =>
      make(matter, act, '', () => ({ type: 'approval.answered', by: act.by, answer, at: matter.at })),

    /** Nudges one seat, or all that are awaited; those nudged today are left out, unless that leaves none. */
    nudge: async (matter: Matter, act: Act, seat?: string): Promise<readonly string[]> => {
      const seats = seat === undefined ? awaitedSeats(matter.approval) : [seatIn(matter, seat)];
      const nudged: string[] = [];
      let last = namingOutcome(new DomainError('already_closed'), matter.approval);
      for (const each of seats)
        try {
          await nudge(matter, act, each);
          nudged.push(each.id);
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          last = error;
        }
      if (nudged.length === 0) throw last;
      return nudged;
    },

    /** Gives an awaited seat to another person for this matter. */
    reassign: pass('approval.reassigned', assertNotOfOther),

    /** Names who answers for a recused seat in this matter, of its party and by the office of that party. */
    deputise: (matter: Matter, act: Act, { seat, to, reason }: Passed) =>
      make(matter, act, seat, async () => {
        const { definition, at } = matter;
        const { party } = seatIn(matter, seat);
        assertOfficeOf(definition, act.by, party);
        assertOfParty(await standingOf(deps, definition, at), { person: to, party, at }, 'to');
        return { type: 'approval.deputised', seat, by: act.by, to, reason, at };
      }),

    /** Moves the deadline of the open stage. */
    extend: (matter: Matter, act: Act, to: { readonly dueAt: string } | Within, reason: string) =>
      make(matter, act, '', async () => {
        const { plan, earliest } = await planner.planExtension(matter.approval, to, matter.at);
        return { type: 'approval.extended', plan, earliest, by: act.by, reason, at: matter.at };
      }),

    /** Asks one more person, for a party that decides. */
    addApprover: (
      matter: Matter,
      act: Act,
      said: { readonly person: Person; readonly party: string; readonly title: Text; readonly reason: string },
    ) =>
      make(matter, act, '', async () => {
        const { person, party, title, reason } = said;
        const { approval, definition, at } = matter;
        if (!Object.hasOwn(definition.parties, party) || !definition.parties[party]?.decides)
          throw refused('invalid_input', text(`“${party}”不参与决策。`, `"${party}" is no party that decides.`), {
            field: 'party',
          });
        assertNotOfOther(await standingOf(deps, definition, at), { person, party, at }, 'person');
        const seat = addedSeat(person, party, title);
        return { type: 'approval.approverAdded', stage: approval.stage, seat, by: act.by, reason, at };
      }),

    /** Makes every link of a person into this matter worthless. */
    revokeLinks: (matter: Matter, act: Act, person: Person, reason: string) =>
      make(matter, act, '', () => ({ type: 'approval.linksRevoked', person, by: act.by, reason, at: matter.at })),

    /** Makes them worthless because somebody who was mailed one says that they are not its person; however often, it is once. */
    suspendLinks: (matter: Matter, person: Person) =>
      make(matter, { by: NOT_ME, requestId: `${NOT_ME} ${person}` }, '', () => ({
        type: 'approval.linksRevoked',
        person,
        by: NOT_ME,
        reason: '',
        at: matter.at,
      })),

    /** Says that the office has reached somebody whose mails do not arrive: that clock runs again. */
    reach: (matter: Matter, act: Act, person: Person, reason: string) =>
      make(matter, act, '', () => {
        const [{ at }, { by }] = [matter, act];
        return { type: 'approval.reached', person, isReached: true, by, reason, at };
      }),

    /** Takes the request back, for whoever made it. */
    withdraw: (matter: Matter, act: Act, reason: string) =>
      attempt(matter, act, '', (approval) => processes.withdraw(approval, { by: act.by, reason }, act.requestId)),

    /** Decides in place of those asked. */
    override: (matter: Matter, act: Act, outcome: 'approved' | 'rejected', reason: string) =>
      make(matter, act, '', () => ({ type: 'approval.overridden', outcome, by: act.by, reason, at: matter.at })),
  };
};
