import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../support/eventually';
import type { Kill } from './killing';
import { startSingle, type Single } from './single';

/** A disk on which a few dozen approvals have room, in megabytes. */
const DISK_MB = 600;

/** How long it is left in peace, and how long it is full, in milliseconds. */
const PEACE_MS = [3_000, 8_000] as const;
const FULL_MS = [3_000, 15_000] as const;

const SECONDS_TO_RECOVER = 120;

/** The product with its data on a small disk of its own. Throws for whoever may not mount one. */
export const startOnSmallDisk = async (folder: string): Promise<Single & { readonly disk: string }> => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', folder]);
  const unmount = () => void execFileSync('umount', ['--lazy', folder]);
  try {
    const product = await startSingle(folder);
    return { ...product, disk: folder, stop: () => product.stop().finally(unmount) };
  } catch (error) {
    unmount();
    throw error;
  }
};

/** Takes every byte that is left. */
const fill = (path: string): void => {
  const file = openSync(path, 'w');
  try {
    for (const size of [1 << 16, 1])
      try {
        for (;;) writeSync(file, Buffer.alloc(size, 1));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
  } finally {
    closeSync(file);
  }
};

/** Fills the disk, so often, and makes room again: each time everything has to serve again by itself. */
export const fillAtRandom =
  (times: number) =>
  async (product: Single & { readonly disk: string }, report: (line: string) => void): Promise<readonly Kill[]> => {
    const ballast = join(product.disk, 'ballast');
    const fills: Kill[] = [];
    for (let time = 1; time <= times; time += 1) {
      await pause(randomInt(...PEACE_MS));
      fills.push({ part: 'disk', at: Date.now() });
      fill(ballast);
      const full = randomInt(...FULL_MS);
      await pause(full);
      const ready = await product.raw('GET', '/readyz').catch(() => undefined);
      if (ready?.status === 200) throw new Error('It says that it is ready on a full disk.');
      rmSync(ballast);
      const freed = Date.now();
      await eventually(async () => (await product.raw('GET', '/readyz')).status === 200, SECONDS_TO_RECOVER);
      report(`full for ${full} ms (${time} of ${times}); ready ${Date.now() - freed} ms after`);
    }
    return fills;
  };
