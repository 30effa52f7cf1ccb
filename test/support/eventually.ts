/** Asks again until there is an answer; fails with the last reason after the time. */
export async function eventually<T>(ask: () => Promise<T | undefined | null | false>, seconds = 20): Promise<T> {
  const until = Date.now() + seconds * 1000;
  let reason: unknown = 'no answer';
  while (Date.now() < until) {
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
