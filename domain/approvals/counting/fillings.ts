import { noLimits, sendPeople, type Demand, type Limits } from './demands';
import type { PartyKey, Person } from '../../shared/keys';

/** A seat to be filled: who could, and the circles within each of which one person fills one seat. */
export interface SeatOpening {
  readonly id: string;
  /** What the seat counts for: two seats of one place stand in the same circles, and are the same to every tally. */
  readonly place: string;
  readonly party: PartyKey;
  readonly weight: number;
  readonly people: readonly Person[];
  readonly circles: readonly string[];
}

const areRivals = (a: SeatOpening, b: SeatOpening) => a !== b && a.circles.some((circle) => b.circles.includes(circle));

/** Of seats that count for the same and that the same people could fill, the first: taking another would change nothing. */
const unlike = (free: readonly SeatOpening[]): readonly SeatOpening[] => [
  ...new Map(free.toReversed().map((seat) => [JSON.stringify([seat.place, seat.people]), seat])).values(),
];

/** One way of filling the seats, each person in turn taking what they can, as the ids left unfilled. */
export function firstFilling(openings: readonly SeatOpening[]): readonly string[] {
  const filled = new Set<string>();
  for (const person of new Set(openings.flatMap(({ people }) => people))) {
    const isFree = ({ id, people }: SeatOpening) => people.includes(person) && !filled.has(id);
    const taken: SeatOpening[] = [];
    for (const seat of unlike(openings.filter(isFree)))
      if (!taken.some((each) => areRivals(each, seat))) taken.push(seat);
    taken.forEach(({ id }) => filled.add(id));
  }
  return openings.flatMap(({ id }) => (filled.has(id) ? [] : id));
}

/** What a filling is asked for. */
export interface FillingProblem {
  readonly openings: readonly SeatOpening[];
  /** Whether it is enough when these seats are left unfilled: leaving more of them never mends it. */
  readonly suffices: (left: readonly string[]) => boolean;
  /** What every way that is enough fills, where these seats are left unfilled in any case. */
  readonly demands: (left: readonly string[]) => readonly Demand[];
  /** Seats some of which would have to be filled besides, when these are left. */
  readonly unmet: (left: readonly string[]) => readonly string[];
}

/** How many more seats may be looked at, each for each way; only weights, ties and stages that share some of their seats ever need more than one. */
export interface Patience {
  seats: number;
}

export const usualPatience = (): Patience => ({ seats: 24_000 });

/** The seats beyond those that a place may have filled; which of them they are makes no difference to any tally. */
const surplusOf = (openings: readonly SeatOpening[], { atMost }: Limits): readonly string[] =>
  [...atMost].flatMap(([place, most]) => openings.flatMap((seat) => (seat.place === place ? seat.id : [])).slice(most));

/** Two seats that one person fills though they may fill only one, if there are such: what was met without regard to that. */
const clashIn = (filled: ReadonlyMap<SeatOpening, Person>) => {
  const all = [...filled].filter(([{ circles }]) => circles.length > 0);
  for (const [seat, person] of all) {
    const other = all.find(([each, by]) => by === person && areRivals(each, seat))?.[0];
    if (other) return [seat, other].map(({ id }) => `${id} ${person}`);
  }
  return undefined;
};

/**
 * Whether people can fill the seats, nobody two of a circle, so that it is enough; `undefined` where patience ends before that is found
 * out. What has to be filled in any case is met by a flow of people to seats; a way that meets all that is enough, but where weights or
 * ties count, or circles overlap: then it is limited in two ways that leave out no better one, and each is looked at.
 */
export function canFill(
  { openings, suffices, demands, unmet }: FillingProblem,
  patience: Patience,
): boolean | undefined {
  if (suffices(firstFilling(openings))) return true;
  const sorted = openings.toSorted((a, b) => b.weight - a.weight);
  const known = new Map<string, readonly Demand[] | 'none'>();
  const demandsBut = (surplus: readonly string[]) => {
    const name = surplus.join(' ');
    const found = known.get(name) ?? (surplus.length > 0 && !suffices(surplus) ? 'none' : demands(surplus));
    known.set(name, found);
    return found;
  };
  const search = (limits: Limits): boolean | undefined => {
    if (patience.seats <= 0) return undefined;
    patience.seats -= openings.length;
    const needs = demandsBut(surplusOf(sorted, limits));
    if (needs === 'none') return false;
    const { filled, lacking } = sendPeople(sorted, needs, limits);
    if (lacking > 0) return false;
    const clash = clashIn(filled);
    if (clash) return any(clash.map((each) => ({ ...limits, leaves: new Set([...limits.leaves, each]) })));
    const left = sorted.flatMap((seat) => (filled.has(seat) ? [] : seat.id));
    if (suffices(left)) return true;
    const countOf = (place: string) => [...filled.keys()].filter((seat) => seat.place === place).length;
    const isFree = (seat: SeatOpening) =>
      !filled.has(seat) && countOf(seat.place) < (limits.atMost.get(seat.place) ?? Infinity);
    const short = new Set(unmet(left));
    const free = sorted.filter(isFree);
    const place = (free.find(({ id }) => short.has(id)) ?? free[0])?.place;
    if (place === undefined) return false;
    return any([
      { ...limits, atLeast: new Map([...limits.atLeast, [place, countOf(place) + 1]]) },
      { ...limits, atMost: new Map([...limits.atMost, [place, countOf(place)]]) },
    ]);
  };
  const any = (ways: readonly Limits[]): boolean | undefined => {
    let answer: boolean | undefined = false;
    for (const way of ways) {
      const found = search(way);
      if (found === true) return true;
      if (found === undefined) answer = undefined;
    }
    return answer;
  };
  return search(noLimits);
}
