import type { Approval } from '../approvals';
import { openingsOf, placesIn } from '../barriers';
import { lastDecision } from '../votes';
import type { Seat } from '../../programme/governance';

const sorted = (names: readonly string[]) => JSON.stringify(names.toSorted());

/**
 * What tells apart the ways of filling some seats by people of their own: how many of each place are filled, and for which seats everybody
 * else is left; who holds them makes no difference while nobody stands in for anybody.
 */
export function shapesOf(approval: Approval, gaps: readonly Seat[]): (filled: readonly string[]) => string {
  const places = placesIn(approval);
  const openings = openingsOf(approval);
  const kinds = new Map(gaps.map(({ id }) => [id, `${places.get(id)} ${lastDecision(approval, id) !== undefined}`]));
  const isSimple = openings.every(({ people }) => people.length === 1);
  return (filled) => {
    const ids = new Set(filled);
    if (!isSimple) return sorted(filled);
    const seats = new Map<string, string[]>();
    for (const { id, place, people } of openings)
      if (!ids.has(id)) seats.set(`${people[0]}`, [...(seats.get(`${people[0]}`) ?? []), place]);
    return JSON.stringify([sorted(filled.map((id) => kinds.get(id) ?? id)), sorted([...seats.values()].map(sorted))]);
  };
}
