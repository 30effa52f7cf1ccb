import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Kill } from './killing';
import { startSingle, type Single } from './single';

/** By how much a clock goes wrong at most, in milliseconds: more would be seen by whoever looks at it. */
const MOST_MS = 2 * 3600_000;

const STEP_MS = [1_000, 8_000] as const;

/** The product on a clock of its own, which Temporal, Postgres and the people do not share. */
export const startSkewed = async (folder: string): Promise<Single & { readonly skew: (ms: number) => void }> => {
  const file = join(folder, 'skew');
  const skew = (ms: number) => writeFileSync(file, String(ms));
  skew(0);
  const product = await startSingle(join(folder, 'data'), {
    GATEHOUSE_TEST_SKEW: file,
    NODE_OPTIONS: `--require ${join(__dirname, 'skewed-clock.cjs')}`,
  });
  return { ...product, skew };
};

/** Puts its clock forward and back, so often, by up to two hours. */
export const skewAtRandom =
  (times: number) =>
  async (
    { skew }: Single & { readonly skew: (ms: number) => void },
    report: (line: string) => void,
  ): Promise<readonly Kill[]> => {
    const jumps: Kill[] = [];
    for (let time = 1; time <= times; time += 1) {
      await pause(randomInt(...STEP_MS));
      const by = time === times ? 0 : randomInt(-MOST_MS, MOST_MS);
      skew(by);
      jumps.push({ part: 'clock', at: Date.now() });
      report(`the clock is wrong by ${Math.round(by / 60_000)} minutes (${time} of ${times})`);
    }
    return jumps;
  };
