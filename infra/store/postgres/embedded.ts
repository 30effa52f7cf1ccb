import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { DomainError } from '../../../domain/shared/errors';
import { inTurnFor } from '../../host/folder-lock';
import { freePort } from '../../host/ports';
import { endWithUs } from '../../host/watcher';
import { OWNER, provideCluster, type Cluster } from './cluster';
import { findPostgres } from './programs';
import { listensInFolder, readyIn, startServer, stopServer, type PostgresServer } from './server';

/** How whoever keeps a server calls its session, so that the last of them knows that it is the last. */
const KEEPER = 'gatehouse keeper';

/** How long the backends of a killed postmaster may need to notice, and how often we look. */
const TRIES = 40;
const BETWEEN_TRIES_MS = 250;

/** How long it is left in peace when none of them has helped, as on a full disk. */
const BETWEEN_STARTS_MS = 2_000;

/** A real Postgres in a folder, as long as it is kept. */
export interface EmbeddedPostgres {
  /** How to connect to it, as its owner. */
  readonly connection: ClientConfig;
  /** Lets go of it: the last one who does ends it. */
  readonly close: () => Promise<void>;
}

/**
 * Keeps a Postgres running in a folder, with its own password, until it is closed: one that runs there already is used too (another
 * command of ours, or one left over by `kill -9`), one that ends is started again. It does not outlive whoever keeps it.
 */
export async function keepPostgres(place: string, tell: (line: string) => void): Promise<EmbeddedPostgres> {
  const store = resolve(place);
  await mkdir(store, { recursive: true });
  const programs = await findPostgres();
  const cluster = await inTurnFor(store, () => provideCluster(store, programs));
  const port = listensInFolder(cluster.folder) ? 5432 : await freePort();
  const join = () => inTurnFor(store, () => holdOne(cluster, port));
  let isClosing = false;
  let held = await join();
  const connection = connectionTo(held.server, cluster);

  const startAgain = async (): Promise<void> => {
    for (let last = ''; !isClosing; await pause(BETWEEN_STARTS_MS))
      try {
        held = await join();
        tell('PostgreSQL runs again.');
        return;
      } catch (error) {
        if (String(error) !== last) tell(String(error)); // on a full disk it is the same for hours
        last = String(error);
      }
  };

  const keeping = (async () => {
    for (;;) {
      await held.ended;
      if (isClosing) return;
      tell('PostgreSQL has ended by itself; it is started again.');
      await startAgain();
      if (isClosing) await held.letGo();
    }
  })();

  const close = async () => {
    isClosing = true;
    await inTurnFor(store, () => held.letGo());
    await keeping;
  };
  return { connection, close };
}

const connectionTo = ({ host, port }: PostgresServer, { password }: Cluster): ClientConfig => ({
  host,
  port,
  user: OWNER,
  password,
  database: 'postgres',
});

/** Holds the server that runs in the folder, else a new one; tries again while one that was killed is not quite gone. */
async function holdOne(cluster: Cluster, port: number) {
  for (let tries = 1; ; tries += 1)
    try {
      const running = await readyIn(cluster.folder);
      return running ? await hold(cluster, running) : await holdOwn(cluster, await startServer(cluster, port));
    } catch (error) {
      if (tries === TRIES || isDamaged(error)) throw error;
      await pause(BETWEEN_TRIES_MS);
    }
}

/** One that starts and then lets nobody in, since its files are spoilt, does not stay behind. */
async function holdOwn(cluster: Cluster, server: PostgresServer) {
  try {
    return await hold(cluster, server);
  } catch (error) {
    await stopServer(server.pid, cluster.folder);
    throw error;
  }
}

const isDamaged = (error: unknown): boolean => error instanceof DomainError && error.facts['because'] === 'damaged';

/** Takes part in keeping a server: a session in it, which ends when it does, and a watcher for the case that we are killed. */
async function hold(cluster: Cluster, server: PostgresServer) {
  const session = new Client({ ...connectionTo(server, cluster), application_name: KEEPER });
  session.on('error', () => undefined); // it ends then
  const ended = new Promise<void>((over) => session.once('end', () => over()));
  await session.connect();
  const stopWatching = endWithUs(server.pid, 'SIGINT');
  let isLettingGo = false;
  void ended.then(() => isLettingGo || stopWatching());
  const letGo = async () => {
    isLettingGo = true;
    const isLast = await leave(session);
    if (isLast) await stopServer(server.pid, cluster.folder);
    stopWatching();
  };
  return { server, ended, letGo };
}

/** Ends a keeper's session; answers whether it was the last one. A server that is gone has none to be ended by us. */
async function leave(session: Client): Promise<boolean> {
  try {
    await session.query(`set application_name to 'gatehouse leaves'`);
    const { rowCount } = await session.query('select from pg_stat_activity where application_name = $1', [KEEPER]);
    return rowCount === 0;
  } catch {
    return false;
  } finally {
    await session.end().catch(() => undefined);
  }
}
