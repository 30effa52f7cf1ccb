import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { openDatabase } from '../../infra/store/opened';
import { keepPostgres } from '../../infra/store/postgres/embedded';

/** A real PostgreSQL for tests, of the package that the product's own store runs. */
export interface TestPostgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const TEMPLATE = 'gatehouse_template';

const urlOf = ({ host, port, user, password, database }: ClientConfig): string =>
  `postgres://${user}:${String(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`;

/** The same server, another database. */
const within = (url: string, database: string): string => url.replace(/\/[^/?]*\?/, `/${database}?`);

/** Starts a server in a folder of its own; what tests write need not outlive the machine, so it is not synced. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-pg-'));
  const { connection, close } = await keepPostgres(folder, () => {});
  const url = urlOf(connection);
  await ask(
    url,
    'alter system set fsync = off',
    'alter system set synchronous_commit = off',
    'select pg_reload_conf()',
  );
  const stop = async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  };
  return { url, stop };
}

/** Makes the database with all tables that those of the tests are copied from. */
export async function makeTemplate(url: string): Promise<void> {
  await ask(url, `create database ${TEMPLATE}`);
  await (await openDatabase({ databaseUrl: within(url, TEMPLATE) })).close();
}

/** A database with all tables and nothing in them, on a server that has the template; `drop` removes it. */
export async function createEmptyDatabase(url: string) {
  const name = `t_${randomBytes(8).toString('hex')}`;
  await ask(url, `create database ${name} template ${TEMPLATE} strategy file_copy`);
  return { databaseUrl: within(url, name), drop: () => ask(url, `drop database ${name} with (force)`) };
}

async function ask(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
