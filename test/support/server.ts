import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SearchAttributeType } from '@temporalio/common';
import { freePort } from './ports';
import { findTemporal, type LocalServer } from '../../infra/temporal-finder';
import { startTemporal, type RunningServer } from '../../infra/temporal-server';

/** The server program that tests start, found as `npm start` finds it. */
export async function findTestServer(): Promise<LocalServer> {
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const env = { ...process.env, TEMPORAL_ADDRESS: '' };
  const found = await findTemporal({ env, report });
  if (found.kind === 'external') throw new Error('TEMPORAL_ADDRESS was left out');
  return found;
}

/** Starts a server in memory that can skip time; `stop` also removes its log. */
export async function startTestServer(
  searchAttributes: Readonly<Record<string, SearchAttributeType>> = {},
): Promise<RunningServer> {
  const found = await findTestServer();
  const folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-temporal-'));
  const server = await startTemporal({
    found,
    port: await freePort(),
    namespace: 'default',
    searchAttributes,
    timeSkipping: true,
    log: path.join(folder, 'temporal.log'),
  });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...server, stop };
}

/** The address of the server that all tests of this run share; jest's global setup started it. */
export function temporalServer(): string {
  const address = process.env['GATEHOUSE_TEST_TEMPORAL'];
  if (!address) throw new Error('No test server: run jest with test/support/global-setup.ts as its globalSetup');
  return address;
}
