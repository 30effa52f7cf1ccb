import type { Database } from '../../../infra/store/database';
import { createLedger } from '../../../infra/store/ledger';
import { openDatabase, type StorePlace } from '../../../infra/store/opened';
import { createEmptyStore } from '../../support/prepared';
import { opened, told } from '../../support/store';

const store: { place?: StorePlace; remove?: () => Promise<void> | void } = {};
beforeAll(async () => {
  Object.assign(store, await createEmptyStore());
});
afterAll(() => store.remove?.());

const during = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase(store.place ?? { folder: '' });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};

/** Of how many columns the store knows what they hold. */
const known = ({ query }: Database, table: string) =>
  query('select from pg_stats where schemaname = current_schema() and tablename = $1', [table]).then(
    ({ length }) => length,
  );

test('what a store holds without having looked at it is looked at when it is opened, as is what a migration adds', async () => {
  await during(async (database) => {
    await createLedger(database).append(
      Array.from({ length: 20 }, (_, index) => `east-west:request:r${index}:1`).flatMap((id) =>
        told(id, [opened({ approval: id })]),
      ),
    );
    expect(await known(database, 'tasks')).toBe(0);
  });
  await during(async (database) => {
    for (const table of ['tasks', 'approvals', 'ledger', 'outbox'])
      expect([table, await known(database, table)]).not.toEqual([table, 0]);
    await database.query(`alter table tasks add column colour text default 'red'`);
    expect(await known(database, 'tasks')).toBe(9);
  });
  await during(async (database) => expect(await known(database, 'tasks')).toBe(10));
});

test('tables that have changed much are looked at and cleared up by the store itself', () =>
  during(async ({ query }) => {
    expect(
      await query(`select name, setting from pg_settings where name in ('autovacuum', 'track_counts') order by name`),
    ).toEqual([
      { name: 'autovacuum', setting: 'on' },
      { name: 'track_counts', setting: 'on' },
    ]);
  }));
