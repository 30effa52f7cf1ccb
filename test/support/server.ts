import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { searchAttributeTypes } from '../../contracts/search-attributes';
import { eventually } from './eventually';
import { inStock } from './in-stock';
import { freePort } from './ports';
import { findTemporal, type LocalServer } from '../../infra/temporal/finder';
import { ensureNamespace, registerSearchAttributes } from '../../infra/temporal/namespace';
import { startTemporal, type RunningServer } from '../../infra/temporal/server';

/** The server program that tests start, found as `npm start` finds it. */
export async function findTestServer(): Promise<LocalServer> {
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const env = { ...process.env, TEMPORAL_ADDRESS: '' };
  const found = await findTemporal({ env, report });
  if (found.kind === 'external') throw new Error('TEMPORAL_ADDRESS was left out');
  return found;
}

/** Starts a server in memory that can skip time; `stop` also removes its log. */
export async function startTestServer(): Promise<RunningServer> {
  const found = await findTestServer();
  const folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-temporal-'));
  const server = await startTemporal({
    found,
    port: await freePort(),
    namespace: 'default',
    searchAttributes: searchAttributeTypes,
    timeSkipping: true,
    log: path.join(folder, 'temporal.log'),
  });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...server, stop };
}

/** Where a test file's processes run: nobody else's are there. */
export interface TestNamespace {
  readonly address: string;
  readonly namespace: string;
  readonly release: () => Promise<void>;
}

/** A new namespace on the server of this jest run, which ends with the run; outside jest, a server that `release` stops. */
export async function provideNamespace(): Promise<TestNamespace> {
  const address = process.env['GATEHOUSE_TEST_TEMPORAL'];
  if (!address) {
    const server = await startTestServer();
    return { address: server.address, namespace: 'default', release: server.stop };
  }
  return { address, namespace: await nextNamespace(address), release: async () => {} };
}

/** A second goes by until the server's other parts see a new namespace: a jest worker makes that of its next file beside the tests of this one. */
const nextNamespace = inStock(async (address: string) => {
  const namespace = `t-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  try {
    await ensureNamespace(connection, namespace, 24);
    await eventually(async () => {
      await registerSearchAttributes(connection, namespace, searchAttributeTypes);
      return true;
    });
  } finally {
    await connection.close();
  }
  return namespace;
});
