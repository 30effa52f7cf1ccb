import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startBrowser, type Browser } from './browser';
import { onStage } from './stage';

/** The pages on their stage, served at an address of their own for each test, and a real browser that looks at them. */
export const onServedStage = () => {
  const stage = onStage();
  let browser: Browser;
  let server: Server;
  beforeAll(async () => void (browser = await startBrowser()));
  beforeEach(async () => {
    server = stage.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => void server.close());
  afterAll(() => browser.stop());
  return {
    stage,
    visit: (...size: Parameters<Browser['visit']>) => browser.visit(...size),
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  };
};
