import type { Interruptions } from './store/interruptions';
import type { Compare } from './comparing';

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
  /** Where another process of ours has just done it, that will do. */
  const comparedByAny = async (): Promise<number> => {
    const at = await interruptions.comparedAt();
    const isRecent = at !== undefined && Date.parse(at) > Date.now() - SOON_MS / 2;
    return isRecent ? (await interruptions.count()).count : compared();
  };
  const look = async (how: () => Promise<number>): Promise<number> => {
    const count = await how().catch((err: unknown) => {
      log.warn({ err }, 'record and processes could not be compared');
      return 0;
    });
    if (!isOver) next = setTimeout(() => void look(comparedByAny), count > 0 ? SOON_MS : HOUR_MS).unref();
    return count;
  };
  const found = await Promise.race([
    look(() => compared(PATIENCE_AT_START_MS)),
    new Promise<number>((resolve) => setTimeout(resolve, MOST_MS_TO_WAIT, 0).unref()),
  ]);
  const stop = () => {
    isOver = true;
    clearTimeout(next);
  };
  return { found, stop };
};
