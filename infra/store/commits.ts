import { setImmediate as turn } from 'node:timers/promises';
import { DomainError } from '../../domain/shared/errors';

interface Call<T> {
  readonly items: readonly T[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

const isUnavailable = (error: unknown) => error instanceof DomainError && error.code === 'store_unavailable';

/**
 * Joins calls that come in while a commit runs into the next commit: a commit costs nearly the same for one as for twenty. When a
 * joined commit fails, each call is tried alone, so that a bad one fails only itself; without a store all fail at once.
 */
export function joinCommits<T>(commit: (items: readonly T[]) => Promise<void>, most = 100) {
  const waiting: Call<T>[] = [];
  let isRunning = false;

  async function settle(calls: readonly Call<T>[]): Promise<void> {
    try {
      await commit(calls.flatMap(({ items }) => items));
      calls.forEach(({ resolve }) => resolve());
    } catch (error) {
      if (calls.length === 1 || isUnavailable(error)) calls.forEach(({ reject }) => reject(error));
      else for (const call of calls) await settle([call]);
    }
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      await turn(); // whatever comes in with this turn of the event loop goes along
      await settle(waiting.splice(0, most));
    }
    isRunning = false;
  }

  return (items: readonly T[]): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      if (!isRunning) void run();
    });
}
