import { rename } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rowPages } from './rows';
import { fetchFormerReader } from './reader';
import type { Database, Query } from '../database';
import { migrate } from '../migrations';

/** Rows that are written with one statement; each is a list of texts, some of them large. */
const ROWS_AT_ONCE = 50;

/**
 * Takes over what a former Gatehouse kept in the folder (Postgres in WebAssembly, whose files a real one can't read), table by table, in
 * one transaction; the former files stay beside it. The program that reads them is fetched by npm, once.
 */
export async function takeOverFormer(store: string, database: Database, tell: (line: string) => void): Promise<void> {
  const former = join(store, 'pgdata');
  if (!existsSync(join(former, 'PG_VERSION'))) return;
  const isDone = await hasTables(database.query);
  if (!isDone) {
    const reader = await fetchFormerReader(join(store, 'former-reader'));
    const { query, close } = await reader(former);
    const rows = await carryOver(query, database).finally(close);
    tell(
      `The store of a former Gatehouse was taken over, ${rows} rows; its files stay in ${former}.taken-over and may be deleted.`,
    );
  }
  await rename(former, `${former}.taken-over`);
}

const hasTables = async (query: Query): Promise<boolean> =>
  (await query(`select from pg_tables where schemaname = 'public'`)).length > 0;

/** Makes the tables as the former store has them and copies every row as text, so that nothing changes on the way. Answers how many. */
export const carryOver = (from: Query, database: Database): Promise<number> =>
  database.transaction(async (into) => {
    const applied = await from<{ name: string }>('select name from migrations');
    await migrate({ ...database, transaction: (work) => work(into) }, new Set(applied.map(({ name }) => name)));
    let count = 0;
    for await (const { table, columns, rows } of rowPages(from, ROWS_AT_ONCE)) {
      const places = rows.map(
        (row, at) => `(${row.map((_, column) => `$${at * row.length + column + 1}`).join(', ')})`,
      );
      await into(
        `insert into ${table} (${columns.join(', ')}) overriding system value values ${places.join(', ')}`,
        rows.flat(),
      );
      count += rows.length;
    }
    await countOn(into);
    return count;
  });

/** What numbers its rows goes on behind the last of them. */
async function countOn(query: Query): Promise<void> {
  const numbered = await query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns where table_schema = 'public' and is_identity = 'YES'`,
  );
  for (const { table, column } of numbered)
    await query(`select setval(pg_get_serial_sequence('${table}', '${column}'), max(${column})) from ${table}`);
}
