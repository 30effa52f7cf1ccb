import type { Substitution } from '../approvals/actions/actions';
import { addressesOf, isSamePerson, type Addresses } from '../programme/identities';
import { programmeSeats } from '../programme/parties';
import type { Programme } from '../programme/programme';
import { turnsOf, type Roster } from './rosters';
import type { GroupKey, PartyKey, Person } from '../shared/keys';
import type { Seat } from '../programme/governance';

/** By what somebody acts for a party: a seat, the office, operating, auditing, standing in, or a seat of one open approval alone. */
export type PostKind = 'seat' | 'office' | 'operators' | 'auditors' | 'substitute' | 'task';

/** That a person acts for a party, in a period: ISO instants, open at the end that is left out. */
export interface Post {
  readonly person: Person;
  readonly party: PartyKey;
  readonly kind: PostKind;
  /** Of a seat, or of one that is acted for. */
  readonly seat?: string;
  readonly group?: GroupKey;
  readonly from?: string;
  readonly until?: string;
}

/** Who acted for whom when something was asked of the roster: what its process needs to judge it. */
export interface Ground {
  readonly seats: readonly Pick<Seat, 'id' | 'party' | 'group' | 'holder'>[];
  /** The group that supervises. */
  readonly supervision: GroupKey;
  /** What the roster does not change: office, operators, auditors, and seats of open approvals that were passed on or added. */
  readonly posts: readonly Post[];
  readonly addresses: Addresses;
}

/** A programme's ground together with what its roster has still to bring; `holders` are the seats that changed hands since. */
export interface RosterStanding {
  readonly ground: Ground;
  readonly roster: Roster;
  readonly holders?: Readonly<Record<string, Person | null>>;
}

/** What a programme says of who acts for whom, beside `tasks`: the seats of open approvals that somebody holds for them alone. */
export function groundOf(programme: Programme, tasks: readonly Post[] = []): Ground {
  const { office, operators = {}, auditors = {}, supervision } = programme.governance;
  const named = (kind: PostKind, people: Readonly<Record<PartyKey, readonly Person[]>>) =>
    Object.entries(people).flatMap(([party, persons]) => persons.map((person): Post => ({ person, party, kind })));
  return {
    seats: programmeSeats(programme).map(({ id, party, group, holder }) => ({ id, party, group, holder })),
    supervision: supervision.key,
    posts: [
      ...Object.entries(office.people).map(([party, person]): Post => ({ person, party, kind: 'office' })),
      ...named('operators', operators),
      ...named('auditors', auditors),
      ...tasks,
    ],
    addresses: addressesOf(programme),
  };
}

/** Who holds a seat now and will, by turns. */
const seatPosts = ({ ground, roster, holders = {} }: RosterStanding): readonly Post[] => {
  const turns = turnsOf(roster);
  return ground.seats.flatMap(({ id, party, group, holder }) => {
    const now = holders[id] === undefined ? holder : holders[id];
    const own = [{ holder: now, from: undefined }, ...turns.filter(({ seat }) => seat === id)];
    return own.flatMap(({ holder: person, from }, index): readonly Post[] => {
      const until = own[index + 1]?.from;
      if (person === null) return [];
      return [
        {
          ...{ person, party, kind: 'seat', seat: id, group },
          ...(from !== undefined && { from }),
          ...(until !== undefined && { until }),
        },
      ];
    });
  });
};

/** For whom a substitute acts: every seat that the other holds in the period. */
const substitutePosts = (
  seats: readonly Post[],
  { person, substitute, from, until }: Substitution,
  addresses: Addresses,
): readonly Post[] =>
  seats
    .filter((seat) => isSamePerson(seat.person, person, addresses) && overlap(seat, { from, until }))
    .map(({ party, seat, group }) => ({
      ...{ person: substitute, party, kind: 'substitute' as const, from, until },
      ...(seat !== undefined && { seat }),
      ...(group !== undefined && { group }),
    }));

/** Everything by which anybody acts for a party, now and as far as it is planned. */
export function postsOf(standing: RosterStanding): readonly Post[] {
  const { ground, roster } = standing;
  const seats = seatPosts(standing);
  const standIn = roster.substitutions.flatMap((each) => substitutePosts(seats, each, ground.addresses));
  return [...seats, ...ground.posts, ...standIn];
}

type Period = Pick<Post, 'from' | 'until'>;

const startOf = ({ from }: Period) => (from === undefined ? -Infinity : Date.parse(from));
const endOf = ({ until }: Period) => (until === undefined ? Infinity : Date.parse(until));

/** Whether two periods have an instant in common; one that ends as the other begins has none. */
export const overlap = (a: Period, b: Period): boolean => {
  const [start, end] = [Math.max(startOf(a), startOf(b)), Math.min(endOf(a), endOf(b))];
  return start < end;
};

/** Why one person may not have two posts at a time. */
export type Clash =
  'person_of_two_parties' | 'auditor_takes_part' | 'person_twice_in_group' | 'supervisor_decides' | 'office_decides';

/**
 * What forbids two posts to one person, whenever they overlap: acting for two parties; auditing what one takes part in; two seats of one
 * group; supervising what one decides, or making the requests and deciding on them. Operating goes with any post of the same party.
 */
export function clashOf(a: Post, b: Post, supervision: GroupKey): Clash | undefined {
  const isAny = (kind: PostKind) => a.kind === kind || b.kind === kind;
  if (a.party !== b.party) return 'person_of_two_parties';
  if (isAny('operators')) return isAny('auditors') ? 'auditor_takes_part' : undefined;
  if (isAny('auditors')) return 'auditor_takes_part';
  if (isAny('task') || isAny('substitute')) return undefined;
  if (!(a.kind === 'seat' && b.kind === 'seat')) return isAny('seat') ? 'office_decides' : undefined;
  if (a.group === b.group) return 'person_twice_in_group';
  return [a.group, b.group].includes(supervision) ? 'supervisor_decides' : undefined;
}
