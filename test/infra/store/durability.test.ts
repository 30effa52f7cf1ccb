import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isAlive } from '../../../infra/host/alive';
import type { Database } from '../../../infra/store/database';
import { openDatabase } from '../../../infra/store/opened';
import { createLedger } from '../../../infra/store/ledger';
import { serverIn } from '../../../infra/store/postgres/server';
import { eventually } from '../../support/eventually';
import { cutPower } from '../../support/power';
import { descendantsOf, killNow } from '../../support/started';

let made = '';
let folder = '';
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'gatehouse-store-'));
  await (await openDatabase({ folder: made })).close();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-store-'));
  await cp(made, folder, { recursive: true }); // as somebody puts a copy back
  await chmod(join(folder, 'postgres'), 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(() => rm(made, { recursive: true, force: true }));

const program = `
  const { openDatabase } = require('./infra/store/opened');
  const { createLedger } = require('./infra/store/ledger');
  openDatabase({ folder: process.argv[1] }).then(async (database) => {
    const ledger = createLedger(database);
    for (let number = 1; ; number += 1) {
      const entry = { programme: 'p', process: 'w', number, at: new Date().toISOString(), happening: { type: 'programme.completed' } };
      await ledger.append([entry]);
      process.stdout.write(number + '\\n');
    }
  });
`;

/** A process that appends one entry after another and says each number once it is acknowledged. */
const startWriter = () => {
  const child = spawn(process.execPath, ['-r', 'tsx/cjs', '-e', program, folder], {
    cwd: join(__dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = 0;
  createInterface({ input: child.stdout }).on('line', (line) => (acknowledged = Number(line)));
  return {
    pid: child.pid ?? 0,
    acknowledged: () => acknowledged,
    hasWritten: (count: number) => eventually(async () => acknowledged >= count),
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
};

const postgresIn = async (store: string) => (await serverIn(join(store, 'postgres')))?.pid ?? 0;

/** Opens a store, and expects its chain to be whole and to hold at least so many entries. */
const expectWhole = async (store: string, entries: number) => {
  const database = await openDatabase({ folder: store });
  try {
    const result = await createLedger(database).verify('p');
    expect(result).toMatchObject({ ok: true });
    expect(result.entries).toBeGreaterThanOrEqual(entries);
  } finally {
    await database.close();
  }
};

test('every acknowledged entry is there after kill -9, and Postgres does not outlive who was killed', async () => {
  const writer = startWriter();
  await writer.hasWritten(200);
  const postgres = await postgresIn(folder);
  await writer.kill();
  await eventually(async () => !isAlive(postgres));
  await expectWhole(folder, writer.acknowledged());
});

test.each([
  [
    'its control file is empty',
    (postgres: string) => writeFile(join(postgres, 'global/pg_control'), Buffer.alloc(8192)),
  ],
  ['its log is gone', (postgres: string) => rm(join(postgres, 'pg_wal'), { recursive: true })],
])('a store of which %s says that it is damaged, and how it is put back', async (_, spoil) => {
  await spoil(join(folder, 'postgres'));
  const opening = openDatabase({ folder });
  await expect(opening).rejects.toMatchObject({ code: 'store_unavailable', facts: { because: 'damaged' } });
  await expect(opening).rejects.toThrow(/Backup and restore.*recover/s);
});

test('a Postgres that was left over, because its watcher was killed as well, is used and ended by the next one', async () => {
  const writer = startWriter();
  await writer.hasWritten(10);
  const postgres = await postgresIn(folder);
  const watchers = descendantsOf(writer.pid).filter(
    (pid) => pid !== postgres && !descendantsOf(postgres).includes(pid),
  );
  watchers.forEach(killNow);
  await writer.kill();
  expect(isAlive(postgres)).toBe(true);
  await expectWhole(folder, writer.acknowledged());
  expect(isAlive(postgres)).toBe(false);
});

test('a Postgres that is killed is started again, calls are told so until then, and nothing acknowledged is lost', async () => {
  const told: string[] = [];
  const database = await openDatabase({ folder }, (line) => told.push(line));
  const ledger = createLedger(database);
  let acknowledged = 0;
  const refused = new Set<string>();
  for (let number = 1; number <= 60; number += 1) {
    if (number % 20 === 0) killNow(await postgresIn(folder));
    const at = new Date().toISOString();
    await eventually(async () => {
      try {
        await ledger.append([{ programme: 'p', process: 'w', number, at, happening: { type: 'programme.completed' } }]);
        return true;
      } catch (error) {
        refused.add((error as { code: string }).code);
        return false;
      }
    });
    acknowledged = number;
  }
  expect([...refused]).toEqual(['store_unavailable']);
  // The last append may have been answered by a process that had not yet noticed the kill.
  await eventually(async () => told.filter((line) => line.includes('runs again')).length === 3);
  expect(told.filter((line) => line.includes('is started again'))).toHaveLength(3);
  await database.close();
  await expectWhole(folder, acknowledged);
});

test('a power cut takes nothing that was acknowledged: what was synced comes up whole', async () => {
  const database = await openDatabase({ folder });
  const ledger = createLedger(database);
  let acknowledged = 0;
  let isOver = false;
  const appending = (async () => {
    for (let number = 1; !isOver; number += 1) {
      const at = new Date().toISOString();
      await ledger.append([{ programme: 'p', process: 'w', number, at, happening: { type: 'programme.completed' } }]);
      acknowledged = number;
    }
  })();
  const cuts: { store: string; acknowledged: number }[] = [];
  for (const instant of [0, 1, 2]) {
    await eventually(async () => acknowledged > 40 * (instant + 1) + Math.random() * 20);
    const store = join(folder, `cut-${instant}`);
    const held = acknowledged;
    await cutPower({ database, running: folder, before: join(made, 'postgres'), store });
    cuts.push({ store, acknowledged: held });
  }
  isOver = true;
  await appending;
  await database.close();
  for (const cut of cuts) await expectWhole(cut.store, cut.acknowledged);
});

test('several processes use one store at once, whoever came first and whoever goes first', async () => {
  const writer = startWriter();
  await writer.hasWritten(1);
  const second = await openDatabase({ folder });
  expect(await createLedger(second).programmes()).toEqual(['p']);
  const pid = await postgresIn(folder);
  await second.close();
  expect(await postgresIn(folder)).toBe(pid);
  await writer.hasWritten(writer.acknowledged() + 5);
  await writer.kill();
  await eventually(async () => (await postgresIn(folder)) === 0); // it ends without the program that it was started for
});

test('a store is made and brought up to date once by several at once, and opens again after it was closed', async () => {
  await rm(folder, { recursive: true });
  const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ folder })));
  const files = (await readdir(join(__dirname, '../../../infra/store/migrations'))).sort();
  const applied = (database?: Database) => database?.query('select name from migrations order by name');
  expect(await applied(databases[0])).toEqual(files.map((name) => ({ name })));
  await Promise.all(databases.map((each) => each.close()));
  await expect(databases[0]?.query('select 1')).rejects.toMatchObject({ code: 'store_unavailable' });
  await expect(databases[0]?.transaction((query) => query('select 1'))).rejects.toMatchObject({
    code: 'store_unavailable',
  });
  expect(await postgresIn(folder)).toBe(0);
  // A restarted container gives the id of a dead postmaster to another program.
  const mark = join(folder, 'postgres', 'postmaster.pid');
  for (const pid of [process.pid, process.ppid, 999_999_999, 'nonsense'])
    await writeFile(mark, `${pid}\n${join(folder, 'postgres')}\n1\n5432\n\n\n\nready\n`).then(async () =>
      (await openDatabase({ folder })).close(),
    );
});

test('only its owner reads the store, and only by its password', async () => {
  const database = await openDatabase({ folder });
  for (const name of ['password', 'postgres']) expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  const rules = (await readFile(join(folder, 'postgres', 'pg_hba.conf'), 'utf8')).match(/^(local|host).*$/gm) ?? [];
  expect(rules.filter((rule) => !rule.endsWith('scram-sha-256'))).toEqual([]);
  await database.close();
});

test('refuses tables that a newer program made, and files of another PostgreSQL', async () => {
  const database = await openDatabase({ folder });
  await database.query(`insert into migrations (name) values ('999_future.sql')`);
  await database.close();
  await expect(openDatabase({ folder })).rejects.toThrow(/newer program \(999_future.sql\)/);
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '19\n');
  await expect(openDatabase({ folder })).rejects.toThrow(/made by PostgreSQL 19, and this program has 18/);
});

test('a Postgres of somebody else that is away is said to be', async () => {
  await expect(openDatabase({ databaseUrl: 'postgres://gatehouse@127.0.0.1:1/gatehouse' })).rejects.toMatchObject({
    code: 'store_unavailable',
  });
});
