import { AsyncLocalStorage } from 'node:async_hooks';

const asking = new AsyncLocalStorage<AbortSignal>();

/** Reads for somebody who may go before it is done: from then on nothing more is read for them. */
export const readFor = <Result>(gone: AbortSignal, work: () => Result): Result => asking.run(gone, work);

/** Reads for more than the one who asked first: it goes on when they have gone. */
export const readForAll = <Result>(work: () => Result): Result => asking.exit(work);

/** Throws the reason of the signal (an `AbortError`) once whoever asked has gone. */
export const assertAwaited = (): void => asking.getStore()?.throwIfAborted();
