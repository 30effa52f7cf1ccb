import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { segmentOf, unreachable, type FileKey, type FilesPort } from './port';

/** A folder that every API process sees, `<programme>/<first two of the hash>/<hash>`. */
export const folderPort = (folder: string): FilesPort => {
  const pathOf = ({ programme, hash }: FileKey) => join(folder, segmentOf(programme), hash.slice(0, 2), hash);
  return {
    put: (key, bytes) => reaching(() => putWhole(pathOf(key), bytes)),
    get: (key) => reaching(() => readFile(pathOf(key)).catch(absent)),
    remove: (key) => reaching(() => rm(pathOf(key), { force: true })),
  };
};

/** The file is there whole, on the disk, or not at all. */
async function putWhole(path: string, bytes: Buffer): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
  await flushed(dirname(path));
}

/** The name of a file is on the disk with its folder; Windows has no such thing and needs none. */
async function flushed(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const entry = await open(folder);
  await entry.sync().finally(() => entry.close());
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/** No file, in a folder that is there or was never made. */
const absent = (error: unknown): undefined => {
  if (codeOf(error) !== 'ENOENT') throw error;
};

/** The folder itself is full, read-only, not mounted or another's: that may pass. */
async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unreachable(codeOf(error));
  }
}
