import type { ChainedEntry, Entry } from '../../domain/ledger';
import { append } from './append';
import { chainedOf, type LedgerRow } from './chain';
import { joinCommits } from './commits';
import type { Database } from './database';
import { rebuild } from './rebuilding';
import { verify } from './verification';

export { LedgerConflict } from './append';

/** The permanent record of all programmes. */
export type Ledger = ReturnType<typeof createLedger>;

/** One ledger a process: appends that come in together are committed together. */
export function createLedger(database: Database) {
  const { query } = database;
  return {
    /** Idempotent on (process, number); throws `LedgerConflict` for another content under a number that is taken. */
    append: joinCommits<Entry>((entries) => database.transaction((within) => append(within, entries))),

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

    /** What one process told, in its own order. */
    entriesOf: async (process: string): Promise<readonly ChainedEntry[]> =>
      (await query<LedgerRow>('select * from ledger where process = $1 order by number', [process])).map(chainedOf),

    /** The programmes that have a chain. */
    programmes: async (): Promise<readonly string[]> =>
      (await query<{ programme: string }>('select programme from chains order by programme')).map(
        (row) => row.programme,
      ),

    verify: (programme: string) => verify(database, programme),
    rebuild: () => rebuild(database),
  };
}
