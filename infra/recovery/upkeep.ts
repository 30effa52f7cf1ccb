import type { Interruptions } from '../store/interruptions';
import type { Compare } from './comparison';

const HOUR_MS = 3600_000;

/** The same while something is interrupted: who has recovered it, or only had to wait, is not kept waiting for an hour. */
const SOON_MS = 2 * 60_000;

/** How often those that are known to be interrupted are asked whether they only had to wait, in milliseconds. */
const AGAIN_MS = 5_000;

/** How long a start waits for what the comparison finds, in milliseconds; where there is much, it goes on beside everything else. */
const MOST_MS_TO_WAIT = 40_000;

/** A start waits no longer for what is under way, in milliseconds: what was told just before a kill is looked at again soon. */
const AT_START = { patience: 3_000, underWay: 30_000 };

interface KeepingDeps {
  readonly compare: Compare;
  readonly forgetWhole: () => Promise<void>;
  readonly interruptions: Pick<Interruptions, 'comparedAt' | 'count'>;
  readonly log: { readonly warn: (facts: object, message: string) => void };
}

/** Compares record and processes at the start, soon after it and every hour, whoever of several processes is first. `found` is how many were interrupted at the start, as far as it is known by then. */
export const keepWhole = async ({ compare, forgetWhole, interruptions, log }: KeepingDeps) => {
  let isOver = false;
  let isFirst = true;
  const compared = async (patience: Parameters<Compare>[0] = {}): Promise<number> => {
    const found = await compare(patience);
    if (found.length > 0)
      log.warn({ interrupted: found.map(({ process, is }) => ({ process, is })) }, 'record and processes disagree');
    return found.length;
  };
  /** Soon after the start, and then not before the hour is over, whoever of our processes did it last, unless something is interrupted. */
  const comparedWhereDue = async (): Promise<void> => {
    const at = await interruptions.comparedAt();
    const isDue = isFirst || at === undefined || Date.parse(at) < Date.now() - HOUR_MS;
    isFirst = false;
    if (isDue || (await interruptions.count()).count > 0) await compared();
  };
  const orTell = <Result>(looking: Promise<Result>): Promise<Result | undefined> =>
    looking.catch((err: unknown) => {
      log.warn({ err }, 'record and processes could not be compared');
      return undefined;
    });
  const timers = new Map<number, NodeJS.Timeout>();
  /** Does it again and again, each time so long after the last. */
  const every = (ms: number, work: () => Promise<void>): void => {
    const timer = setTimeout(() => void orTell(work()).then(() => isOver || every(ms, work)), ms);
    timers.set(ms, timer.unref());
  };
  const look = async (): Promise<number> => {
    const count = await orTell(compared(AT_START));
    if (!isOver) {
      every(SOON_MS, comparedWhereDue);
      every(AGAIN_MS, forgetWhole);
    }
    return count ?? 0;
  };
  const found = await Promise.race([
    look(),
    new Promise<number>((resolve) => setTimeout(resolve, MOST_MS_TO_WAIT, 0).unref()),
  ]);
  const stop = () => {
    isOver = true;
    for (const timer of timers.values()) clearTimeout(timer);
  };
  return { found, stop };
};
