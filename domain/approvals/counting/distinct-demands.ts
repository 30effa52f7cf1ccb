import type { Panel } from '../approvals';
import type { Demand } from './demands';
import type { SeatOpening } from './fillings';
import { benchesOf, castingOf, isWeighed, type Bench } from './quorum';

/** The smallest number up to a length that holds, as do all above it. */
function least(length: number, holds: (n: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The places that a bench takes together: each by itself, those of each party (where weighed, of some weight and above), and all. */
function groupsOf(seats: readonly SeatOpening[], areWeighed: boolean): readonly (readonly string[])[] {
  const kinds = [...new Map(seats.map((seat) => [seat.place, seat])).values()];
  const atLeastAs = ({ party, weight }: SeatOpening) =>
    kinds.filter((each) => each.party === party && (!areWeighed || each.weight >= weight));
  const parties = kinds.map(atLeastAs).sort((a, b) => a.length - b.length);
  const groups = [...kinds.map((kind) => [kind]), ...parties, kinds].map((group) => group.map(({ place }) => place));
  return [...new Map(groups.map((group) => [JSON.stringify(group), group])).values()];
}

/** Seats of a bench, the best first, in such an order that no other choice of as many is better: first those that are needed anyhow. */
function inOrder(seats: readonly SeatOpening[], needs: readonly Demand[]): readonly string[] {
  const chosen = new Set<SeatOpening>();
  for (const { places, atLeast } of needs) {
    const own = seats.filter(({ place }) => places.includes(place));
    const missing = atLeast - own.filter((seat) => chosen.has(seat)).length;
    const others = own.filter((seat) => !chosen.has(seat));
    others.slice(0, Math.max(0, missing)).forEach((seat) => chosen.add(seat));
  }
  return [...chosen, ...seats.filter((seat) => !chosen.has(seat))].map(({ id }) => id);
}

const isWithin = (some: readonly string[], all: readonly string[]) => some.every((place) => all.includes(place));

/** What a bench needs of its open seats, the best of them first, however they are filled. */
function needsOf(
  seats: readonly SeatOpening[],
  areWeighed: boolean,
  isMet: (left: readonly string[]) => boolean,
): readonly Demand[] {
  const found: Demand[] = [];
  for (const places of groupsOf(seats, areWeighed)) {
    const group = seats.filter(({ place }) => places.includes(place));
    const ids = inOrder(
      group,
      found.filter((each) => isWithin(each.places, places)),
    );
    const atLeast = isMet(ids) ? 0 : least(ids.length, (n) => isMet(ids.slice(n)));
    if (atLeast > 0) found.push({ places, atLeast });
  }
  return found;
}

/** Whether one has all the places of the other, or they share none. */
const isApart = (a: Demand, b: Demand) =>
  isWithin(a.places, b.places) || isWithin(b.places, a.places) || !a.places.some((place) => b.places.includes(place));

/** How a bench is judged without the seats that are left. */
export type Judge = (panel: Panel, bench: Bench, left: readonly string[]) => boolean;

/** What panels need of their open seats, some of which are left in any case; of demands that overlap in part the first. */
function demandsOf(
  openings: readonly SeatOpening[],
  panels: readonly Panel[],
  isMet: Judge,
  without: readonly string[],
): readonly Demand[] {
  const open = new Map(openings.map((seat) => [seat.id, seat]));
  without.forEach((id) => open.delete(id));
  const needsIn = (panel: Panel, bench: Bench) => {
    const casting = castingOf(panel, bench)?.id;
    const rank = ({ id, weight }: SeatOpening) => (id === casting ? Infinity : weight);
    const own = bench.seats.flatMap(({ id }) => open.get(id) ?? []).sort((a, b) => rank(b) - rank(a));
    return needsOf(own, isWeighed(bench), (some) => isMetBut(panel, bench, isMet, [...without, ...some]));
  };
  return panels
    .flatMap((panel) => benchesOf(panel).flatMap((bench) => needsIn(panel, bench)))
    .reduce<readonly Demand[]>((all, each) => (all.every((other) => isApart(other, each)) ? [...all, each] : all), []);
}

/** The seats of the first bench that does not come to what is wanted of it without the seats that are left. */
const unmetSeats = (panels: readonly Panel[], isMet: Judge, left: readonly string[]): readonly string[] =>
  panels
    .flatMap((panel) => benchesOf(panel).filter((bench) => !isMetBut(panel, bench, isMet, left)))
    .slice(0, 1)
    .flatMap(({ seats }) => seats.map(({ id }) => id));

/** Whether a bench is all right with some of its seats vacant. */
function isMetBut(panel: Panel, bench: Bench, isMet: Judge, left: readonly string[]): boolean {
  const gone = new Set(left);
  const seats = bench.seats.map((seat) => (gone.has(seat.id) ? { ...seat, holder: null } : seat));
  return isMet(panel, { ...bench, seats }, left);
}

/** What panels need of their open seats, and what they lack when some are left. */
export const needs = (openings: readonly SeatOpening[], panels: readonly Panel[], isMet: Judge) => ({
  demands: (left: readonly string[]) => demandsOf(openings, panels, isMet, left),
  unmet: (left: readonly string[]) => unmetSeats(panels, isMet, left),
});
