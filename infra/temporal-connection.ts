import { setTimeout as pause } from 'node:timers/promises';
import type { Interceptor } from '@grpc/grpc-js';
import { Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

/** Bridges some three seconds of a server that restarts; after that, people hear that it is away. */
const ATTEMPTS = 6;

/** A connection to the server, made at the first call; `interceptors` see every call, as a rehearsal does. */
export const openConnection = (address: string, interceptors: readonly Interceptor[] = []) => {
  const { delayFunction, retryableDecider } = defaultGrpcRetryOptions({ maxAttempts: ATTEMPTS });
  let isClosing = false;
  let lastRetryAt = 0;
  const retrying = makeGrpcRetryInterceptor({
    retryableDecider: (attempt, status) => !isClosing && retryableDecider(attempt, status),
    delayFunction: (attempt, status) => {
      const delay = delayFunction(attempt, status);
      lastRetryAt = Math.max(lastRetryAt, Date.now() + delay);
      return delay;
    },
  });
  const connection = Connection.lazy({ address, interceptors: [retrying, ...interceptors] });
  return {
    connection,
    /** Waits for the retry that is due: the SDK would make it on a closed channel, whose error ends the process. */
    close: async (): Promise<void> => {
      isClosing = true;
      await pause(Math.max(0, lastRetryAt + 50 - Date.now()));
      await connection.close();
    },
  };
};
