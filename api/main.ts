import { once } from 'node:events';
import { readEnv } from '../infra/host/env';
import { keepWhole } from '../infra/recovery/upkeep';
import { createLogger } from '../infra/host/logger';
import { openFromEnv } from '../infra/opening';
import { programmesFolder } from '../infra/places';
import { composeApp } from './compose';
import { listen } from './http/listener';

/** `gatehouse api`: pages and operations, stateless; as many as wanted beside one Temporal cluster and one Postgres. */
export const main = async (): Promise<void> => {
  const env = readEnv(process.env);
  const log = createLogger();
  const { services, secrets, namespace } = await openFromEnv(env);
  const ui = env.TEMPORAL_UI_URL && { temporalUi: { url: env.TEMPORAL_UI_URL, namespace } };
  const proxies = env.GATEHOUSE_TRUST_PROXY;
  const app = composeApp({ services, ...secrets, programmesFolder, proxies, ...ui, log });
  const server = await listen(app, env.PORT, '0.0.0.0');
  log.info({ port: env.PORT }, 'api answers');
  const whole = keepWhole({ ...services, log }); // the workers that it asks may come later
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  (await whole).stop();
  await server.stop();
  await services.close();
};
