import { statfs } from 'node:fs/promises';

/** Below this the store's log and the engine's file soon find no room to grow, in bytes: two segments of the log. */
const LEAST_ROOM = 32 * 1024 * 1024;

/** Throws, saying how little it is, when the disk of a folder has hardly any room left. */
export async function assertRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const megabytes = Math.floor((bavail * bsize) / 1024 / 1024);
  if (bavail * bsize < LEAST_ROOM) throw new Error(`only ${megabytes} MB are left on the disk of the data folder`);
}
