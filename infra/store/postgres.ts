import { Pool, types, type ClientConfig, type PoolClient } from 'pg';
import { DomainError } from '../../domain/errors';
import type { Database, Query } from './database';

const instantType: number = types.builtins.TIMESTAMPTZ;
const bigintType: number = types.builtins.INT8;

/** Instants as ISO text (UTC), counts as plain numbers. */
const getTypeParser = ((type: number, format?: 'text') => {
  if (type === instantType) return (text: string) => new Date(text).toISOString();
  return type === bigintType ? Number : types.getTypeParser(type, format);
}) as typeof types.getTypeParser;

/** Classes of SQLSTATE that say "the server is not there or has no room": connection, resources, shutdown, and our own time limit. */
const unavailable = /^(08|53|57P0)|^57014$/;
const isLost = (error: unknown): boolean => {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return unavailable.test(code) || /^E[A-Z]+$/.test(code) || /connection|timeout|pool/i.test(message);
};

const translate = (error: unknown): unknown =>
  isLost(error) ? new DomainError('store_unavailable', undefined, { cause: String(error) }) : error;

const queryOn =
  (client: Pool | PoolClient): Query =>
  async <T>(sql: string, params: readonly unknown[] = []) => {
    try {
      return (await client.query(sql, [...params])).rows as T[];
    } catch (error) {
      throw translate(error);
    }
  };

/**
 * A Postgres behind a pool: 20 s for a connection, since the pool counts waiting for a turn as connecting (one that is away refuses at once);
 * 10 s a statement, on both sides of the wire.
 */
export function openPostgres(connection: ClientConfig): Database {
  const pool = new Pool({
    connectionTimeoutMillis: 20_000,
    ...connection,
    statement_timeout: 10_000,
    query_timeout: 11_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    application_name: 'gatehouse',
    types: { getTypeParser },
    options: '-c TimeZone=UTC',
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  const query = queryOn(pool);

  async function transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
      throw translate(error);
    });
    // A checked-out connection that breaks also fails the query in flight, which is where it is answered.
    const ignore = () => {};
    client.on('error', ignore);
    const within = queryOn(client);
    try {
      await within('begin');
      const result = await work(within);
      await within('commit');
      client.off('error', ignore);
      client.release();
      return result;
    } catch (error) {
      const isBack = await client.query('rollback').then(
        () => true,
        () => false,
      );
      client.off('error', ignore);
      client.release(!isBack);
      throw error;
    }
  }

  return {
    query,
    transaction,
    ping: async () => void (await query('select 1')),
    close: () => pool.end(),
  };
}
