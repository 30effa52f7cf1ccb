import type { Calendars } from '../../domain/calendar/calendar';
import { instantAt, localDateOf, type Instant } from '../../domain/calendar/zones';
import { lateBefore } from '../../domain/schedule/lateness';
import { goingOnIn } from '../../domain/views/endings';
import { standingOf, type Counted, type ProgrammeStanding } from '../../domain/views/numbers';
import type { Query } from './database';
import { countWaits } from './waits';

type CountedPhase = Counted['phases'][number];

/** What is counted of one thing, and to which it belongs. */
type CountedRow = { readonly programme: string } & (
  | { readonly of: 'phases'; readonly value: Omit<CountedPhase, 'milestones'> }
  | { readonly of: 'milestones'; readonly phase: string; readonly value: CountedPhase['milestones'][number] }
  | { readonly of: 'agreements'; readonly value: Counted['agreements'][number] }
);

const fields = (...names: readonly string[]) =>
  `json_strip_nulls(json_build_object(${names.map((name) => `'${name}', value->'${name}'`).join(', ')}))`;

/** Nothing else of things that may be long. */
const counted = `select programme, 'phases' as of, null as phase, position, ${fields('key', 'title', 'state', 'endsOn', 'hold')} as value
    from phases where programme = any($1)
  union all select programme, 'milestones', phase, position,
    ${fields('key', 'title', 'state', 'baselineOn', 'dueOn', 'forecastOn')} from milestones where programme = any($1)
  union all select programme, 'agreements', null, position, ${fields('state', 'pending')}
    from agreements where programme = any($1)
  order by of, position`;

/** By which clock a programme is counted: its zone, and the calendars of all parties. */
export interface ProgrammeClock {
  readonly zone: string;
  readonly calendars: Calendars;
}

/** A programme that is counted. */
export interface CountedProgramme extends Counted, ProgrammeClock {
  readonly key: string;
}

/** Before which instant what is due on a day was due not to be late now. */
export const lateBeforeIn = ({ zone, calendars }: ProgrammeClock, now: Date): Instant =>
  instantAt(lateBefore(calendars, localDateOf(now.toISOString(), zone)), '00:00', zone);

/** How programmes stand, by key, with what they wait for now. */
export async function standingsNow(
  query: Query,
  programmes: readonly CountedProgramme[],
  now: Date,
): Promise<ReadonlyMap<string, ProgrammeStanding>> {
  const at = now.toISOString();
  const all = programmes.map((programme) => ({ ...programme, today: localDateOf(at, programme.zone) }));
  const waits = await countWaits(
    query,
    all.map(({ key, state, agreements, ...clock }) => ({
      programme: key,
      going: goingOnIn(state, { agreements }),
      lateBefore: lateBeforeIn(clock, now),
    })),
    at,
  );
  return new Map(
    all.map((each) => [each.key, standingOf(each, waits.get(each.key) ?? { count: 0, overdue: 0 }, each)]),
  );
}

/** A programme of a list, and its clock. */
export type CountedLine = ProgrammeClock & Pick<Counted, 'state'> & { readonly key: string };

/** How the programmes of a list stand, by key: their phases with milestones and their agreements are read together, whatever their number. */
export async function countProgrammes(
  query: Query,
  lines: readonly CountedLine[],
  now: Date,
): Promise<ReadonlyMap<string, ProgrammeStanding>> {
  const rows = await query<CountedRow>(counted, [lines.map(({ key }) => key)]);
  const programmes = lines.map((line): CountedProgramme => {
    const own = rows.filter(({ programme }) => programme === line.key);
    const milestonesOf = (phase: string) =>
      own.flatMap((row) => (row.of === 'milestones' && row.phase === phase ? [row.value] : []));
    return {
      ...line,
      phases: own.flatMap((row) =>
        row.of === 'phases' ? [{ ...row.value, milestones: milestonesOf(row.value.key) }] : [],
      ),
      agreements: own.flatMap((row) => (row.of === 'agreements' ? [row.value] : [])),
    };
  });
  return standingsNow(query, programmes, now);
}
