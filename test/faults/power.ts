import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Kill } from './killing';
import type { Single } from './single';

/** Between one start and the next end of everything, in milliseconds. */
const PEACE_MS = [2_000, 12_000] as const;

/**
 * Ends every process at one instant, so often, and starts the product again. What the disks had been given is there, as it is when a machine
 * resets; what a power cut takes of a disk's cache is tried in `test/infra/store/durability.test.ts`.
 */
export const cutPowerAtRandom =
  (times: number) =>
  async (product: Single, report: (line: string) => void): Promise<readonly Kill[]> => {
    const cuts: Kill[] = [];
    for (let time = 1; time <= times; time += 1) {
      await pause(randomInt(...PEACE_MS));
      cuts.push({ part: 'power', at: Date.now() });
      await product.endAll();
      await product.restart('product');
      report(`everything ended and started again (${time} of ${times})`);
    }
    return cuts;
  };
