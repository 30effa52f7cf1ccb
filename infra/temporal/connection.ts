import { setTimeout as pause } from 'node:timers/promises';
import type { Interceptor } from '@grpc/grpc-js';
import { Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import { connectionProblem } from './diagnosis';
import type { TemporalPlace } from './place';
import { TemporalProblem } from './problem';

/** Bridges some three seconds of a server that restarts; after that, people hear that it is away. */
const ATTEMPTS = 6;

/** What the SDK is told: a copy, since it writes into the headers. */
export const optionsOf = ({ metadata, ...rest }: TemporalPlace) => ({
  ...rest,
  ...(metadata && { metadata: { ...metadata } }),
});

/** Does what needs a connection, and tells a failure that only other settings mend by what to change. Throws `TemporalProblem`, or what the work throws. */
export async function connecting<Result>(place: TemporalPlace, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw (await connectionProblem(place, error)) ?? error;
  }
}

/** A connection that is there at once, for what is done at a start. Throws `TemporalProblem`, or why the server is away. */
export const connectNow = (place: TemporalPlace, seconds: number): Promise<Connection> =>
  connecting(place, () => Connection.connect({ ...optionsOf(place), connectTimeout: seconds * 1_000 }));

const LOOK_SECONDS = 5;

/** Looks once whether the settings lead to the server; one that is away for now is waited for later. Throws `TemporalProblem`. */
export async function assertConnectable(place: TemporalPlace): Promise<void> {
  try {
    await (await connectNow(place, LOOK_SECONDS)).close();
  } catch (error) {
    if (error instanceof TemporalProblem) throw error;
  }
}

/** A connection to the server, made at the first call; `interceptors` see every call, as a rehearsal does. */
export const openConnection = (place: TemporalPlace, interceptors: readonly Interceptor[] = []) => {
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
  const connection = Connection.lazy({ ...optionsOf(place), interceptors: [retrying, ...interceptors] });
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
