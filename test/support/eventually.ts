/** Far longer than anything takes on a machine that others use too: to wait costs nothing as long as things come true. */
const PATIENCE_SECONDS = 120;

/** Of the time that passes, asking takes a quarter at most: what is waited for needs the machine as well. */
const PAUSE = { leastMs: 25, timesAsked: 3 };

/** Asks again until there is an answer; fails with the last reason after the time. */
export async function eventually<T>(
  ask: () => Promise<T | undefined | null | false>,
  seconds = PATIENCE_SECONDS,
): Promise<T> {
  const until = performance.now() + seconds * 1000;
  let reason: unknown = 'no answer';
  while (performance.now() < until) {
    const asked = performance.now();
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      reason = error;
    }
    const pause = Math.max(PAUSE.leastMs, (performance.now() - asked) * PAUSE.timesAsked);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error('It did not happen in time.', { cause: reason });
}
