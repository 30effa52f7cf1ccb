import { localDateOf } from '../../domain/calendar/zones';
import { zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { goingOnIn } from '../../domain/views/endings';
import { standingOf, type ProgrammeStanding } from '../../domain/views/numbers';
import type { ProgrammeLine } from '../../domain/views/views';
import type { Query } from './database';
import { thingRows, withMilestones } from './things';
import { countWaits } from './waits';

/** How some programmes stand, by key: their phases with milestones and their agreements are read together, their definitions are not. */
export async function countProgrammes(
  query: Query,
  lines: readonly ProgrammeLine[],
  now: Date,
): Promise<ReadonlyMap<string, ProgrammeStanding>> {
  const keys = lines.map(({ key }) => key);
  const [rows, parties] = await Promise.all([
    thingRows(query, keys, ['phases', 'milestones', 'agreements']),
    query<Pick<Programme, 'key' | 'parties'>>(
      `select key, definition->'parties' as parties from programmes where key = any($1)`,
      [keys],
    ),
  ]);
  const zones = new Map(parties.map((programme) => [programme.key, zoneOf(programme)]));
  const found = lines.map(async ({ key, state }) => {
    const own = rows.filter(({ programme }) => programme === key);
    const milestones = own.flatMap((row) => (row.of === 'milestones' ? [row] : []));
    const phases = own.flatMap((row) => (row.of === 'phases' ? [row.value] : []));
    const agreements = own.flatMap((row) => (row.of === 'agreements' ? [row.value] : []));
    const going = goingOnIn(state, { agreements });
    const waiting = await countWaits(query, { programme: key, going }, now.toISOString());
    const today = localDateOf(now.toISOString(), zones.get(key) ?? 'UTC');
    return [
      key,
      standingOf({ state, agreements, phases: withMilestones(phases, milestones) }, waiting, today),
    ] as const;
  });
  return new Map(await Promise.all(found));
}
