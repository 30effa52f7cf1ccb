import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import { isAlive } from './alive';

/** The folders that this process holds: its own id in a lock file says nothing, a restarted container gets the same id again. */
const held = new Set<string>();

/** When a process began, in the kernel's ticks, where the system says so: a used-again id is then told apart. */
const startOf = (pid: number): string => {
  try {
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? ''
    );
  } catch {
    // No such process, or a system without /proc: there the id alone decides.
    return '';
  }
};

const mark = () => `${process.pid} ${startOf(process.pid)}\n`;

/** The id of the other, living process that wrote the mark, if there is one. */
const ownerOf = (text: string): number | undefined => {
  const [pid, start = ''] = text.trim().split(' ');
  const owner = Number(pid);
  if (!Number.isInteger(owner) || owner <= 0 || owner === process.pid || !isAlive(owner)) return undefined;
  return start === '' || startOf(owner) === '' || startOf(owner) === start ? owner : undefined;
};

const busy = (folder: string, pid: number) =>
  new DomainError(
    'store_unavailable',
    text(`文件夹 ${folder} 正由进程 ${pid} 使用。`, `The folder ${folder} is in use by process ${pid}.`),
    { folder, pid },
  );

async function take(path: string): Promise<boolean> {
  try {
    await writeFile(path, mark(), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Puts a dead process's mark away. Renaming lets only one of two newcomers do so; a living one's mark is put back. Throws where the folder takes no change. */
async function clear(path: string, folder: string): Promise<void> {
  const owner = ownerOf(await readFile(path, 'utf8').catch(() => ''));
  if (owner !== undefined) throw busy(folder, owner);
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isGone(error)) return; // another newcomer was faster and `take` decides
    throw error;
  }
  const newcomer = ownerOf(await readFile(aside, 'utf8'));
  if (newcomer !== undefined) await link(aside, path);
  await rm(aside, { force: true });
  if (newcomer !== undefined) throw busy(folder, newcomer);
}

/** Makes this process the only one that uses the folder; returns how to give it free. A mark left by `kill -9` is recognised. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(resolve(folder), 'owner.pid');
  if (held.has(path)) throw busy(folder, process.pid);
  held.add(path);
  try {
    while (!(await take(path))) await clear(path, folder);
  } catch (error) {
    held.delete(path);
    throw error;
  }
  return async () => {
    if (held.delete(path)) await rm(path, { force: true });
  };
}

/** How long one process may need with a folder before the next one gives up, and how often that one asks. */
const PATIENCE_MS = 120_000;
const ASK_MS = 50;

/** Does a short piece of work while nobody else has the folder, once those before us are done with it. */
export async function inTurnFor<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const unlock = await patiently(() => lockFolder(folder));
  try {
    return await work();
  } finally {
    await unlock();
  }
}

async function patiently<T>(take: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + PATIENCE_MS; ; await pause(ASK_MS))
    try {
      return await take();
    } catch (error) {
      if (!(error instanceof DomainError) || Date.now() > until) throw error;
    }
}
