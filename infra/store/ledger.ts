import type { ChainedEntry, Entry } from '../../domain/record/ledger';
import { createAppends, entryName } from './append';
import { chainedOf, type LedgerRow } from './chain';
import type { Database } from './database';
import { findEntries, type HistoryAsked } from './history';
import { compareReadModel, rebuild } from './rebuild';
import { verify, verifyAll } from './verification';

export { LedgerConflict, LedgerGap } from './append';

/** Rows that one statement reads. */
const page = 500;

/** The permanent record of all programmes. */
export type Ledger = ReturnType<typeof createLedger>;

/** One ledger a process: it remembers what it has written. */
export function createLedger(database: Database) {
  const { query } = database;
  return {
    ...createAppends(database),

    /** Which of these entries the record lacks, by their names alone. */
    lacking: async (entries: readonly Entry[]): Promise<readonly Entry[]> => {
      const rows = await query<Pick<Entry, 'process' | 'number'>>(
        'select process, number from ledger join unnest($1::text[], $2::integer[]) as told (process, number) using (process, number)',
        [entries.map(({ process }) => process), entries.map(({ number }) => number)],
      );
      const known = new Set(rows.map(entryName));
      return entries.filter((entry) => !known.has(entryName(entry)));
    },

    /** A programme's entries in their order, those after a sequence number. */
    entries: async (
      programme: string,
      { after = 0, limit }: { readonly after?: number; readonly limit: number },
    ): Promise<readonly ChainedEntry[]> => {
      const rows = await query<LedgerRow>(
        'select * from ledger where programme = $1 and sequence > $2 order by sequence limit $3',
        [programme, after, limit],
      );
      return rows.map(chainedOf);
    },

    /** Those of a programme's entries that are looked for, by the page. */
    find: (asked: HistoryAsked) => findEntries(query, asked),

    /** What one process told, in its own order; read in pages, so that no statement takes long. */
    entriesOf: async (process: string): Promise<readonly ChainedEntry[]> => {
      const entries: ChainedEntry[] = [];
      for (let after = 0; ; after = entries.at(-1)?.number ?? after) {
        const rows = await query<LedgerRow>(
          `select * from ledger where process = $1 and number > $2 order by number limit ${page}`,
          [process, after],
        );
        entries.push(...rows.map(chainedOf));
        if (rows.length < page) return entries;
      }
    },

    /** How many entries a process has told: it numbers them itself. */
    countOf: async (process: string): Promise<number> => {
      const [last] = await query<{ number: number }>(
        'select number from ledger where process = $1 order by number desc limit 1',
        [process],
      );
      return last?.number ?? 0;
    },

    /** When a process told the entry of a number (ISO instant), where the record has it. */
    toldAt: async (process: string, number: number): Promise<string | undefined> =>
      (await query<{ at: string }>('select at from ledger where process = $1 and number = $2', [process, number]))[0]
        ?.at,

    /** The programmes that have a chain. */
    programmes: async (): Promise<readonly string[]> =>
      (await query<{ programme: string }>('select programme from chains order by programme')).map(
        (row) => row.programme,
      ),

    verify: (programme: string) => verify(database, programme),
    verifyAll: () => verifyAll(database),
    rebuild: () => rebuild(database),
    /** In what the read model is not what the record says. */
    compareReadModel: () => compareReadModel(database),
  };
}
