import type { Interruptions } from './store/interruptions';
import type { Compare } from './comparing';

const HOUR_MS = 3600_000;

/** How long a start waits for what the comparison finds, in milliseconds; where there is much, it goes on beside everything else. */
const MOST_MS_TO_WAIT = 20_000;

interface KeepingDeps {
  readonly compare: Compare;
  readonly interruptions: Pick<Interruptions, 'comparedAt'>;
  readonly log: { readonly warn: (facts: object, message: string) => void };
}

/** Compares record and processes at the start and every hour, whoever of several processes is first. `found` is how many were interrupted at the start, as far as it is known by then. */
export const keepWhole = async ({ compare, interruptions, log }: KeepingDeps) => {
  const look = async (): Promise<number> => {
    try {
      const found = await compare();
      if (found.length > 0)
        log.warn({ interrupted: found.map(({ process, is }) => ({ process, is })) }, 'record and processes disagree');
      return found.length;
    } catch (err) {
      log.warn({ err }, 'record and processes could not be compared');
      return 0;
    }
  };
  const isDue = async () => {
    const at = await interruptions.comparedAt().catch(() => undefined);
    return at === undefined || Date.parse(at) < Date.now() - 0.9 * HOUR_MS;
  };
  const lookAgain = async () => void ((await isDue()) && (await look()));
  const hourly = setInterval(() => void lookAgain(), HOUR_MS).unref();
  const found = await Promise.race([
    look(),
    new Promise<number>((resolve) => setTimeout(resolve, MOST_MS_TO_WAIT, 0).unref()),
  ]);
  return { found, stop: () => clearInterval(hourly) };
};
