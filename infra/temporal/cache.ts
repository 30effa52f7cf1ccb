import { access, chmod, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '../host/alive';
import { cliRelease, thisPlatform } from './release';

/** The ending of a program's file name on this system. */
export const programEnding = process.platform === 'win32' ? '.exe' : '';

/** The file in which a server that was fetched is kept. */
export const keptProgram = (cache: string): string =>
  path.join(cache, `temporal-${cliRelease}-${thisPlatform}${programEnding}`);

/** Whether a file or folder is there. */
export const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

const unfinished = /^unfinished-(\d+)-/;

/**
 * Keeps the program that `fetch` leaves in a folder of its own and names. It takes its place in one step once it is whole, executable
 * and on the disk, so that neither a killed start nor a power cut leaves half a program there.
 */
export async function keepProgram(cache: string, fetch: (folder: string) => Promise<string>): Promise<string> {
  const folder = path.join(cache, `unfinished-${process.pid}-temporal`);
  await mkdir(cache, { recursive: true });
  await removeLeftOver(cache);
  await mkdir(folder, { recursive: true });
  try {
    const program = await fetch(folder);
    await chmod(program, 0o755);
    await flush(program);
    await rename(program, keptProgram(cache));
    return keptProgram(cache);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function flush(program: string): Promise<void> {
  const file = await open(program, 'r+');
  await file.sync().finally(() => file.close());
}

/** What starts that were killed had fetched so far. */
async function removeLeftOver(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const pid = Number(unfinished.exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) await rm(path.join(cache, name), { recursive: true, force: true });
  }
}
