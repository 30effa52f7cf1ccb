import { rmSync } from 'node:fs';
import pino from 'pino';
import { composeApp } from '../../api/compose';
import { listen } from '../../api/listening';
import { inboundToken, officeToken, startGatehouse, type GatehouseSettings } from './gatehouse';
import { callerOf } from './calls';
import { mailsAt } from './mails';
import { freePort } from './ports';
import { promptProgrammes } from './programmes';

type Settings = Pick<GatehouseSettings, 'store' | 'address' | 'withWorker' | 'interceptors' | 'identity'>;

/** The whole product over HTTP in this process, on a server of its own unless one is named; the links in its mails lead back to it. */
export const startApp = async (settings: Settings = {}) => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const gatehouse = await startGatehouse({ ...settings, publicUrl: url });
  const programmesFolder = promptProgrammes();
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
      rmSync(programmesFolder, { recursive: true, force: true });
    },
  };
};

export type App = Awaited<ReturnType<typeof startApp>>;
