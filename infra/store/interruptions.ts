import type { Disagreement, Interruption } from '../../domain/processes/interruptions';
import type { Database } from './database';
import type { WaitingView } from '../../domain/programme/awaited';

/** As many are named on the screen and by probes; the others are counted. */
const NAMED = 5;

interface Row {
  readonly process: string;
  readonly programme: string;
  readonly is_: Interruption['is'];
  readonly since: string;
}

const interruptionOf = ({ is_, ...row }: Row): Interruption => ({ ...row, is: is_ });

/** What record and processes do not agree about, as it was found last. */
export type Interruptions = ReturnType<typeof createInterruptions>;

export const createInterruptions = ({ query, transaction }: Database) => ({
  /** Of one process. */
  of: async (process: string): Promise<Interruption | undefined> => {
    const [row] = await query<Row>('select process, programme, is_, since from interruptions where process = $1', [
      process,
    ]);
    return row && interruptionOf(row);
  },

  /** All of them, by programme. */
  all: async (): Promise<readonly Interruption[]> =>
    (await query<Row>('select process, programme, is_, since from interruptions order by programme, process')).map(
      interruptionOf,
    ),

  /** How many there are, with some of their names. */
  count: async (): Promise<{ readonly count: number; readonly processes: readonly string[] }> => {
    const rows = await query<{ count: number; process: string }>(
      `select (select count(*) from interruptions) as count, process from interruptions order by process limit ${NAMED}`,
    );
    return { count: rows[0]?.count ?? 0, processes: rows.map(({ process }) => process) };
  },

  /** Puts what was found in the place of what was known; what is known already keeps its instant. */
  replace: (found: readonly (Interruption & { readonly waits?: WaitingView })[], at: string): Promise<void> =>
    transaction(async (within) => {
      await within('delete from interruptions where process <> all($1::text[])', [found.map(({ process }) => process)]);
      await within(
        `insert into interruptions (process, programme, is_, since, value)
          select process, programme, "is", since, value from json_to_recordset($1::json)
            as found (process text, programme text, "is" text, since timestamptz, value json)
          on conflict (process) do update set is_ = excluded.is_, value = excluded.value`,
        [JSON.stringify(found.map(({ waits, ...each }) => ({ ...each, value: waits ?? null })))],
      );
      await within('insert into comparisons (at) values ($1) on conflict (is_one) do update set at = excluded.at', [
        at,
      ]);
    }),

  /** What is met beside a comparison; the next one says in whose waiting list it stands. */
  note: async (process: string, is: Disagreement): Promise<void> => {
    await query(
      `insert into interruptions (process, programme, is_, since) values ($1, split_part($1, ':', 1), $2, now()) on conflict do nothing`,
      [process, is],
    );
  },

  /** Takes back what was found of one process. */
  forget: async (process: string): Promise<void> => {
    await query('delete from interruptions where process = $1', [process]);
  },

  /** When they were compared last. */
  comparedAt: async (): Promise<string | undefined> =>
    (await query<{ at: string }>('select at from comparisons'))[0]?.at,
});
