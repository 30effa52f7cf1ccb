import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDatabase } from '../../infra/store/database';
import { createLedger } from '../../infra/store/ledger';
import { hasPostgres, startPostgres } from '../support/postgres';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const program = `
  const { openDatabase } = require('./infra/store/database');
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
const startWriter = () =>
  spawn(process.execPath, ['-r', 'tsx/cjs', '-e', program, folder], {
    cwd: join(__dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });

test('every acknowledged entry is there after kill -9, the chain is whole, and the dead process blocks nobody', async () => {
  const writer = startWriter();
  let acknowledged = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    acknowledged = Number(line);
    if (acknowledged === 200) writer.kill('SIGKILL');
  }
  const database = await openDatabase({ folder });
  try {
    const result = await createLedger(database).verify('p');
    expect(result).toMatchObject({ ok: true });
    expect(result.entries).toBeGreaterThanOrEqual(acknowledged);
    expect(acknowledged).toBeGreaterThanOrEqual(200);
  } finally {
    await database.close();
  }
}, 60_000);

test('a second process is told who has the store open', async () => {
  const writer = startWriter();
  await once(writer.stdout, 'data');
  await expect(openDatabase({ folder })).rejects.toMatchObject({
    code: 'store_unavailable',
    message: expect.stringContaining(`already open in process ${writer.pid}`),
  });
  writer.kill('SIGKILL');
  await once(writer, 'exit');
}, 60_000);

test('the store can be opened once in a process, again after it was closed, and its lock goes with it', async () => {
  const database = await openDatabase({ folder });
  await expect(openDatabase({ folder })).rejects.toMatchObject({ code: 'store_unavailable' });
  await database.close();
  await expect(database.query('select 1')).rejects.toMatchObject({ code: 'store_unavailable' });
  await expect(readFile(join(folder, 'owner.pid'))).rejects.toMatchObject({ code: 'ENOENT' });
  // A restarted container gets the same process id again, and another program may get that of a dead one.
  const usedAgain = process.platform === 'linux' ? [`${process.ppid} 1`] : [];
  for (const mark of [`${process.pid} 1`, ...usedAgain, '999999999 5', 'nonsense', '']) {
    await writeFile(join(folder, 'owner.pid'), mark);
    await (await openDatabase({ folder })).close();
  }
}, 60_000);

test('refuses tables that a newer program made', async () => {
  const database = await openDatabase({ folder });
  await database.query(`insert into migrations (name) values ('999_future.sql')`);
  await database.close();
  await expect(openDatabase({ folder })).rejects.toThrow(/newer program \(999_future.sql\)/);
}, 60_000);

const withPostgres = hasPostgres() || process.env['CI'] ? test : test.skip;

withPostgres(
  'several processes may bring an empty Postgres up to date at once, and say so when it is gone',
  async () => {
    const postgres = await startPostgres();
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ databaseUrl: postgres.url })));
    const [database] = databases;
    const files = (await readdir(join(__dirname, '../../infra/store/migrations'))).sort();
    expect(await database?.query('select name from migrations order by name')).toEqual(files.map((name) => ({ name })));
    await postgres.stop();
    await expect(database?.ping()).rejects.toMatchObject({ code: 'store_unavailable' });
    await expect(database?.transaction((query) => query('select 1'))).rejects.toMatchObject({
      code: 'store_unavailable',
    });
    await Promise.all(databases.map((each) => each.close()));
    await expect(openDatabase({ databaseUrl: postgres.url })).rejects.toMatchObject({ code: 'store_unavailable' });
  },
  60_000,
);
