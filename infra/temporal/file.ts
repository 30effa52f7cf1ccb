import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../host/alive';
import { isThere } from './cache';
import { oldestServer } from './release';
import { isAtLeast } from './version';

/** What stands beside the server's SQLite file: a mark while it is being made, which server opened it last, and which process has it. */
const beside = (dbFile: string) => ({
  mark: `${dbFile}.unfinished`,
  version: `${dbFile}.version`,
  pid: `${dbFile}.pid`,
});

/** The oldest server that may open the file: an older one than it was last opened by might not understand it. */
export async function oldestFor(dbFile: string): Promise<string> {
  const last = (await readFile(beside(dbFile).version, 'utf8').catch(() => '')).trim();
  return last !== '' && isAtLeast(last, oldestServer) ? last : oldestServer;
}

/**
 * Makes sure that the schema of a file is whole or not there at all: the server takes a half-made one for a whole one. A mark stands
 * beside a new file until it is served; a first start that was killed leaves it, and there is nothing in that file to keep.
 */
export async function beginFile(dbFile: string): Promise<void> {
  const { mark } = beside(dbFile);
  await mkdir(path.dirname(dbFile), { recursive: true });
  if (await isThere(mark)) for (const end of ['', '-wal', '-shm']) await rm(`${dbFile}${end}`, { force: true });
  if (!(await isThere(dbFile))) await writeFile(mark, '');
}

/** Writes down which process has the file. */
export const holdFile = (dbFile: string, pid: number) => writeFile(beside(dbFile).pid, `${pid}\n`);

/** Writes down that a server serves the file. */
export async function settleFile(dbFile: string, version: string): Promise<void> {
  await writeFile(beside(dbFile).version, `${version}\n`);
  await rm(beside(dbFile).mark, { force: true });
}

/** Ends a server that still has the file: whoever started it was killed together with what ends a server then. */
export async function endLeftOver(dbFile: string): Promise<void> {
  const { pid: note } = beside(dbFile);
  const pid = Number(await readFile(note, 'utf8').catch(() => ''));
  if (pid > 0 && commandOf(pid).includes(dbFile)) {
    process.kill(pid, 'SIGKILL');
    while (isAlive(pid)) await pause(20); // its command line is gone before its ports are free
  }
  await rm(note, { force: true });
}

/** How a process was called; nothing, when there is none or the system does not say. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', `${pid}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}
