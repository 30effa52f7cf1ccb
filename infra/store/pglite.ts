import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { DomainError } from '../../domain/errors';
import type { Database, Query } from './database';
import { lockFolder } from './folder-lock';

const parsers = {
  [types.TIMESTAMPTZ]: (text: string) => new Date(text).toISOString(),
  [types.INT8]: Number,
};

const queryOn =
  (source: Pick<PGlite, 'query'>): Query =>
  async <T>(sql: string, params: readonly unknown[] = []) =>
    (await source.query<T>(sql, [...params])).rows;

/**
 * The embedded Postgres, in a folder that one process may open at a time, or in memory. A commit has been written to the operating
 * system before it is acknowledged (strict durability), so it survives the end of the process, though not a power cut.
 */
export async function openPglite(folder?: string): Promise<Database> {
  if (folder) await mkdir(folder, { recursive: true });
  const unlock = folder ? await lockFolder(folder) : async () => {};
  const place = folder ? { dataDir: join(folder, 'pgdata') } : {};
  const pglite = await PGlite.create({ ...place, parsers, relaxedDurability: false }).catch(async (error: unknown) => {
    await unlock();
    throw new DomainError('store_unavailable', `The embedded store does not open: ${String(error)}`);
  });
  await pglite.exec("set time zone 'UTC'; set synchronous_commit to on");

  const orClosed = async <T>(work: () => Promise<T>): Promise<T> => {
    if (pglite.closed) throw new DomainError('store_unavailable', 'The store has been closed.');
    return work();
  };
  const query: Query = (sql, params) => orClosed(() => queryOn(pglite)(sql, params));
  return {
    kind: 'pglite',
    query,
    transaction: (work) => orClosed(() => pglite.transaction((within) => work(queryOn(within)))),
    ping: async () => void (await query('select 1')),
    close: async () => {
      if (!pglite.closed) await pglite.close();
      await unlock();
    },
  };
}
