import type { Database } from './database';
import { keepPostgres } from './postgres/embedded';
import { takeOverFormer } from './former/store';
import { deriveOld } from './derived';
import { migrate } from './migrations';
import { openPostgres, settingsOf } from './postgres/postgres';
import { analyzeUnknown } from './statistics';
import { assertStoreTakesUs } from './problem';

/** Where the store is: a Postgres that somebody else runs, or a folder in which we run one. */
export type StorePlace = { readonly databaseUrl: string } | { readonly folder: string };

/**
 * Opens the store and brings its tables up to date; what it acknowledges survives `kill -9` and a power cut. `tell` hears what
 * becomes of a Postgres of our own. Throws `StoreProblem` for a mistake of the address that no waiting mends.
 */
export async function openDatabase(place: StorePlace, tell: (line: string) => void = () => {}): Promise<Database> {
  const database = await open(place, tell);
  try {
    if ('folder' in place) await takeOverFormer(place.folder, database, tell);
    await migrate(database);
    await deriveOld(database, tell);
    await analyzeUnknown(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function open(place: StorePlace, tell: (line: string) => void): Promise<Database> {
  if ('databaseUrl' in place) {
    const connection = { connectionString: place.databaseUrl };
    await assertStoreTakesUs(settingsOf(connection));
    return openPostgres(connection);
  }
  const { connection, close } = await keepPostgres(place.folder, tell);
  const database = openPostgres(connection);
  return { ...database, close: () => database.close().finally(close) };
}
