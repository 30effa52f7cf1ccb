import { copyFile, cp, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../infra/store/database';

const SEGMENT_BYTES = 16 * 1024 * 1024;

/**
 * Makes a store of what a power cut at this instant leaves at least: the data files as the last checkpoint synced them (`before`, a copy
 * from while it was stopped; nothing that was written to them since has reached the disk) and of the log only the bytes that Postgres
 * says are synced, with zeros behind them.
 */
export async function cutPower(given: {
  readonly database: Database;
  readonly running: string;
  readonly before: string;
  readonly store: string;
}): Promise<void> {
  const { database, running, before, store } = given;
  const [synced] = await database.query<{ file: string; bytes: number }>(
    'select file_name as file, file_offset as bytes from pg_walfile_name_offset(pg_current_wal_flush_lsn())',
  );
  if (!synced) throw new Error('Postgres does not say what is synced.');
  const cluster = join(store, 'postgres');
  await mkdir(store);
  await cp(before, cluster, { recursive: true, preserveTimestamps: true });
  await copyFile(join(running, 'password'), join(store, 'password'));
  await copyFile(join(running, 'postgres/global/pg_control'), join(cluster, 'global/pg_control')); // it is synced whenever it is written
  await rm(join(cluster, 'pg_wal'), { recursive: true });
  await cp(join(running, 'postgres/pg_wal'), join(cluster, 'pg_wal'), { recursive: true });
  for (const name of await readdir(join(cluster, 'pg_wal')))
    if (/^[0-9A-F]{24}$/.test(name) && name >= synced.file)
      await zeroFrom(join(cluster, 'pg_wal', name), name === synced.file ? synced.bytes : 0);
}

async function zeroFrom(path: string, offset: number): Promise<void> {
  const file = await open(path, 'r+');
  await file.truncate(offset);
  await file.truncate(SEGMENT_BYTES);
  await file.close();
}
