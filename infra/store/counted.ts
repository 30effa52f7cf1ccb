import { localDateOf } from '../../domain/calendar/zones';
import { zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { goingOnIn } from '../../domain/views/endings';
import { standingOf, type Counted, type ProgrammeStanding } from '../../domain/views/numbers';
import type { ProgrammeLine } from '../../domain/views/views';
import type { Query } from './database';
import { countWaits } from './waits';

type CountedPhase = Counted['phases'][number];

/** What is counted of one thing, and to which it belongs. */
type CountedRow = { readonly programme: string } & (
  | { readonly of: 'phases'; readonly value: Omit<CountedPhase, 'milestones'> }
  | { readonly of: 'milestones'; readonly phase: string; readonly value: CountedPhase['milestones'][number] }
  | { readonly of: 'agreements'; readonly value: Counted['agreements'][number] }
  | { readonly of: 'parties'; readonly value: Programme['parties'] }
);

const fields = (...names: readonly string[]) =>
  `json_strip_nulls(json_build_object(${names.map((name) => `'${name}', value->'${name}'`).join(', ')}))`;

/** Nothing else of things that may be long, and of a definition only who decides, in which zone. */
const counted = `select programme, 'phases' as of, null as phase, position, ${fields('key', 'title', 'state', 'endsOn')} as value
    from phases where programme = any($1)
  union all select programme, 'milestones', phase, position,
    ${fields('key', 'title', 'state', 'baselineOn', 'dueOn', 'forecastOn')} from milestones where programme = any($1)
  union all select programme, 'agreements', null, position, ${fields('state', 'pending')}
    from agreements where programme = any($1)
  union all select key, 'parties', null, 0, (select json_object_agg(party.key, json_build_object(
      'decides', party.value->'decides', 'zone', party.value->'zone')) from json_each(definition->'parties') as party)
    from programmes where key = any($1)
  order by of, position`;

interface Standing extends Counted {
  readonly programme: string;
  readonly parties: Programme['parties'];
}

/** How a programme stands, with what it waits for now. */
export async function standingNow(
  query: Query,
  { programme, parties, ...counted }: Standing,
  now: Date,
): Promise<ProgrammeStanding> {
  const at = now.toISOString();
  const waiting = await countWaits(query, { programme, going: goingOnIn(counted.state, counted) }, at);
  return standingOf(counted, waiting, localDateOf(at, zoneOf({ parties })));
}

/** How some programmes stand, by key: their phases with milestones and their agreements are read together, their definitions are not. */
export async function countProgrammes(
  query: Query,
  lines: readonly ProgrammeLine[],
  now: Date,
): Promise<ReadonlyMap<string, ProgrammeStanding>> {
  const rows = await query<CountedRow>(counted, [lines.map(({ key }) => key)]);
  const found = lines.map(async ({ key, state }) => {
    const own = rows.filter(({ programme }) => programme === key);
    const milestonesOf = (phase: string) =>
      own.flatMap((row) => (row.of === 'milestones' && row.phase === phase ? [row.value] : []));
    const phases = own.flatMap((row) =>
      row.of === 'phases' ? [{ ...row.value, milestones: milestonesOf(row.value.key) }] : [],
    );
    const agreements = own.flatMap((row) => (row.of === 'agreements' ? [row.value] : []));
    const [parties = {}] = own.flatMap((row) => (row.of === 'parties' ? [row.value] : []));
    return [key, await standingNow(query, { programme: key, state, phases, agreements, parties }, now)] as const;
  });
  return new Map(await Promise.all(found));
}
