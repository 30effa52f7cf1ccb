import type { Query } from './database';

interface Numbered {
  readonly process: string;
  readonly number: number;
  readonly sequence: number;
}

/**
 * The last number of each process, as a chain is walked: of the processes met last they are remembered, of the others asked for again,
 * so that memory does not grow with the record.
 */
export function createNumbers(query: Query, most = 50_000) {
  const last = new Map<string, number>();
  let hasForgotten = false;

  const forget = (): void => {
    for (const oldest of last.keys()) {
      if (last.size <= most) return;
      last.delete(oldest);
      hasForgotten = true;
    }
  };

  return {
    /** Asks for what was forgotten of the processes of rows that are about to be walked. */
    recall: async (rows: readonly Numbered[]): Promise<void> => {
      forget();
      if (!hasForgotten) return;
      const firsts = new Map(rows.toReversed().map((row) => [row.process, row]));
      const asked = [...firsts.values()].filter(({ process }) => !last.has(process));
      const found = await query<{ process: string; number: number }>(
        `select process, max(number) as number from ledger join json_to_recordset($1::json) as asked (process text, before integer) using (process)
          where sequence < before group by process`,
        [JSON.stringify(asked.map(({ process, sequence }) => ({ process, before: sequence })))],
      );
      for (const { process, number } of found) last.set(process, number);
    },

    /** The number that an entry should have; from now on its own is the last one of its process. */
    expected: ({ process, number }: Numbered): number => {
      const expected = (last.get(process) ?? 0) + 1;
      last.delete(process);
      last.set(process, number);
      return expected;
    },
  };
}

export type ProcessNumbers = ReturnType<typeof createNumbers>;
