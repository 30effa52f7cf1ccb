import { GracefulShutdownPeriodExpiredError, NativeConnection, Runtime } from '@temporalio/worker';
import { createActivities } from '../activities';
import type { Logger } from '../infra/host/logger';
import type { Services } from '../infra/services';
import { connecting, optionsOf } from '../infra/temporal/connection';
import type { TemporalPlace } from '../infra/temporal/place';
import { bundleWorkflows } from './bundle';
import { createWorker } from './worker';

/** Sends what the Temporal SDK and its native core have to say to our log, and nothing to the screen; once a process. */
export const logTemporalTo = (log: Logger): void => {
  const at = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, meta?: object) =>
    log[level](meta ?? {}, message);
  const logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), trace: at('debug') };
  Runtime.install({
    logger: {
      ...logger,
      log: (level, message, meta) =>
        log[level === 'TRACE' ? 'debug' : (level.toLowerCase() as 'info')](meta ?? {}, message),
    },
    telemetryOptions: { logging: { forward: {} } },
    shutdownSignals: [],
  });
};

interface Settings {
  readonly services: Services;
  readonly place: TemporalPlace;
  readonly namespace: string;
  readonly bundle?: ReturnType<typeof bundleWorkflows>;
}

/** Runs a worker; `ended` settles when it has ended by itself or by `stop`. */
export const runWorker = async ({ services, place, namespace, bundle = bundleWorkflows() }: Settings) => {
  const connection = await connecting(place, () => NativeConnection.connect(optionsOf(place)));
  const worker = await createWorker({
    connection,
    namespace,
    workflowBundle: await bundle,
    activities: createActivities(services),
  });
  const ended = worker.run().catch((error: unknown) => {
    if (!(error instanceof GracefulShutdownPeriodExpiredError)) throw error; // what was broken off is done by the next worker
  });
  return {
    ended,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
      await connection.close();
    },
  };
};
