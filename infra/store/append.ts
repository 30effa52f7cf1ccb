import type { Entry } from '../../domain/record/ledger';
import { lettersOf } from '../../domain/letters/letters';
import { entryDigest, entryOf, entryText, genesis, rowOf, type LedgerRow } from './chain';
import { addChatMessages } from './chat-messages';
import { joinCommits } from './commits';
import type { Database, Query } from './database';
import { createMemory } from './memory';
import { addLetters } from './outbox';
import { projectEntries } from './projection';

/** Another content was told under a number that is taken; telling it again will not help. */
export class LedgerConflict extends Error {
  override readonly name = 'LedgerConflict';
  readonly code = 'ledger_conflict';

  constructor(
    readonly process: string,
    readonly number: number,
  ) {
    super(`Entry ${number} of ${process} is already in the ledger with another content.`);
  }
}

/** An entry comes whose predecessor the ledger lacks: it was restored to an earlier instant, and has to be recovered first. */
export class LedgerGap extends Error {
  override readonly name = 'LedgerGap';
  readonly code = 'ledger_gap';

  constructor(
    readonly process: string,
    readonly number: number,
  ) {
    super(`Entry ${number} of ${process} comes, and the one before it is not in the ledger.`);
  }
}

/** What names an entry: its process and its number there. */
export const entryName = ({ process, number }: Pick<Entry, 'process' | 'number'>) => `${process}\n${number}`;

/** Each process's entries in the order of their numbers, whoever brought which of them. */
function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const sorted = new Map<string, Entry[]>();
  for (const entry of [...entries].sort((a, b) => a.number - b.number))
    sorted.set(entry.process, [...(sorted.get(entry.process) ?? []), entry]);
  return entries.flatMap(({ process }) => sorted.get(process)?.shift() ?? []);
}

/** Those that are not in the ledger yet, each once and after the one before it; throws `LedgerConflict` or `LedgerGap`. */
async function unknownOf(query: Query, entries: readonly Entry[]): Promise<readonly Entry[]> {
  const asked = [...entries, ...entries.map(({ process, number }) => ({ process, number: number - 1 }))];
  const rows = await query<Pick<LedgerRow, 'process' | 'number' | 'entry'>>(
    `select process, number, entry from ledger join unnest($1::text[], $2::integer[]) as asked (process, number)
      using (process, number)`,
    [asked.map(({ process }) => process), asked.map(({ number }) => number)],
  );
  const known = new Map(rows.map((row) => [entryName(row), row.entry]));
  return inOrder(entries).filter((entry) => {
    const text = entryText(entry);
    const before = known.get(entryName(entry));
    if (before !== undefined && before !== text) throw new LedgerConflict(entry.process, entry.number);
    if (before === undefined && entry.number > 1 && !known.has(entryName({ ...entry, number: entry.number - 1 })))
      throw new LedgerGap(entry.process, entry.number);
    known.set(entryName(entry), text);
    return before === undefined;
  });
}

/** `isSilent`: nobody is written to, since they were when it happened. */
interface Telling {
  readonly isSilent?: boolean;
}

async function chain(query: Query, programme: string, entries: readonly Entry[], { isSilent }: Telling): Promise<void> {
  const [end = { sequence: 0, hash: genesis }] = await query<{ sequence: number; hash: string }>(
    `insert into chains (programme, sequence, hash) values ($1, 0, $2)
      on conflict (programme) do update set sequence = chains.sequence returning sequence, hash`,
    [programme, genesis],
  );
  const rows: LedgerRow[] = [];
  for (const entry of await unknownOf(query, entries)) {
    const last = rows.at(-1) ?? end;
    rows.push(rowOf(entry, last.sequence + 1, last.hash));
  }
  const last = rows.at(-1);
  if (!last) return;
  await query(
    `with written as (insert into ledger select * from json_populate_recordset(null::ledger, $1::json))
      update chains set sequence = $3, hash = $4 where programme = $2`,
    [JSON.stringify(rows), programme, last.sequence, last.hash],
  );
  const told = rows.map(entryOf);
  const contexts = await projectEntries(query, told);
  if (isSilent) return;
  const letters = told.flatMap((entry, index) => lettersOf(entry, contexts[index] ?? { office: [] }));
  await addLetters(query, letters);
  const stands = told.map((entry, index) => ({ entry, ...contexts[index] }));
  await addChatMessages(query, programme, stands);
}

/**
 * Chains the entries that are new, folds them into the read model and writes the letters they call for, in one transaction. The
 * chain's row is the lock: programmes are taken in the order of their names, so that two writers never wait for each other.
 */
async function appendEntries(query: Query, entries: readonly Entry[], telling: Telling = {}): Promise<void> {
  const programmes = [...new Set(entries.map(({ programme }) => programme))].sort();
  for (const programme of programmes)
    await chain(
      query,
      programme,
      entries.filter((entry) => entry.programme === programme),
      telling,
    );
}

/**
 * Appends that come in together are committed together, and what this process has committed before is known to be there without asking
 * again (whoever hears of an update writes its entries, and then the workflow does).
 */
export function createAppends(database: Database) {
  const committed = createMemory(10_000);
  const commit = joinCommits<Entry>((entries) => database.transaction((query) => appendEntries(query, entries)));
  return {
    /** Idempotent on (process, number); throws `LedgerConflict` for another content under a number that is taken, `LedgerGap` where the one before is missing. */
    append: async (entries: readonly Entry[]): Promise<void> => {
      const named = entries.map((entry) => ({ entry, name: entryName(entry), digest: entryDigest(entry) }));
      const news = named.filter(({ name, digest }) => committed.get(name) !== digest);
      if (news.length === 0) return;
      await commit(news.map(({ entry }) => entry));
      for (const { name, digest } of news) committed.put(name, digest);
    },

    /** Writes again what a process told before and the record has lost, in silence: who was to be told was told then. Throws as `append`. */
    restore: (entries: readonly Entry[]): Promise<void> =>
      database.transaction((query) => appendEntries(query, entries, { isSilent: true })),
  };
}
