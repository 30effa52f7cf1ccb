import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import pino from 'pino';
import { composeApp } from '../../api/compose';
import { listen } from '../../api/http/listener';
import { inboundToken, officeToken, startGatehouse, type GatehouseSettings } from './gatehouse';
import { callerOf, type Refused } from './calls';
import { mailsAt } from './mails';
import { freePort } from './ports';
import { promptProgrammes } from './programmes';

type Settings = Pick<GatehouseSettings, 'store' | 'files' | 'address' | 'withWorker' | 'interceptors' | 'identity'>;

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
  const calls = callerOf(url, officeToken);
  return {
    ...gatehouse,
    url,
    officeToken,
    mails: mailsAt(gatehouse.mailbox.url),
    ...calls,
    /** Posts to the API as somebody who is signed in, from a page of ours. */
    postAs: async <Body = Refused>(person: string, path: string, body: unknown = {}) =>
      calls.raw<Body>('POST', `/api/v1${path}`, {
        headers: {
          cookie: `gatehouse_session=${await gatehouse.sessions.open({ kind: 'person', person }, new Date())}`,
          origin: url,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify(body),
      }),
    stop: async () => {
      await server.stop();
      await gatehouse.stop();
      rmSync(programmesFolder, { recursive: true, force: true });
    },
  };
};

export type App = Awaited<ReturnType<typeof startApp>>;
