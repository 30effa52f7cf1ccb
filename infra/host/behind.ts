import { AsyncLocalStorage } from 'node:async_hooks';
import { isOutage } from '../../domain/shared/errors';

const requests = new AsyncLocalStorage<{ isBehind: boolean }>();

/** Answers a request; meanwhile it is noted whether the record lacks something that was accepted for it. */
export const answerTruly = <Result>(work: () => Result): Result => requests.run({ isBehind: false }, work);

/** Whether something was accepted for this request that the record does not have yet: its process writes it as soon as the store takes it. */
export const isBehind = (): boolean => requests.getStore()?.isBehind ?? false;

/** Notes that what was accepted is not in the record yet. */
export function noteBehind(): void {
  const request = requests.getStore();
  if (request) request.isBehind = true;
}

/** Does what follows on something that was accepted, and answers whether it is done: a store that is away does not undo what counts. */
export async function tidyUp(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!isOutage(error)) throw error;
    return false;
  }
}

/** The same of what the record has of it: where that fails it is noted, and told. */
export async function followUp(work: () => Promise<unknown>): Promise<void> {
  if (!(await tidyUp(work))) noteBehind();
}
