import { Pool, types, type ClientConfig, type PoolClient } from 'pg';
import { DomainError } from '../../../domain/shared/errors';
import type { Trouble } from '../../../domain/shared/trouble';
import { assertAwaited } from '../../host/awaited';
import type { Database, Query } from '../database';
import { storeAway, storeTrouble } from '../../host/trouble';

const instantType: number = types.builtins.TIMESTAMPTZ;
const bigintType: number = types.builtins.INT8;

/** Instants as ISO text (UTC), counts as plain numbers. */
const getTypeParser = ((type: number, format?: 'text') => {
  if (type === instantType) return (text: string) => new Date(text).toISOString();
  return type === bigintType ? Number : types.getTypeParser(type, format);
}) as typeof types.getTypeParser;

const translate = (error: unknown): unknown => {
  const because = storeTrouble(error);
  return because === undefined ? error : storeAway(because, error);
};

/** What is wrong where a store answers and keeps nothing. */
const WRITES_FAIL: ReadonlySet<unknown> = new Set<Trouble>(['full', 'readOnly']);

/** Takes some room on the disk and gives it back: its log and a table grow. */
const tryOut = `create temporary table tried_out on commit drop as select md5(each::text) from generate_series(1, 5000) as each`;

/** So often a statement is asked before it is prepared: what comes now and then would only fill the memory of each connection. */
const USES_BEFORE_PREPARED = 20;

/** Names for the statements that come again and again: such a one is parsed and planned once a connection. */
const createNames = () => {
  const uses = new Map<string, number>();
  const names = new Map<string, string>();
  let edition = 0;
  return {
    of: (sql: string): string | undefined => {
      const name = names.get(sql);
      if (name !== undefined) return `${name}_${edition}`;
      const used = (uses.get(sql) ?? 0) + 1;
      uses.set(sql, used);
      if (used > USES_BEFORE_PREPARED) names.set(sql, `again_${names.size + 1}`);
      return undefined;
    },
    /** What is prepared is prepared anew under another name. */
    renew: () => void (edition += 1),
  };
};

type Names = ReturnType<typeof createNames>;

/** A newer version has altered a table under a prepared statement (feature_not_supported: "cached plan must not change result type"). */
const isOutdated = (error: unknown): boolean => (error as { code?: string }).code === '0A000';

/** Does it once more where it met an outdated statement: nothing of it has been done. */
const renewing = async <T>(names: Names, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!isOutdated(error)) throw error;
    names.renew();
    return work();
  }
};

const queryOn =
  (client: Pool | PoolClient, names: Names, told: (error: unknown) => unknown): Query =>
  async <T>(sql: string, params: readonly unknown[] = []) => {
    const name = params.length > 0 ? names.of(sql) : undefined; // without parameters one message is enough
    try {
      return (await client.query({ text: sql, values: [...params], ...(name !== undefined && { name }) })).rows as T[];
    } catch (error) {
      throw told(error);
    }
  };

/** What we ask of each connection, beside where it leads. */
export const settingsOf = (connection: ClientConfig): ClientConfig => ({
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

/**
 * A Postgres behind a pool: 20 s for a connection, since the pool counts waiting for a turn as connecting (one that is away refuses at once);
 * 10 s a statement, on both sides of the wire.
 */
export function openPostgres(connection: ClientConfig): Database {
  const pool = new Pool(settingsOf(connection));
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  const names = createNames();
  let takesWrites = true;
  const noted = (error: unknown): unknown => {
    const told = translate(error);
    if (told instanceof DomainError && WRITES_FAIL.has(told.facts['because'])) takesWrites = false;
    return told;
  };
  const once = queryOn(pool, names, noted);
  const query: Query = async (sql, params) => {
    assertAwaited();
    return renewing(names, () => once(sql, params));
  };

  async function attempt<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
      throw translate(error);
    });
    // A checked-out connection that breaks also fails the query in flight, which is where it is answered.
    const ignore = () => {};
    client.on('error', ignore);
    const within = queryOn(client, names, noted);
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
    transaction: (work) => renewing(names, () => attempt(work)),
    ping: async () => {
      await query('select 1');
      if (takesWrites) return;
      await attempt((within) => within(tryOut));
      takesWrites = true;
    },
    close: () => pool.end(),
  };
}
