import type { Person } from './programme';

/** A seat to be filled: who could, and the ids of those that the same person may not fill as well. */
export interface Opening {
  readonly id: string;
  /** What the seat counts for: two seats of one place are rivals, and the same to every tally. */
  readonly place: string;
  readonly people: readonly Person[];
  readonly rivals: readonly string[];
}

/** The ways in which one person may take seats of which some are rivals: none could take a further one. */
function* picks(free: readonly Opening[]): Generator<readonly string[]> {
  const [seat, ...rest] = free;
  if (!seat) return yield [];
  const others = rest.filter(({ id }) => !seat.rivals.includes(id));
  for (const more of picks(others)) yield [seat.id, ...more];
  if (others.length < rest.length) yield* picks(rest);
}

/** Of seats that count for the same and that the same people could fill, the first: taking another would change nothing. */
const unlike = (free: readonly Opening[]): readonly Opening[] => [
  ...new Map(free.toReversed().map((seat) => [JSON.stringify([seat.place, seat.people]), seat])).values(),
];

/**
 * A way in which people can fill the seats, nobody two rivals, as the ids left unfilled; `undefined` when none suffices. Asks each
 * person in turn for a seat, and asks `suffices` only about seats for which nobody is left to ask: what does not suffice is not
 * mended by leaving more of them. Of ways that leave alike seats, one is looked at, so that it ends soon where it is impossible too.
 */
export function findFilling(
  openings: readonly Opening[],
  suffices: (left: readonly string[]) => boolean,
): readonly string[] | undefined {
  const people = [...new Set(openings.flatMap((seat) => seat.people))];
  const seen = new Set<string>();

  const search = (turn: number, filled: ReadonlySet<string>, before: number): readonly string[] | undefined => {
    const person = people[turn];
    const waiting = new Set(people.slice(turn));
    const isSettled = (seat: Opening) => !seat.people.some((each) => waiting.has(each));
    const left = openings.filter((seat) => isSettled(seat) && !filled.has(seat.id));
    const names = openings.filter(({ id }) => filled.has(id)).map((seat) => (isSettled(seat) ? seat.place : seat.id));
    const standing = JSON.stringify([turn, names.sort()]);
    if (seen.has(standing)) return undefined;
    seen.add(standing);
    const ids = left.map(({ id }) => id);
    if (ids.length > before && !suffices(ids)) return undefined;
    if (person === undefined) return ids;
    const free = openings.filter((seat) => seat.people.includes(person) && !filled.has(seat.id));
    for (const taken of picks(unlike(free))) {
      const found = search(turn + 1, new Set([...filled, ...taken]), ids.length);
      if (found) return found;
    }
    return undefined;
  };
  return search(0, new Set(), 0);
}
