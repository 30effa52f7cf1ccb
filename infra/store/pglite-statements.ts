import { messages, protocol, types, type PGlite } from '@electric-sql/pglite';
import type { Query } from './database';

const { serialize } = protocol;
const { DataRowMessage, DatabaseError, RowDescriptionMessage } = messages;

const json = (text: string): unknown => JSON.parse(text);

/** What a column's text means, by its type; any other is text. The same values as a Postgres behind a pool gives. */
const readers: Readonly<Record<number, (text: string) => unknown>> = {
  [types.BOOL]: (text) => text === 't',
  [types.INT2]: Number,
  [types.INT4]: Number,
  [types.INT8]: Number,
  [types.FLOAT8]: Number,
  [types.JSON]: json,
  [types.JSONB]: json,
  [types.TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
};

const written = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

/**
 * Runs statements that are parsed and planned once, by name, in one call into the embedded Postgres instead of the six of its own
 * `query`: 0.07 ms instead of 0.27 ms for a row by its key. Not to be called twice at a time.
 */
export function createStatements(pglite: Pick<PGlite, 'execProtocol'>): Query {
  const names = new Map<string, string>();

  const ask = async (...parts: readonly Uint8Array[]) => {
    const answer = await pglite.execProtocol(Buffer.concat([...parts, serialize.sync()]), { throwOnError: false });
    const error = answer.messages.find((message) => message instanceof DatabaseError);
    if (error) throw error;
    return answer.messages;
  };

  const nameOf = async (sql: string): Promise<string> => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const name = `s${names.size + 1}`;
    await ask(serialize.parse({ name, text: sql }));
    names.set(sql, name);
    return name;
  };

  return async <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> => {
    const statement = await nameOf(sql);
    const told = await ask(
      serialize.bind({ statement, values: params.map(written) }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
    );
    const columns = told.flatMap((message) => (message instanceof RowDescriptionMessage ? message.fields : []));
    return told.flatMap((message) => {
      if (!(message instanceof DataRowMessage)) return [];
      const row = columns.map(({ name, dataTypeID }, index) => {
        const text = message.fields[index] ?? null;
        return [name, text === null ? null : (readers[dataTypeID]?.(text) ?? text)] as const;
      });
      return [Object.fromEntries(row) as T];
    });
  };
}
