import { migrate } from './migrations';
import { openPglite } from './pglite';
import { openPostgres } from './postgres';

/** Runs one SQL statement; JSON goes in as text, instants and JSON come out as ISO text (UTC) and values. */
export type Query = <T>(sql: string, params?: readonly unknown[]) => Promise<T[]>;

/** The store: one SQL for a real Postgres and for the embedded one. A lost connection is `store_unavailable`. */
export interface Database {
  readonly kind: 'pglite' | 'postgres';
  readonly query: Query;
  /** All or nothing; inside, only the given query may be used. */
  readonly transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where the store is: a Postgres, else a folder of this machine, else memory. */
export interface StorePlace {
  readonly databaseUrl?: string;
  readonly folder?: string;
}

/** Opens the store and brings its tables up to date; what it acknowledges survives `kill -9`. */
export async function openDatabase({ databaseUrl, folder }: StorePlace): Promise<Database> {
  const database = databaseUrl ? openPostgres(databaseUrl) : await openPglite(folder);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
