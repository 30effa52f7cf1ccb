import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../support/eventually';
import { parts, type Cluster, type Part } from './cluster';

/** That a part was killed, and when. */
export interface Kill {
  readonly part: Part;
  readonly at: number;
}

/** Between one kill and the next, in milliseconds; shorter than a part needs to come back, so that several are away at times. */
const LEAST_MS = 400;
const MOST_MS = 5_000;

/** After so many kills all parts may come back: on a slow machine they would never serve together, and nobody could click. */
const BREATHER = 4;

/** Kills a part that runs, at random, as often as asked, and starts it again at once; ends when all of them serve again. */
export const killAtRandom = async (cluster: Cluster, times: number, report: (line: string) => void) => {
  const kills: Kill[] = [];
  const comingBack: Promise<void>[] = [];
  while (kills.length < times) {
    if (kills.length % BREATHER === 0) await Promise.all(comingBack.splice(0));
    await pause(randomInt(LEAST_MS, MOST_MS));
    const alive = await eventually(async () => {
      const now = cluster.alive();
      return now.length > 0 && now;
    }, 300);
    const part = alive[randomInt(alive.length)] ?? 'worker';
    kills.push({ part, at: Date.now() });
    await cluster.end(part);
    comingBack.push(cluster.restart(part));
    if (kills.length % 10 === 0) report(`${kills.length} of ${times} kills`);
  }
  await Promise.all(comingBack);
  return kills;
};

/** How often each part was killed. */
export const countedByPart = (kills: readonly Kill[]): Readonly<Record<Part, number>> =>
  Object.fromEntries(parts.map((part) => [part, kills.filter((kill) => kill.part === part).length])) as Record<
    Part,
    number
  >;
