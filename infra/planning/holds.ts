import type { Approval } from '../../domain/approvals/approvals';
import { blockage, heldSeats, type Blocker } from '../../domain/approvals/blockages';
import type { HeldSeat } from '../../domain/approvals/actions/actions';
import { standstillOf } from '../../domain/approvals/time/standstills';
import { gracePeriodOf } from '../../domain/approvals/time/grace-periods';
import { officePeople } from '../../domain/programme/parties';
import { vacancyGraceOf } from '../../domain/programme/policies';
import { dueAfter, planUntil, remaining, type PartyCalendars } from '../../domain/approvals/time/plans';
import type { Programme } from '../../domain/programme/programme';
import { allSeats } from '../../domain/approvals/seats';
import { epochOf, type Instant } from '../../domain/calendar/zones';
import type { Directory } from './directory';
import type { PartyKey, Person } from '../../domain/shared/keys';

interface Held {
  readonly approval: Approval;
  /** ISO instant of the asking process. */
  readonly at: string;
}

interface Released extends Held {
  /** When the open stage began (ISO). */
  readonly opensAt: string;
}

/** Who of the office looks after some parties; the whole office for a party without somebody of its own. */
const officersOf = (programme: Programme, parties: readonly PartyKey[]): readonly Person[] => [
  ...new Set(parties.flatMap((party) => programme.governance.office.people[party] ?? officePeople(programme))),
];

const later = (a: Instant, b: Instant): Instant => (epochOf(a) < epochOf(b) ? b : a);

/** Works out how long a matter waits for seats to be filled, and its deadline once they are; computes and changes nothing. */
export const createHoldPlanner = (
  directory: Pick<Directory, 'calendars' | 'definition'>,
  clockOf: (approval: Approval) => Promise<PartyCalendars>,
) => {
  /** Each seat on the calendar of its party. Who only can't be reached has no less time than everybody else. */
  const untilOf = ({ approval, at }: Held, calendars: PartyCalendars, { seat, because }: Blocker): HeldSeat => {
    const known = heldSeats(approval).find((each) => each.seat === seat.id && each.because === because);
    const since = known?.since ?? at;
    const grace = vacancyGraceOf(approval.request.policy);
    const own = calendars[seat.party] ? [seat.party] : Object.keys(calendars);
    const over = dueAfter(grace, since, own, calendars);
    return { seat: seat.id, because, since, until: because === 'unreached' ? later(over, approval.dueAt) : over };
  };

  return {
    /** The seats that have to be filled, each with its own grace from when it was first missed; and who of the office hears of it. */
    planHolding: async ({ approval, at }: Held) => {
      const definition = await directory.definition(approval.request.programme);
      const calendars = directory.calendars(definition);
      const blockers = blockage(approval);
      return {
        seats: blockers.map((blocker) => untilOf({ approval, at }, calendars, blocker)),
        told: officersOf(definition, [...new Set(blockers.map(({ seat }) => seat.party))]),
      };
    },
    /** The deadline once nothing blocks the matter any more: what was left of the working time, and a notice period at least. */
    planRelease: async ({ approval, opensAt, at }: Released) => {
      const definition = await directory.definition(approval.request.programme);
      const clock = await clockOf(approval);
      const { policy } = approval.request;
      const { from, again } = standstillOf(approval, { opensAt, at });
      const left = remaining(clock, { from, dueAt: approval.dueAt, again });
      const fresh = dueAfter(gracePeriodOf(policy), at, Object.keys(clock), clock);
      const ids = heldSeats(approval).map(({ seat }) => seat);
      const parties = allSeats(approval).flatMap(({ id, party }) => (ids.includes(id) ? party : []));
      return {
        plan: planUntil(policy, again, later(later(left, fresh), approval.dueAt), clock),
        told: officersOf(definition, [...new Set(parties)]),
      };
    },
  };
};
