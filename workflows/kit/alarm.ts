import { sleep } from '@temporalio/workflow';
import { msUntil } from './waiting';

/** Timers for the next instant that matters. None is ever cancelled: a closing process needs no event for that. */
export const createAlarm = () => {
  const pending = new Set<number>();
  let hasRung = false;
  return {
    /** Makes sure that it rings at the instant (ISO) or before; `why` names the timer in the Temporal Web UI. */
    ensure: (at: string, why: string): void => {
      const instant = Date.parse(at);
      if ([...pending].some((earlier) => earlier <= instant)) return;
      pending.add(instant);
      void sleep(Math.max(1, msUntil(at)), { summary: why }).then(() => {
        pending.delete(instant);
        hasRung = true;
      });
    },
    hasRung: () => hasRung,
    /** Whether it has rung since it was last asked. */
    answer: (): boolean => {
      const rang = hasRung;
      hasRung = false;
      return rang;
    },
  };
};
