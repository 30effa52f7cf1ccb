import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { provideNamespace, type TestNamespace } from '../../support/server';
import { fastForward, skippingConnection, virtualNow, type Place, type SkippingConnection } from '../../support/time';
import { answer, reminders, years } from './time.workflow';

const taskQueue = 'time';
const days = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 86_400_000);

let given: TestNamespace;
let clock: SkippingConnection;
let place: Place;
let client: Client;
let native: NativeConnection;
let worker: Worker;
let running: Promise<void>;

beforeAll(async () => {
  given = await provideNamespace();
  const { address, namespace } = given;
  clock = await skippingConnection(address);
  place = { connection: clock.connection, namespace };
  client = new Client(place);
  native = await NativeConnection.connect({ address });
  const workflowsPath = require.resolve('./time.workflow');
  worker = await Worker.create({ connection: native, namespace, taskQueue, workflowsPath });
  running = worker.run();
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await native.close();
  await clock.connection.close();
  await given.release();
});

test('a process started to skip waits three years in no time', async () => {
  const done = await clock.skipping(() => client.workflow.start(years, { workflowId: 'years', taskQueue }));
  expect(await done.result()).toBe(1095);
});

test('a process is brought to an instant, its reminders fired on the way, and answered there', async () => {
  const process = await client.workflow.start(reminders, { workflowId: 'reminders', taskQueue });
  const started = new Date();
  await fastForward(place, 'reminders', '5 days');
  expect(days(started, await virtualNow(place, 'reminders'))).toBe(5);
  await fastForward(place, 'reminders', '2 days');
  expect(days(started, await virtualNow(place, 'reminders'))).toBe(7);
  await process.signal(answer);
  expect(await process.result()).toEqual({ reminded: 3, days: 7 });
});

test('a process that skips nothing lives in our time', async () => {
  await client.workflow.start(reminders, { workflowId: 'unhurried', taskQueue });
  expect(days(new Date(), await virtualNow(place, 'unhurried'))).toBe(0);
});
