/** Figures of a list of numbers, rounded to two decimals unless another number of them is said. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return round(sorted[Math.max(0, at)] ?? NaN);
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const round = (value: number, places = 2): number => Math.round(value * 10 ** places) / 10 ** places;

/** Does the work for every index, so many at once. */
export const inParallel = async (
  count: number,
  atOnce: number,
  work: (index: number) => Promise<void>,
): Promise<void> => {
  let next = 0;
  const run = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: atOnce }, run));
};

export const timed = async <T>(work: () => Promise<T>): Promise<readonly [number, T]> => {
  const from = performance.now();
  const result = await work();
  return [performance.now() - from, result];
};

/** What one round collects: the latency of each decision in milliseconds, and the ids of the processes. */
export interface Sample {
  readonly decisions: number[];
  readonly ids: string[];
}
