import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { entryOf, type LedgerRow } from './chain';
import type { Database, Query } from './database';
import { fold } from './projection';
import { tables } from './records';
import { dropShadow, finishShadow, makeShadow, SHADOW, swapIn, workInShadow } from './shadow';

const readModel = [
  'programmes',
  'people',
  ...Object.values(tables),
  'approvals',
  'tasks',
  'comments',
  'publications',
  'waits',
  'errands',
  'findables',
  'transactions',
  'postings',
];

/** Entries that are folded together, and programmes of which some may be: of larger pages more is copied while memory is cleared up. */
const page = 100;

/** How often and after how long the tables are swapped again when somebody was reading. */
const TRIES = 200;
const BETWEEN_TRIES_MS = 100;

/** The next entries that the new tables don't hold yet, a programme after another, from one on. */
const nextEntries = (query: Query, from: string) =>
  query<LedgerRow>(
    `select entries.* from (select chains.programme, coalesce(folded.sequence, 0) as folded from chains left join folded using (programme)
          where chains.programme >= $1 and chains.sequence > coalesce(folded.sequence, 0) order by programme limit ${page}) as behind
        cross join lateral (select programme, sequence, entry, declared from ledger
          where programme = behind.programme and sequence > behind.folded order by sequence limit ${page}) as entries
        order by behind.programme, entries.sequence limit ${page}`,
    [from],
  );

interface Folded {
  readonly count: number;
  /** The programme at which it goes on; none once all have been gone through. */
  readonly next?: string;
}

/** Folds the next entries into the new tables. */
async function foldNext(query: Query, from: string): Promise<Folded> {
  const rows = await nextEntries(query, from);
  await fold(query, rows.map(entryOf));
  await query(
    `insert into folded select programme, max(sequence) from json_to_recordset($1::json) as row (programme text, sequence integer) group by programme
      on conflict (programme) do update set sequence = excluded.sequence`,
    [JSON.stringify(rows.map(({ programme, sequence }) => ({ programme, sequence })))],
  );
  const last = rows.at(-1);
  return { count: rows.length, ...(last && rows.length === page && { next: last.programme }) };
}

/** Goes through all programmes once; answers how many entries were folded. */
async function foldAll(next: (from: string) => Promise<Folded>): Promise<number> {
  let count = 0;
  for (let from: string | undefined = ''; from !== undefined;) {
    const folded: Folded = await next(from);
    count += folded.count;
    from = folded.next;
  }
  return count;
}

/** Begins, and ends whoever rebuilds at the same time. */
const begin = async (query: Query, id: string): Promise<void> => {
  await makeShadow(query, readModel);
  await workInShadow(query);
  await query('create table folded (programme text primary key, sequence integer not null)');
  await query('create table rebuild as select $1::text as id, count(*) as migrations from migrations', [id]);
};

/** Goes on in the new tables, which nobody takes away before the end of the transaction. Throws when they are not ours any longer. */
async function goOn(query: Query, id: string): Promise<void> {
  const found = await query(
    `select from ${SHADOW}.rebuild where id = $1 and migrations = (select count(*) from migrations)`,
    [id],
  );
  if (found.length === 0) throw new Error('Another rebuild or another version has begun meanwhile.');
  await workInShadow(query);
}

/** Begins to fold the record into new tables. `catchUp` folds what they lack, again and again, since more is appended meanwhile, until that is little; it answers how much. */
async function foldBeside({ transaction }: Database) {
  const id = randomUUID();
  await transaction((query) => begin(query, id));
  const catchUp = async () => {
    let count = 0;
    for (let folded = page; folded >= page; count += folded)
      folded = await foldAll((from) =>
        transaction(async (query) => {
          await goOn(query, id);
          return foldNext(query, from);
        }),
      );
    return count;
  };
  return { id, catchUp };
}

/** A table of the read model that is not what the record says, and in how many rows. */
export interface Difference {
  readonly table: string;
  readonly rows: number;
  /** Some programmes that it concerns. */
  readonly programmes: readonly string[];
}

/** Folds the record beside the read model and compares the two as of one instant; nothing in use is changed, and nobody waits. */
export async function compareReadModel(database: Database): Promise<readonly Difference[]> {
  const { transaction } = database;
  const { id, catchUp } = await foldBeside(database);
  await catchUp();
  try {
    return await transaction(async (query) => {
      await query('set transaction isolation level repeatable read');
      await goOn(query, id);
      await foldAll((from) => foldNext(query, from));
      await query('set local search_path to default');
      return await differencesIn(query);
    });
  } finally {
    await transaction((query) => dropShadow(query));
  }
}

async function differencesIn(query: Query): Promise<readonly Difference[]> {
  const found = new Map<string, { rows: number; programmes: string[] }>();
  for (let after: string | undefined = ''; after !== undefined;) {
    const keys: readonly string[] = (
      await query<{ programme: string }>(
        `select programme from chains where programme > $1 order by programme limit ${page}`,
        [after],
      )
    ).map(({ programme }) => programme);
    for (const table of readModel)
      for (const { programme, rows } of await differing(query, table, keys)) {
        const before = found.get(table) ?? { rows: 0, programmes: [] };
        found.set(table, { rows: before.rows + rows, programmes: [...before.programmes, programme].slice(0, 5) });
      }
    after = keys.length === page ? keys.at(-1) : undefined;
  }
  return [...found].map(([table, each]) => ({ table, ...each }));
}

/**
 * Rows of some programmes that only one of the two has; what is stored as text is compared as what it says, and a number that a table
 * gives its rows by itself says nothing.
 */
const differing = (query: Query, table: string, programmes: readonly string[]) => {
  const column = table === 'programmes' ? 'key' : 'programme';
  const rowsOf = (schema: string) =>
    `select ${column} as programme, to_jsonb(row) - ${table === 'publications' ? `'position'` : `''`} as content
      from ${schema}${table} as row where ${column} = any($1::text[])`;
  return query<{ programme: string; rows: number }>(
    `with ours as (${rowsOf('')}), folded as (${rowsOf(`${SHADOW}.`)})
      select programme, count(*) as rows from (
        (select * from ours except all select * from folded) union all (select * from folded except all select * from ours)) as other
      group by programme order by programme`,
    [programmes],
  );
};

/**
 * Folds every entry again into new tables beside those in use, a page a transaction, and then puts them in their place. The product goes
 * on: it reads and writes the old ones; what is appended meanwhile is folded too, the last of it while appends wait for the swap, some
 * milliseconds. The outbox stays as it is, so that nothing is sent again. Answers how many entries were folded.
 */
export async function rebuild(database: Database): Promise<number> {
  const { transaction } = database;
  const { id, catchUp } = await foldBeside(database);
  let count = await catchUp();
  await transaction((query) => finishShadow(query, readModel));
  for (let tries = 1; ; tries += 1) {
    count += await catchUp();
    const before = count;
    try {
      await transaction(async (query) => {
        await query('lock table chains in exclusive mode');
        await goOn(query, id);
        count += await foldAll((from) => foldNext(query, from));
        await swapIn(query, readModel);
      });
      return count;
    } catch (error) {
      if (tries === TRIES || !isInTheWay(error)) throw error;
      count = before;
      await pause(BETWEEN_TRIES_MS);
    }
  }
}

/** Whether somebody read one of the tables for longer than we wait. */
const isInTheWay = (error: unknown): boolean =>
  error instanceof Error && /lock timeout|deadlock detected/.test(`${error.message} ${String(error.cause)}`);
