import { allHandlersFinished, condition, sleep, workflowInfo } from '@temporalio/workflow';

/** Long processes wake at least this often, so that a history can be cut and new code taken up. */
const MONTH = '30 days';
/** The same in milliseconds. */
export const MONTH_MS = 30 * 24 * 3600 * 1000;

/** A run's history is cut well before the 2,000 events that the design allows. */
const LONG_HISTORY = 1_000;

/** Waits for something to happen, or a month. `why` names the timer in the Temporal Web UI. */
export const somethingHappens = (happened: () => boolean, why: string) =>
  condition(happened, MONTH, { summary: `wakes monthly while it waits: ${why}` });

/** Sleeps until an instant (ISO), waking monthly. */
export async function sleepUntil(instant: string, why: string): Promise<void> {
  for (let left = msUntil(instant); left > 0; left = msUntil(instant))
    await sleep(Math.min(left, MONTH_MS), { summary: why });
}

/** Waits for something to happen until an instant (ISO) at most, waking monthly; whether it happened. */
export async function happensBy(happened: () => boolean, instant: string, why: string): Promise<boolean> {
  while (!happened() && !isPast(instant))
    await condition(happened, Math.min(msUntil(instant), MONTH_MS), { summary: why });
  return happened();
}

export const msUntil = (instant: string) => Date.parse(instant) - Date.now();

/** Whether the history should be cut here: it is long, and no handler is under way. */
export const shouldContinueAsNew = () => {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return (continueAsNewSuggested || historyLength > LONG_HISTORY) && allHandlersFinished();
};

/** Whether the process's clock has reached the instant. */
export const isPast = (instant: string) => msUntil(instant) <= 0;

/** The instant so many milliseconds later, as ISO text in UTC. */
export const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();
