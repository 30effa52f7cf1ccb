import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import type { Database } from './database';

const folder = join(__dirname, 'migrations');

/** Any number that nobody else uses as an advisory lock of this database. */
const lock = 4_283_771;

const statementsOf = (sql: string) =>
  sql
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

/** Brings the tables up to date, once, whichever of several processes comes first; refuses tables of a newer program. With `only`, up to there. */
export async function migrate(database: Pick<Database, 'transaction'>, only?: ReadonlySet<string>): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  await database.transaction(async (query) => {
    await query('select pg_advisory_xact_lock($1)', [lock]);
    await query(
      'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
    );
    const applied = (await query<{ name: string }>('select name from migrations')).map(({ name }) => name);
    const unknown = applied.filter((name) => !files.includes(name));
    if (unknown.length > 0)
      throw new DomainError(
        'store_unavailable',
        text(
          `数据由更新的程序版本建立（${unknown.join('、')}）。`,
          `The store was made by a newer program (${unknown.join(', ')}).`,
        ),
      );
    for (const name of files.filter((file) => !applied.includes(file) && (only?.has(file) ?? true))) {
      for (const statement of statementsOf(await readFile(join(folder, name), 'utf8'))) await query(statement);
      await query('insert into migrations (name) values ($1)', [name]);
    }
  });
}
