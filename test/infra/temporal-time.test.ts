import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { RunningServer } from '../../infra/temporal-server';
import { startTestServer } from '../support/server';
import { fastForward, skippingConnection, virtualNow, type SkippingConnection } from '../support/time';
import { answer, reminders, years } from './temporal-time.workflow';

const taskQueue = 'time';
const days = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 86_400_000);

let server: RunningServer;
let clock: SkippingConnection;
let client: Client;
let native: NativeConnection;
let worker: Worker;
let running: Promise<void>;

beforeAll(async () => {
  server = await startTestServer();
  clock = await skippingConnection(server.address);
  client = new Client({ connection: clock.connection });
  native = await NativeConnection.connect({ address: server.address });
  const workflowsPath = require.resolve('./temporal-time.workflow');
  worker = await Worker.create({ connection: native, taskQueue, workflowsPath });
  running = worker.run();
}, 600_000);
afterAll(async () => {
  worker.shutdown();
  await running;
  await native.close();
  await clock.connection.close();
  await server.stop();
});

test('a process started to skip waits three years in no time', async () => {
  const done = await clock.skipping(() => client.workflow.start(years, { workflowId: 'years', taskQueue }));
  expect(await done.result()).toBe(1095);
});

test('a process is brought to an instant, its reminders fired on the way, and answered there', async () => {
  const process = await client.workflow.start(reminders, { workflowId: 'reminders', taskQueue });
  const started = new Date();
  await fastForward(clock.connection, 'reminders', '5 days');
  expect(days(started, await virtualNow(clock.connection, 'reminders'))).toBe(5);
  await fastForward(clock.connection, 'reminders', '2 days');
  expect(days(started, await virtualNow(clock.connection, 'reminders'))).toBe(7);
  await process.signal(answer);
  expect(await process.result()).toEqual({ reminded: 3, days: 7 });
});

test('a process that skips nothing lives in our time', async () => {
  await client.workflow.start(reminders, { workflowId: 'unhurried', taskQueue });
  expect(days(new Date(), await virtualNow(clock.connection, 'unhurried'))).toBe(0);
});
