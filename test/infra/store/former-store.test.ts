import { carryOver } from '../../../infra/store/former/store';
import { createLedger } from '../../../infra/store/ledger';
import { migrate } from '../../../infra/store/migrations';
import type { Database, Query } from '../../../infra/store/database';
import { openEmptyStore } from '../../support/prepared';
import { aProgramme, opened, told } from '../../support/store';

let former: Database;
let database: Database;
beforeAll(async () => {
  [former, database] = await Promise.all([openEmptyStore(), openEmptyStore()]);
  await database.query('drop schema public cascade');
  await database.query('create schema public');
});
afterAll(() => Promise.all([former.close(), database.close()]));

/** Every row of a table as text, in the order of its key. */
const rowsOf = (query: Query, table: string) =>
  query<{ row: string }>(`select ${table}::text as row from ${table} order by ${table}::text`);

test('the store of a former Gatehouse is carried over as it was, brought up to date, and goes on', async () => {
  const started = { type: 'programme.started', definition: aProgramme(), version: 'v', by: 'x' } as const;
  await createLedger(former).append([...told('east-west', [started]), ...told('a', [opened({ approval: 'a' })])]);
  await createLedger(former).append(told('b', [opened({ approval: 'b' })]));
  const [{ programme } = { programme: '' }] = await former.query<{ programme: string }>('select programme from ledger');
  await former.query(
    `insert into evidence_files (programme, hash, name, media_type, size, filed_by, content)
      values ($1, 'h', '证据 "1"', 'application/pdf', 3, 'x', decode('00ff10', 'hex'))`,
    [programme],
  );
  await former.query(`update ledger set entry = entry || E'\\\\u0000 \\\\\\\\ {,} "' where process = 'b'`);
  await former.query(`delete from migrations where name like '017%'`);
  await former.query('drop index approvals_passed_on');

  const rows = await carryOver(former.query, database);
  const tables = await former.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migrations'`,
  );
  for (const { name } of tables)
    expect([name, await rowsOf(database.query, name)]).toEqual([name, await rowsOf(former.query, name)]);
  expect(rows).toBeGreaterThan(10);

  const names = () => database.query<{ name: string }>('select name from migrations order by name');
  expect((await names()).map(({ name }) => name)).not.toContain('017_passed_on_seats.sql');
  await migrate(database);
  expect((await names()).map(({ name }) => name)).toContain('017_passed_on_seats.sql');
  await createLedger(database).append(told('c', [opened({ approval: 'c' })]));
  const places = await database.query<{ position: number }>('select position from outbox order by position');
  expect(new Set(places.map(({ position }) => position)).size).toBe(places.length);
});
