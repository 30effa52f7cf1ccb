import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { isAlive } from '../../../infra/host/alive';
import type { LocalServer } from '../../../infra/temporal/finder';
import { freePort } from '../../support/ports';
import { beginFile, endLeftOver, holdFile, oldestFor, settleFile } from '../../../infra/temporal/file';
import { keepTemporal } from '../../../infra/temporal/keeper';
import { startTemporal } from '../../../infra/temporal/server';
import { requireServerVersion } from '../../../infra/temporal/version';
import { eventually } from '../../support/eventually';
import { findTestServer } from '../../support/server';
import { descendantsOf, killNow } from '../../support/started';

let found: LocalServer;
let folder: string;

beforeAll(async () => {
  found = await findTestServer();
});
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

/** What a door answers whoever calls it by a name. */
const statusAt = (port: number, host: string, path = '/'): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => resolve(answer.resume().statusCode))
      .on('error', reject)
      .end();
  });

test('serves the Web UI on its own port, by the names of this machine only', async () => {
  const uiPort = await freePort();
  const server = await startTemporal({ ...(await options()), uiPort });
  expect(server.uiUrl).toBe(`http://127.0.0.1:${uiPort}`);
  for (const name of ['127.0.0.1', 'localhost', '[::1]'])
    // The pages may have called the server before it listened, and call again a second later.
    await eventually(async () => (await statusAt(uiPort, `${name}:${uiPort}`, '/api/v1/namespaces')) === 200);
  for (const name of ['programme.example', '127.0.0.1.programme.example', 'localhost.example', ''])
    expect(await statusAt(uiPort, `${name}:${uiPort}`, '/api/v1/namespaces')).toBe(421);
  await server.stop();
  expect(await isListening(uiPort)).toBe(false);
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

/** A process of its own that runs a server until it is killed. */
const startElsewhere = async (wanted: object) => {
  const parent = spawn(
    process.execPath,
    [
      ...['-r', 'tsx/cjs', '-e'],
      `require('./infra/temporal/server').startTemporal(JSON.parse(process.argv[1])).then(({ pid }) => console.log(pid))`,
      JSON.stringify(wanted),
    ],
    { cwd: path.join(__dirname, '..', '..', '..'), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(parent, 'exit').then(() => {
    throw new Error('It ended before it served.');
  });
  const [said] = (await Promise.race([once(parent.stdout, 'data'), ended])) as [Buffer];
  ended.catch(() => undefined); // it is killed later on
  return { pid: parent.pid ?? 0, server: Number(said.toString()) };
};

/** The process that sees to it that a server does not outlive us. */
const watchersOf = (parent: number, server: number) =>
  descendantsOf(parent).filter((pid) => pid !== server && readFileSync(`/proc/${pid}/comm`, 'utf8') === 'sh\n');

test('leaves nothing running when the process that started it is killed', async () => {
  const { pid, server } = await startElsewhere(await options());
  expect(isAlive(server)).toBe(true);
  killNow(pid);
  await eventually(async () => !isAlive(server));
});

test('puts another in the place of a killed watcher, and still leaves nothing running', async () => {
  const { pid, server } = await startElsewhere(await options());
  const [first = 0] = watchersOf(pid, server);
  killNow(first);
  await eventually(async () => watchersOf(pid, server).some((each) => each !== first));
  killNow(pid);
  await eventually(async () => !isAlive(server));
});

test('ends at the next start a server whose watcher was killed together with us', async () => {
  const wanted = await options();
  const { pid, server } = await startElsewhere(wanted);
  process.kill(pid, 'SIGSTOP'); // it puts no other in the watcher's place
  await eventually(async () => readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') T '));
  for (const each of [...watchersOf(pid, server), pid]) killNow(each);
  expect(isAlive(server)).toBe(true);
  await endLeftOver(wanted.dbFile);
  expect(isAlive(server)).toBe(false);
  const next = await startTemporal(wanted);
  await next.stop();
});

test('leaves a process alone that got the id of a server that is long gone', async () => {
  const { dbFile } = await options();
  await beginFile(dbFile);
  await holdFile(dbFile, process.pid);
  await endLeftOver(dbFile);
  expect(isAlive(process.pid)).toBe(true);
});

test('starts a server again that was killed, under its address and with what it had, and says so', async () => {
  const said: string[] = [];
  const server = await keepTemporal({ ...(await options()), uiPort: await freePort() }, (line) => void said.push(line));
  await withClient(server.address, (client) =>
    client.workflow.start('programme', { workflowId: 'programme/p1', taskQueue: 'gatehouse' }),
  );
  killNow(server.pid);
  await eventually(async () => said.includes('The Temporal server runs again.'));
  expect(said).toEqual([
    'The Temporal server has ended by itself; it is started again.',
    'The Temporal server runs again.',
  ]);
  await withClient(server.address, async (client) => {
    const process = await client.workflow.getHandle('programme/p1').describe();
    expect(process.status.name).toBe('RUNNING');
  });
  await server.stop();
  expect(said).toHaveLength(2);
  expect(await isListening(Number(server.address.split(':')[1]))).toBe(false);
});

test('says why a server that ended can not be started again, tries again, and can be stopped meanwhile', async () => {
  const said: string[] = [];
  const wanted = await options();
  const server = await keepTemporal(wanted, (line) => void said.push(line));
  const taker = createServer();
  killNow(server.pid);
  await eventually(async () => {
    if (!taker.listening) taker.listen(wanted.port, '127.0.0.1').on('error', () => undefined);
    return said.some((line) => line.includes(`Port ${wanted.port} is in use`));
  });
  await server.stop();
  expect(said).not.toContain('The Temporal server runs again.');
  taker.close();
});

test('makes a file anew whose first start was killed, and keeps one that was served', async () => {
  const { dbFile } = await options();
  await beginFile(dbFile);
  await writeFile(dbFile, 'half a schema');
  await beginFile(dbFile);
  expect(existsSync(dbFile)).toBe(false);
  await writeFile(dbFile, 'a whole one');
  await settleFile(dbFile, '1.32.0');
  await beginFile(dbFile);
  expect(existsSync(dbFile)).toBe(true);
});

test('knows which server opened a file last, and asks for none older', async () => {
  const { dbFile } = await options();
  expect(await oldestFor(dbFile)).toBe('1.32');
  await beginFile(dbFile);
  await settleFile(dbFile, '1.33.1');
  expect(await oldestFor(dbFile)).toBe('1.33.1');
});
