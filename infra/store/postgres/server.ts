import { once } from 'node:events';
import { readlinkSync } from 'node:fs';
import { mkdir, open, readFile, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DomainError } from '../../../domain/shared/errors';
import { text } from '../../../domain/shared/sentences';
import type { Trouble } from '../../../domain/shared/trouble';
import { isAlive } from '../../host/alive';
import type { Cluster } from './cluster';
import { diskTrouble, storeAway } from '../../host/trouble';

/** A running postmaster and where it listens: in its folder, or on a port of 127.0.0.1. */
export interface PostgresServer {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
}

/** What a path of a Unix socket may have, less the name of the socket itself. */
const LONGEST_FOLDER = 107 - '/.s.PGSQL.5432'.length - 5;

/** What one machine with one product needs: everything is kept (fsync and full_page_writes are on), little is held in memory. */
const settings = {
  shared_buffers: '32MB',
  maintenance_work_mem: '32MB',
  wal_level: 'minimal',
  max_wal_senders: 0,
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  max_parallel_workers_per_gather: 0,
  max_parallel_maintenance_workers: 0,
  max_logical_replication_workers: 0,
  autovacuum_max_workers: 1,
  io_method: 'sync',
  random_page_cost: 1.1, // what is read often is in memory, and the rest on a disk that does not turn
  huge_pages: 'off',
  jit: 'off',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** A postmaster works in its folder; where the system doesn't say in which one a process works, the id alone decides. */
const worksIn = (pid: number, folder: string): boolean => {
  if (process.platform !== 'linux') return isAlive(pid);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
};

const pidFile = (folder: string) => join(folder, 'postmaster.pid');

/** The server that runs in a folder, whoever started it, and whether it takes connections already and still. */
export async function serverIn(folder: string): Promise<(PostgresServer & { readonly isReady: boolean }) | undefined> {
  const lines = (await readFile(pidFile(folder), 'utf8').catch(() => '')).split('\n');
  const [id, , , port, socket, , , state] = lines;
  const pid = Number(id);
  if (!(pid > 0) || !worksIn(pid, await realpath(folder))) return undefined;
  return { pid, host: socket || '127.0.0.1', port: Number(port), isReady: state?.trim() === 'ready' };
}

/** Waits until the server in a folder takes connections; nothing, once it has ended. One that recovers is given time. */
export async function readyIn(folder: string): Promise<PostgresServer | undefined> {
  for (;;) {
    const server = await serverIn(folder);
    if (!server || server.isReady) return server;
    await pause(20);
  }
}

/** Starts the server of a cluster and waits until it takes connections. Throws with the end of its log. */
export async function startServer(cluster: Cluster, port: number): Promise<PostgresServer> {
  const { folder, log, programs, user } = cluster;
  await forgetStranger(folder);
  await mkdir(dirname(log), { recursive: true });
  const file = await open(log, 'a');
  const from = (await file.stat()).size;
  const isLocal = listensInFolder(folder);
  const where = isLocal
    ? ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`]
    : ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = user.spawn(programs.postgres, ['-D', folder, '-p', `${port}`, ...where, ...args], {
    cwd: '/',
    detached: true, // Ctrl-C reaches only us, and we stop things in order
    env: { PATH: process.env['PATH'], LC_ALL: 'C', ...(process.platform === 'win32' && process.env) },
    stdio: ['ignore', file.fd, file.fd],
    windowsHide: true,
  });
  let hasEnded = false;
  const ended = once(child, 'exit').then(
    () => void (hasEnded = true),
    () => void (hasEnded = true),
  );
  await file.close();
  child.unref();
  while (!hasEnded) {
    const server = await serverIn(folder);
    if (server?.isReady) return server;
    await Promise.race([ended, pause(20)]);
  }
  const said = (await readFile(log)).subarray(from).toString('utf8').trim().split('\n').slice(-10).join('\n');
  throw notStarted(said, cluster);
}

/** What a start says that can't read what it wrote before: its control file, its log, a catalogue. */
const DAMAGE =
  /PANIC|startup process failure|could not locate a valid checkpoint|control file|invalid (page|data|record|primary)|not a valid|No such file or directory|corrupt|incompatible with server/i;

/** Why a server did not start, with the end of its log and, where its disk or its files are at fault, with what to do. */
function notStarted(said: string, { folder, log }: Cluster): DomainError {
  const because = diskTrouble(said) ?? (DAMAGE.test(said) ? 'damaged' : 'away');
  const cure = cures[because]?.(dirname(folder)) ?? '';
  return storeAway(
    because,
    said,
    text(
      `PostgreSQL 没有启动。其日志 ${log} 的末尾：\n${said}${cure}`,
      `PostgreSQL did not start. Its log, ${log}, ends:\n${said}${cure}`,
    ),
  );
}

const cures: Readonly<Partial<Record<Trouble, (store: string) => string>>> = {
  full: () => '\nThere is no room left on its disk. 磁盘已满。',
  readOnly: () => '\nIt may not write to its disk. 磁盘或文件不允许写入。',
  damaged: (store) =>
    `\nIts files are damaged 文件已损坏: move ${store} away, put a copy or a dump back as docs/operations.md says under "Backup and restore", start, and run "npm run gatehouse -- recover".`,
};

/** Whether the path of a socket in the folder is short enough for this system. */
export const listensInFolder = (folder: string): boolean =>
  process.platform !== 'win32' && Buffer.byteLength(folder) <= LONGEST_FOLDER;

/** After a restart of a container another program may have the id of a dead postmaster, which PostgreSQL takes for a living one; of a mark that a power cut spoilt it makes nothing. */
async function forgetStranger(folder: string): Promise<void> {
  const pid = Number((await readFile(pidFile(folder), 'utf8').catch(() => '')).split('\n')[0]);
  if (pid > 0 && !isAlive(pid)) return; // PostgreSQL sees that by itself, and looks for what it may have left
  await rm(pidFile(folder), { force: true });
  for (const end of ['', '.lock']) await rm(join(folder, `.s.PGSQL.5432${end}`), { force: true });
}

/** Ends a server: at once, but with everything written and nobody's transaction half done. */
export async function stopServer(pid: number, folder: string): Promise<void> {
  const ask = (signal: NodeJS.Signals) => {
    try {
      process.kill(pid, signal);
    } catch {
      return; // it has ended meanwhile
    }
  };
  ask('SIGINT');
  for (const until = Date.now() + SECONDS_TO_STOP * 1000; (await serverIn(folder))?.pid === pid; await pause(20))
    if (Date.now() > until) return ask('SIGQUIT'); // the next start recovers what it had not written
}

const SECONDS_TO_STOP = 30;
