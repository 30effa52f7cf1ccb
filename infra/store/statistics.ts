import type { Database } from './database';

interface Unknown {
  readonly name: string;
}

/**
 * Has the store look at tables of ours that hold something of which it knows no statistics: after a migration, a take-over, or when a
 * backup was restored. Without them a list of fifty may be found by reading all, until autovacuum comes by; it does so where many rows
 * have changed. Answers which these were.
 */
export async function analyzeUnknown({ query }: Pick<Database, 'query'>): Promise<readonly string[]> {
  const unknown = await query<Unknown>(
    `select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'
      and pg_has_role(relowner, 'usage') and pg_relation_size(oid) > 0
      and exists (select from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped and not exists
        (select from pg_stats where schemaname = current_schema() and tablename = relname and pg_stats.attname = pg_attribute.attname))
      order by relname`,
  );
  for (const { name } of unknown)
    // On a slow disk that may take longer than a statement has: autovacuum does it then.
    await query(`analyze (skip_locked) "${name.replaceAll('"', '""')}"`).catch(() => undefined);
  return unknown.map(({ name }) => name);
}
