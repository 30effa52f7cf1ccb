import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './server';

const run = promisify(execFile);

/** A real PostgreSQL that only this test file uses. */
export interface ThrowAwayPostgres {
  readonly url: string;
  /** Ends it at once, as a crash of the machine would. */
  readonly stop: () => Promise<void>;
}

/** The folder with `initdb` and `postgres`: on the PATH, as `pg_config` says, or the newest of Debian's. */
function findBinaries(): string | undefined {
  const home = '/usr/lib/postgresql';
  const debian = (existsSync(home) ? readdirSync(home) : []).sort((a, b) => Number(b) - Number(a));
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim() ?? '',
    ...debian.map((version) => join(home, version, 'bin')),
  ];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  return found && dirname(realpathSync(join(found, 'initdb')));
}

/** PostgreSQL refuses to run as root: there it runs as the user `postgres`, else `nobody`. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = ['postgres', 'nobody'].flatMap((name) => users.filter(([each]) => each === name))[0];
  return { uid: Number(user?.[2] ?? 65534), gid: Number(user?.[3] ?? 65534) };
}

const answers = async (connectionString: string): Promise<boolean> => {
  const client = new Client({ connectionString });
  try {
    await client.connect();
    return true;
  } catch {
    // Not yet: it is asked again.
    return false;
  } finally {
    await client.end().catch(() => {});
  }
};

async function start(binaries: string): Promise<ThrowAwayPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-pg-'));
  const user = unprivileged();
  if (user) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, env: { ...process.env, HOME: folder, LC_ALL: 'C' } };
  await run(
    join(binaries, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'gatehouse', '-E', 'UTF8', '--no-locale', '--no-sync'],
    options,
  );
  const port = await freePort();
  const server = spawn(
    join(binaries, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-k',
      folder,
      '-F',
      '-c',
      'max_connections=40',
    ],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const kill = () => void server.kill('SIGQUIT');
  process.once('exit', kill);
  const url = `postgres://gatehouse@127.0.0.1:${port}/postgres`;
  while (!(await answers(url))) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${said}`);
    await pause(50);
  }
  return {
    url,
    stop: async () => {
      process.off('exit', kill);
      kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Whether there is a PostgreSQL to test with: its programs, or DATABASE_URL. */
export const hasPostgres = (): boolean => Boolean(findBinaries() ?? process.env['DATABASE_URL']);

/** Starts one, or takes that of DATABASE_URL when the programs are not installed. */
export async function startPostgres(): Promise<ThrowAwayPostgres> {
  const binaries = findBinaries();
  if (binaries) return start(binaries);
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('There is no PostgreSQL: install its programs (initdb, postgres) or set DATABASE_URL.');
  return { url, stop: async () => {} };
}
