/** Far longer than anything takes on a machine that others use too: to wait costs nothing as long as things come true. */
const PATIENCE_SECONDS = 120;

/** Asks again until there is an answer; fails with the last reason after the time. */
export async function eventually<T>(
  ask: () => Promise<T | undefined | null | false>,
  seconds = PATIENCE_SECONDS,
): Promise<T> {
  const until = performance.now() + seconds * 1000;
  let reason: unknown = 'no answer';
  while (performance.now() < until) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      reason = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not happen in time.', { cause: reason });
}
