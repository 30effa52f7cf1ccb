/** Runs one SQL statement; JSON goes in as text, instants and JSON come out as ISO text (UTC) and values. */
export type Query = <T>(sql: string, params?: readonly unknown[]) => Promise<T[]>;

/** The store, a Postgres. A lost connection is `store_unavailable`; for somebody who has gone meanwhile nothing is read (`AbortError`). */
export interface Database {
  readonly query: Query;
  /** All or nothing; inside, only the given query may be used. */
  readonly transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * In the `returning` of a statement by itself: it does not wait for the disk. It is there with the next commit that does, whosever that
 * is, so nothing that is acknowledged later goes without it; until then a power cut may take it.
 */
export const unflushed = `set_config('synchronous_commit', 'off', true) as unflushed`;
