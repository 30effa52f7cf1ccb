import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { LocalServer } from '../../infra/temporal-finder';
import { startTemporal } from '../../infra/temporal-server';
import { requireServerVersion } from '../../infra/temporal-version';
import { findTestServer, freePort } from '../support/server';

let found: LocalServer;
let folder: string;

beforeAll(async () => {
  found = await findTestServer();
}, 600_000);
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-server-'));
});
afterEach(() => rm(folder, { recursive: true }));

const options = async () => ({
  found,
  port: await freePort(),
  namespace: 'default',
  searchAttributes: { Programme: 'KEYWORD', WaitingOn: 'KEYWORD_LIST' } as const,
  dbFile: path.join(folder, 'temporal', 'temporal.db'),
  log: path.join(folder, 'logs', 'temporal.log'),
});

async function withClient<T>(address: string, use: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  return use(new Client({ connection })).finally(() => connection.close());
}

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

test('keeps a running process, the search attributes and thirty days of closed ones over a restart', async () => {
  const first = await startTemporal(await options());
  await withClient(first.address, (client) =>
    client.workflow.start('programme', { workflowId: 'programme/p1', taskQueue: 'gatehouse' }),
  );
  await first.stop();
  const wider = { Programme: 'KEYWORD', WaitingOn: 'KEYWORD_LIST', DueAt: 'DATETIME' } as const;
  const second = await startTemporal({ ...(await options()), searchAttributes: wider });
  await withClient(second.address, async (client) => {
    const process = await client.workflow.getHandle('programme/p1').describe();
    expect(process.status.name).toBe('RUNNING');
    const { customAttributes } = await client.connection.operatorService.listSearchAttributes({ namespace: 'default' });
    expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(Object.keys(wider)));
    const { config } = await client.workflowService.describeNamespace({ namespace: 'default' });
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 24 * 3600);
  });
  await second.stop();
  await second.ended;
});

test('serves the Web UI on its own port', async () => {
  const uiPort = await freePort();
  const server = await startTemporal({ ...(await options()), uiPort });
  expect(server.uiUrl).toBe(`http://127.0.0.1:${uiPort}`);
  expect((await fetch(server.uiUrl!)).status).toBe(200);
  await server.stop();
});

test('says plainly that a port is taken, and starts nothing', async () => {
  const wanted = await options();
  const other = createServer().listen(wanted.port, '127.0.0.1');
  await once(other, 'listening');
  await expect(startTemporal(wanted)).rejects.toMatchObject({
    code: 'port_taken',
    message: expect.stringContaining(`Port ${wanted.port} is in use`),
  });
  other.close();
});

test('shows the end of the log when the server cannot start', async () => {
  const searchAttributes = Object.fromEntries([1, 2, 3, 4].map((n) => [`Amount${n}`, 'INT' as const]));
  await expect(startTemporal({ ...(await options()), searchAttributes })).rejects.toMatchObject({
    code: 'temporal_start_failed',
    message: expect.stringContaining('cannot have more than 3 search attributes'),
  });
});

test('refuses a server that is too old for time skipping before it starts', async () => {
  const old = { ...found, version: '1.29.1' };
  await expect(startTemporal({ ...(await options()), found: old, timeSkipping: true })).rejects.toThrow(
    'Temporal server 1.29.1 has no time skipping; 1.32 is needed.',
  );
});

test('asks a running server for its version and names one that is too old', async () => {
  const server = await startTemporal(await options());
  await withClient(server.address, async ({ connection }) => {
    expect(await requireServerVersion(connection as Connection, '1.32')).toBe(server.version);
    await expect(requireServerVersion(connection as Connection, '99.1', 'time travel')).rejects.toThrow(
      `Temporal server ${server.version} has no time travel; 99.1 is needed.`,
    );
  });
  await server.stop();
});

test('leaves nothing running when the process that started it is killed', async () => {
  const wanted = await options();
  const parent = spawn(
    process.execPath,
    [
      ...['-r', 'tsx/cjs', '-e'],
      `require('./infra/temporal-server').startTemporal(JSON.parse(process.argv[1])).then(() => console.log('serving'))`,
      JSON.stringify(wanted),
    ],
    { cwd: path.join(__dirname, '..', '..'), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(parent.stdout, 'data');
  expect(await isListening(wanted.port)).toBe(true);
  parent.kill('SIGKILL');
  const deadline = Date.now() + 15_000;
  while (await isListening(wanted.port)) {
    expect(Date.now()).toBeLessThan(deadline);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
