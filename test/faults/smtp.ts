import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Kill } from './killing';
import type { Single } from './single';

const PEACE_MS = [1_000, 6_000] as const;
const AWAY_MS = [1_000, 12_000] as const;

/** Has the mail server be away, so often, in the middle of whatever it is being told. */
export const silenceAtRandom =
  (times: number) =>
  async ({ mailServer }: Single, report: (line: string) => void): Promise<readonly Kill[]> => {
    const outages: Kill[] = [];
    for (let time = 1; time <= times; time += 1) {
      await pause(randomInt(...PEACE_MS));
      outages.push({ part: 'smtp', at: Date.now() });
      await mailServer.leave();
      await pause(randomInt(...AWAY_MS));
      await mailServer.comeBack();
      report(`the mail server is back (${time} of ${times})`);
    }
    return outages;
  };
