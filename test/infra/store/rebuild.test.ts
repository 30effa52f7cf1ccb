import type { Database } from '../../../infra/store/database';
import { createLedger } from '../../../infra/store/ledger';
import { createReadModel } from '../../../infra/store/read-model';
import { eventually } from '../../support/eventually';
import { describeStore, opened, told } from '../../support/store';

const openings = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `east-west:request:r${from + index}:1`).flatMap((id) =>
    told(id, [opened({ approval: id })]),
  );

/** Tables, columns, keys and indexes as whoever looks at the store sees them. */
const shape = ({ query }: Database) =>
  Promise.all([
    query(
      `select table_schema, table_name, column_name, data_type, is_nullable, column_default, is_identity from information_schema.columns
        where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2, ordinal_position`,
    ),
    query(`select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`),
    query(
      `select conname, contype, conrelid::regclass::text as table from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
    ),
    query(`select sequencename from pg_sequences order by 1`),
  ]);

describeStore((store) => {
  /** Who waits to have a table for themselves. */
  const waiting = async () =>
    (await store().query(`select from pg_locks where mode = 'AccessExclusiveLock' and not granted`)).length;

  test('a rebuild loses nothing of what is written meanwhile, and everybody reads on', async () => {
    await createLedger(store()).append(openings(0, 700));
    const ledger = createLedger(store());
    let isOver = false;
    const rebuilding = createLedger(store())
      .rebuild()
      .finally(() => (isOver = true));
    let appended = 700;
    while (!isOver) {
      await ledger.append(openings(appended, appended + 3));
      appended += 3;
      expect(await createReadModel(store()).approval(`east-west:request:r${appended - 1}:1`)).toBeDefined();
      expect(await createReadModel(store()).openTasks()).toBe(appended * 6);
    }
    expect(await rebuilding).toBeGreaterThan(700);
    expect(await createReadModel(store()).openTasks()).toBe(appended * 6);
    await ledger.append(openings(appended, appended + 1));
    expect(await createReadModel(store()).openTasks()).toBe((appended + 1) * 6);
  });

  test('a rebuilt store has the tables, keys and indexes that it had, and whoever may read it still may', async () => {
    await createLedger(store()).append(openings(0, 2));
    await store().query('grant select on tasks to public');
    const before = await shape(store());
    await createLedger(store()).rebuild();
    expect(await shape(store())).toEqual(before);
    expect(
      await store().query(
        `select from information_schema.role_table_grants where table_name = 'tasks' and grantee = 'PUBLIC'`,
      ),
    ).toHaveLength(1);
  });

  test('a read model that is not what the record says is told, table by table, and is left as it is', async () => {
    const ledger = createLedger(store());
    await ledger.append(openings(0, 130));
    expect(await ledger.compareReadModel()).toEqual([]);
    await store().query(`update approvals set state = 'approved' where id = 'east-west:request:r7:1'`);
    await store().query(`delete from tasks where approval = 'east-west:request:r8:1'`);
    const programmes = ['east-west'];
    expect(await ledger.compareReadModel()).toEqual([
      { table: 'approvals', rows: 2, programmes },
      { table: 'tasks', rows: 6, programmes },
    ]);
    expect((await createReadModel(store()).approval('east-west:request:r7:1'))?.state).toBe('approved');
    expect(await store().query(`select from pg_namespace where nspname = 'gatehouse_rebuilding'`)).toEqual([]);
    await ledger.rebuild();
    expect(await ledger.compareReadModel()).toEqual([]);
  });

  test('of two rebuilds at once the later one is done, and one that was killed is forgotten', async () => {
    await createLedger(store()).append(openings(0, 600));
    const both = await Promise.allSettled([createLedger(store()).rebuild(), createLedger(store()).rebuild()]);
    expect(both.map(({ status }) => status)).toContain('fulfilled');
    expect(await createReadModel(store()).openTasks()).toBe(600 * 6);
    await store().query('create schema gatehouse_rebuilding');
    await store().query('create table gatehouse_rebuilding.tasks (half text)');
    await createLedger(store()).rebuild();
    expect(await createReadModel(store()).openTasks()).toBe(600 * 6);
  });

  test('a rebuild waits for whoever reads on and on, and keeps nobody waiting for long', async () => {
    await createLedger(store()).append(openings(0, 3));
    let rebuilding: Promise<number> = Promise.resolve(0);
    const seen = await store().transaction(async (query) => {
      await query('select count(*) from tasks');
      rebuilding = createLedger(store()).rebuild();
      await eventually(async () => (await waiting()) > 0);
      await eventually(async () => (await waiting()) === 0);
      await createLedger(store()).append(openings(3, 4));
      return query<{ count: number }>('select count(*) as count from tasks');
    });
    expect(seen).toEqual([{ count: 24 }]);
    await rebuilding;
    expect(await createReadModel(store()).openTasks()).toBe(24);
  });
});
