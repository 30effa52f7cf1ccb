import { readEnv } from '../infra/host/env';
import { createLogger } from '../infra/host/logger';
import { openFromEnv } from '../infra/opening';
import { logTemporalTo, runWorker } from './run';

/** `gatehouse worker`: one of many workers beside a Temporal cluster and a Postgres; ends cleanly at SIGTERM. */
export const main = async (): Promise<void> => {
  const env = readEnv(process.env);
  const log = createLogger();
  logTemporalTo(log);
  const { services, place, namespace } = await openFromEnv(env);
  const worker = await runWorker({ services, place, namespace });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void worker.stop());
  log.info({ address: place.address, namespace }, 'worker runs');
  await worker.ended;
  await services.close();
};
