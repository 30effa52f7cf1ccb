import type { SeatOpening } from './fillings';
import { emptyFlow, END, type Flow } from '../../shared/flows';
import type { Person } from '../../shared/keys';

/** Of the seats of these places so many have to be filled at least. Of two demands one has the places of the other, or they share none. */
export interface Demand {
  readonly places: readonly string[];
  readonly atLeast: number;
}

/** How many seats of a place are filled at least and at most, and the seats that a person leaves, as `seat person`. */
export interface Limits {
  readonly atLeast: ReadonlyMap<string, number>;
  readonly atMost: ReadonlyMap<string, number>;
  readonly leaves: ReadonlySet<string>;
}

export const noLimits: Limits = { atLeast: new Map(), atMost: new Map(), leaves: new Set() };

const placeNode = (place: string) => `place ${place}`;

/** Joins places to the demands on them, smaller ones to larger ones; each lets end what it asks beyond those within it. In all so many. */
function joinDemands(flow: Flow, places: Iterable<string>, demands: readonly Demand[]): number {
  let outer = [...places].map((place) => ({ node: placeNode(place), places: [place], needed: 0 }));
  const asked = demands.toSorted((a, b) => a.places.length - b.places.length);
  for (const [at, { places: own, atLeast }] of asked.entries()) {
    const within = outer.filter((each) => each.places.every((place) => own.includes(place)));
    const met = within.reduce((sum, { needed }) => sum + needed, 0);
    const node = `demand ${at}`;
    within.forEach((each) => flow.join(each.node, node, Infinity));
    flow.join(node, END, Math.max(0, atLeast - met));
    const joined = { node, places: within.flatMap((each) => each.places), needed: Math.max(met, atLeast) };
    outer = [...outer.filter((each) => !within.includes(each)), joined];
  }
  return outer.reduce((sum, { needed }) => sum + needed, 0);
}

/** People sent to seats and those to the demands: each once for each circle, by the first of a seat's; whether all demands are met. */
export function sendPeople(
  openings: readonly SeatOpening[],
  demands: readonly Demand[],
  { atLeast, atMost, leaves }: Limits,
): { readonly flow: Flow; readonly lacking: number; readonly filled: ReadonlyMap<SeatOpening, Person> } {
  const flow = emptyFlow();
  const places = new Set(openings.map(({ place }) => place));
  const ways = openings.flatMap((seat) =>
    seat.people
      .filter((person) => !leaves.has(`${seat.id} ${person}`))
      .map((person) => ({ seat, person, from: `person ${person} ${seat.circles[0]}`, to: seatNode(seat) })),
  );
  ways.forEach(({ from, to }) => flow.join(from, to, 1));
  openings.forEach((seat) => flow.join(seatNode(seat), `seats ${seat.place}`, 1));
  places.forEach((place) => flow.join(`seats ${place}`, placeNode(place), atMost.get(place) ?? Infinity));
  const own = [...atLeast].map(([place, least]) => ({ places: [place], atLeast: least }));
  const total = joinDemands(flow, places, [...own, ...demands]);
  const sent = [...new Set(ways.map(({ from }) => from))].filter((from) => flow.send(from)).length;
  const filled = ways.flatMap(({ seat, person, from, to }) =>
    flow.hasRoom(to, from) ? [[seat, person] as const] : [],
  );
  return { flow, lacking: total - sent, filled: new Map(filled) };
}

export const seatNode = ({ id }: Pick<SeatOpening, 'id'>) => `seat ${id}`;
