import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../support/eventually';
import type { Product } from './product';

/** That a part was killed, and when. */
export interface Kill<Part extends string = string> {
  readonly part: Part;
  readonly at: number;
}

/** Between one kill and the next, in milliseconds; shorter than a part needs to come back, so that several are away at times. */
const LEAST_MS = 400;
const MOST_MS = 5_000;

/** After so many kills all parts may come back: on a slow machine they would never serve together, and nobody could click. */
const BREATHER = 4;

/**
 * Kills parts that run, as often as asked, at random among those that were killed least, and starts each again at once; ends when all of
 * them serve again.
 */
export const killAtRandom =
  (times: number) =>
  async <Part extends string>(
    product: Product<Part>,
    report: (line: string) => void,
  ): Promise<readonly Kill<Part>[]> => {
    const kills: Kill<Part>[] = [];
    const comingBack: Promise<void>[] = [];
    while (kills.length < times) {
      if (kills.length % BREATHER === 0) await Promise.all(comingBack.splice(0));
      await pause(randomInt(LEAST_MS, MOST_MS));
      const alive = await eventually(async () => {
        const now = await product.alive();
        return now.length > 0 && now;
      }, 300);
      const counts = countedByPart(product.parts, kills);
      const least = Math.min(...alive.map((part) => counts[part]));
      const drawn = alive.filter((part) => counts[part] === least);
      const part = drawn[randomInt(drawn.length)]!;
      kills.push({ part, at: Date.now() });
      await product.end(part);
      comingBack.push(product.restart(part));
      if (kills.length % 10 === 0) report(`${kills.length} of ${times} kills`);
    }
    await Promise.all(comingBack);
    return kills;
  };

/** How often each part was killed. */
export const countedByPart = <Part extends string>(parts: readonly Part[], kills: readonly Kill<Part>[]) =>
  Object.fromEntries(parts.map((part) => [part, kills.filter((kill) => kill.part === part).length])) as Readonly<
    Record<Part, number>
  >;
