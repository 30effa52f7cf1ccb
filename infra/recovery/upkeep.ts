import type { Interruptions } from '../store/interruptions';
import type { Compare } from './comparison';

const HOUR_MS = 3600_000;

/** The same while something is interrupted: who has recovered it, or only had to wait, is not kept waiting for an hour. */
const SOON_MS = 2 * 60_000;

/** How long a start waits for what the comparison finds, in milliseconds; where there is much, it goes on beside everything else. */
const MOST_MS_TO_WAIT = 40_000;

/** At a start nothing was under way for long, in milliseconds. */
const PATIENCE_AT_START_MS = 3_000;

interface KeepingDeps {
  readonly compare: Compare;
  readonly interruptions: Pick<Interruptions, 'comparedAt' | 'count'>;
  readonly log: { readonly warn: (facts: object, message: string) => void };
}

/** Compares record and processes at the start and every hour, whoever of several processes is first. `found` is how many were interrupted at the start, as far as it is known by then. */
export const keepWhole = async ({ compare, interruptions, log }: KeepingDeps) => {
  let next: NodeJS.Timeout | undefined;
  let isOver = false;
  const compared = async (patience?: number): Promise<number> => {
    const found = await compare(patience === undefined ? {} : { patience });
    if (found.length > 0)
      log.warn({ interrupted: found.map(({ process, is }) => ({ process, is })) }, 'record and processes disagree');
    return found.length;
  };
  /** Not before the hour is over, whoever of our processes did it last, unless something is interrupted. */
  const comparedWhereDue = async (): Promise<void> => {
    const at = await interruptions.comparedAt();
    const isDue = at === undefined || Date.parse(at) < Date.now() - HOUR_MS;
    if (isDue || (await interruptions.count()).count > 0) await compared();
  };
  const orTell = <Result>(looking: Promise<Result>): Promise<Result | undefined> =>
    looking.catch((err: unknown) => {
      log.warn({ err }, 'record and processes could not be compared');
      return undefined;
    });
  const again = (): void => {
    next = setTimeout(() => void orTell(comparedWhereDue()).then(() => isOver || again()), SOON_MS).unref();
  };
  const look = async (): Promise<number> => {
    const count = await orTell(compared(PATIENCE_AT_START_MS));
    if (!isOver) again();
    return count ?? 0;
  };
  const found = await Promise.race([
    look(),
    new Promise<number>((resolve) => setTimeout(resolve, MOST_MS_TO_WAIT, 0).unref()),
  ]);
  const stop = () => {
    isOver = true;
    clearTimeout(next);
  };
  return { found, stop };
};
