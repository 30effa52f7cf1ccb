import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Interceptor } from '@grpc/grpc-js';
import { Client } from '@temporalio/client';
import {
  DefaultLogger,
  GracefulShutdownPeriodExpiredError,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  type Worker,
} from '@temporalio/worker';
import { createActivities } from '../../activities';
import { startMailbox } from '../../infra/mailbox/mailbox';
import type { ChatPlaces } from '../../infra/chats/places';
import type { FilesSettings } from '../../infra/files/settings';
import { openServices } from '../../infra/services';
import type { StorePlace } from '../../infra/store/opened';
import { createWorker } from '../../worker/worker';
import { createEmptyStore, preparedBundle } from './prepared';
import { provideNamespace } from './server';
import { skippingConnection } from './time';

// Once a process; the SDK remembers it when it starts its core anew.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
  shutdownSignals: [], // Ctrl-C ends the process, and with it what it started
});

/** The token of the programme office's programs. */
export const officeToken = 'a-token-for-tests-only';

/** The token of whoever brings mails. */
export const inboundToken = 'a-token-for-mails-only';

export interface GatehouseSettings {
  /** Where the store is; without it this gatehouse has one of its own, empty at first. */
  readonly store?: StorePlace;
  /** A server of the test's own; without it the gatehouse has a namespace of its own on the server of all. */
  readonly address?: string;
  readonly withWorker?: boolean;
  readonly publicUrl?: string;
  /** Where the programmes' chats are. */
  readonly chats?: ChatPlaces;
  /** Where files go, and who looks through them. */
  readonly files?: FilesSettings;
  /** What the history calls the worker; by default its process and host. */
  readonly identity?: string;
  /** See every call of the product to the server. */
  readonly interceptors?: readonly Interceptor[];
}

/** The whole product in this process on real parts: a server, a store, a mailbox and a worker. */
export const startGatehouse = async (given: GatehouseSettings = {}) => {
  const { withWorker = true, publicUrl = 'http://127.0.0.1:3000', identity, chats, files, interceptors } = given;
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-'));
  const [{ address, namespace, release }, mailbox, store] = await Promise.all([
    given.address === undefined ? provideNamespace() : { address: given.address, namespace: 'default', release: stay },
    createMailbox(join(folder, 'mails')),
    given.store ? { place: given.store, remove: stay } : createEmptyStore(),
  ]);
  const services = await openServices({
    temporal: { address },
    namespace,
    store: store.place,
    smtpUrl: mailbox.smtpUrl,
    mailFrom: 'gatehouse@gatehouse.example',
    ...(chats && { chats }),
    ...(files && { files }),
    ...(interceptors && { interceptors }),
    publicUrl,
    calendars: join(__dirname, '../../programmes/calendars'),
    secrets: { linkKeys: [Buffer.alloc(32, 7).toString('base64url')], apiToken: officeToken, inboundToken },
  });
  const native = await NativeConnection.connect({ address });
  const settings = {
    connection: native,
    namespace,
    workflowBundle: await preparedBundle(),
    activities: createActivities(services),
    stickyQueueScheduleToStartTimeout: '500 milliseconds', // a worker that went home is not waited for
    ...(identity && { identity }),
  };
  const worker = createShift(() => createWorker(settings));
  if (withWorker) await worker.start();
  const { connection, skipping } = await skippingConnection(address);
  return {
    ...services,
    mailbox,
    worker,
    client: new Client({ connection, namespace }),
    connection,
    namespace,
    skipping,
    stop: async () => {
      await worker.stop();
      await native.close();
      await connection.close();
      await services.close();
      await store.remove();
      await mailbox.stop();
      await release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A task that tries to write into a store that takes nothing is broken off in the end, as the product does it. */
const ignoreForce = (error: unknown) => {
  if (!(error instanceof GracefulShutdownPeriodExpiredError)) throw error;
};

/** What is another's stays. */
const stay = async () => {};

/** A worker that can go home and be followed by another. */
const createShift = (create: () => Promise<Worker>) => {
  let stop = async () => {};
  return {
    start: async () => {
      const worker = await create();
      const running = worker.run();
      stop = async () => {
        stop = async () => {};
        worker.shutdown();
        await running.catch(ignoreForce);
      };
    },
    stop: () => stop(),
  };
};

/** A mailbox that can be away and come back under its address with the mails it had. */
const createMailbox = async (folder: string) => {
  const host = '127.0.0.1';
  let running = await startMailbox({ smtpPort: 0, pagePort: 0, folder, host });
  const { smtpUrl, url } = running;
  const [smtpPort, pagePort] = [smtpUrl, url].map((each) => Number(new URL(each).port)) as [number, number];
  let isRunning = true;
  return {
    smtpUrl,
    url,
    start: async () => {
      running = await startMailbox({ smtpPort, pagePort, folder, host });
      isRunning = true;
    },
    stop: async () => {
      if (isRunning) await running.stop();
      isRunning = false;
    },
  };
};

export type Gatehouse = Awaited<ReturnType<typeof startGatehouse>>;
