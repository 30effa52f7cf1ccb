import pino from 'pino';
import { composeApp } from '../../api/compose';
import { listen } from '../../api/listening';
import { programmesFolder } from '../../infra/places';
import { inboundToken, officeToken, startGatehouse, type GatehouseSettings } from './gatehouse';
import { callerOf } from './calls';
import { mailsAt } from './mails';
import { freePort } from './ports';

type Settings = Pick<GatehouseSettings, 'store' | 'address' | 'withWorker' | 'interceptors' | 'identity'>;

/** The whole product over HTTP in this process, on a server of its own unless one is named; the links in its mails lead back to it. */
export const startApp = async (settings: Settings = {}) => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const gatehouse = await startGatehouse({ ...settings, publicUrl: url });
  const app = composeApp({
    services: gatehouse,
    apiToken: officeToken,
    inboundToken,
    programmesFolder,
    mailboxUrl: gatehouse.mailbox.url,
    log: pino({ level: 'error' }),
  });
  const server = await listen(app, port, '127.0.0.1');
  return {
    ...gatehouse,
    url,
    officeToken,
    mails: mailsAt(gatehouse.mailbox.url),
    ...callerOf(url, officeToken),
    stop: async () => {
      await server.stop();
      await gatehouse.stop();
    },
  };
};

export type App = Awaited<ReturnType<typeof startApp>>;
