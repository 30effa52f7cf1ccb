import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { DomainError } from '../../domain/errors';
import type { Database, Query } from './database';
import { lockFolder } from './folder-lock';
import { createStatements } from './pglite-statements';

/** One at a time, in the order in which they came: the embedded Postgres has a single connection. */
const createQueue = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
};

/**
 * The embedded Postgres, in a folder that one process may open at a time, or in memory. A commit has been written to the operating
 * system before it is acknowledged (strict durability), so it survives the end of the process, though not a power cut.
 */
export async function openPglite(folder?: string): Promise<Database> {
  if (folder) await mkdir(folder, { recursive: true });
  const unlock = folder ? await lockFolder(folder) : async () => {};
  const place = folder ? { dataDir: join(folder, 'pgdata') } : {};
  const pglite = await PGlite.create({ ...place, relaxedDurability: false }).catch(async (error: unknown) => {
    await unlock();
    throw new DomainError('store_unavailable', `The embedded store does not open: ${String(error)}`);
  });
  await pglite.exec("set time zone 'UTC'; set synchronous_commit to on");
  // Plans are made once, while tables may be small; they must suit large ones: by index, row by row.
  await pglite.exec('set enable_seqscan to off; set enable_hashjoin to off; set enable_mergejoin to off');

  const inTurn = createQueue();
  const run = createStatements(pglite);
  const orClosed = async <T>(work: () => Promise<T>): Promise<T> => {
    if (pglite.closed) throw new DomainError('store_unavailable', 'The store has been closed.');
    return work();
  };
  const query: Query = (sql, params) => inTurn(() => orClosed(() => run(sql, params)));
  const transaction = async <T>(work: (query: Query) => Promise<T>): Promise<T> => {
    await run('begin');
    try {
      const result = await work(run);
      await run('commit');
      return result;
    } catch (error) {
      await run('rollback').catch(() => undefined); // what brought us here says more
      throw error;
    }
  };
  return {
    kind: 'pglite',
    query,
    transaction: (work) => inTurn(() => orClosed(() => transaction(work))),
    ping: async () => void (await query('select 1')),
    close: () =>
      inTurn(async () => {
        if (!pglite.closed) await pglite.close();
        await unlock();
      }),
  };
}
