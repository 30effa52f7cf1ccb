import { join } from 'node:path';
import { startSink } from '../../bench/sink';
import { searchAttributeTypes } from '../../contracts/search-attributes';
import { startTemporal } from '../../infra/temporal/server';
import { callerOf } from '../support/calls';
import { eventually } from '../support/eventually';
import { officeToken } from '../support/gatehouse';
import { freePort } from '../support/ports';
import { startPostgres } from '../support/postgres';
import { findTestServer } from '../support/server';
import { descendantsOf, killNow, run } from '../support/started';
import type { Product } from './product';

/** What is killed. */
const parts = ['worker', 'api', 'server'] as const;

type Part = (typeof parts)[number];

/** A part that starts while the others are away and the processors are busy may take its time. */
const START_SECONDS = 300;

/** A process that runs, and how to know that it has ended. */
interface Running {
  readonly pid: number;
  readonly ended: Promise<unknown>;
}

/**
 * The product as a cluster runs it: worker and API in processes of their own, a Temporal server with a file, a Postgres, a mail server.
 * Each of the three parts can be killed and comes back under its address.
 */
export const startCluster = async (folder: string): Promise<Product<Part>> => {
  const [postgres, sink, found] = await Promise.all([startPostgres(), startSink(), findTestServer()]);
  const [temporalPort, port] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const env = {
    GATEHOUSE_DATA: join(folder, 'gatehouse'),
    GATEHOUSE_API_TOKEN: officeToken,
    GATEHOUSE_LINK_KEY: Buffer.alloc(32, 9).toString('base64url'),
    TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}`,
    TEMPORAL_NAMESPACE: 'default',
    DATABASE_URL: postgres.url,
    SMTP_URL: sink.smtpUrl,
    PUBLIC_URL: url,
    PORT: String(port),
  };

  /** As whatever keeps services up does it: one that gives up because the server is away is started again. */
  const gatehouse = async (command: string, ready: string): Promise<Running> => {
    const child = run([command], env);
    let hasEnded = false;
    void child.ended.then(() => (hasEnded = true));
    await eventually(async () => hasEnded || child.said().includes(ready), START_SECONDS).catch((error: Error) => {
      throw new Error(`${command} did not start: ${child.said().slice(-2_000)}`, { cause: error });
    });
    return hasEnded ? gatehouse(command, ready) : child;
  };

  const start: Readonly<Record<Part, () => Promise<Running>>> = {
    server: () =>
      startTemporal({
        found,
        port: temporalPort,
        namespace: 'default',
        searchAttributes: searchAttributeTypes,
        dbFile: join(folder, 'temporal.db'),
        log: join(folder, 'temporal.log'),
      }),
    worker: () => gatehouse('worker', 'worker runs'),
    api: () => gatehouse('api', 'api answers'),
  };

  const running = new Map<Part, Running>();
  running.set('server', await start.server());
  const setup = run(['setup'], env);
  if ((await setup.ended) !== 0) throw new Error(`setup failed: ${setup.said()}`);
  for (const part of ['worker', 'api'] as const) running.set(part, await start[part]());

  const end = async (part: Part) => {
    const process = running.get(part);
    running.delete(part);
    if (!process) return;
    for (const pid of [process.pid, ...descendantsOf(process.pid)]) killNow(pid);
    await process.ended;
  };

  return {
    url,
    store: { databaseUrl: postgres.url },
    parts,
    received: sink.received,
    ...callerOf(url, officeToken),
    alive: async () => [...running.keys()],
    end,
    restart: async (part: Part) => void running.set(part, await start[part]()),
    verify: async () => {
      const proof = run(['verify'], env);
      return (await proof.ended) === 0;
    },
    stop: async () => {
      for (const part of parts) await end(part);
      await sink.stop();
      await postgres.stop();
      return [];
    },
  };
};
