import type { Query } from './database';

/** Where tables stand while they are made anew, beside those in use. */
export const SHADOW = 'gatehouse_rebuilding';

/** How long everybody may have to wait for us to put the new tables in place; less than Postgres waits before it looks for who blocks whom. */
const MOST_MS_IN_THE_WAY = 500;

interface Made {
  readonly statement: string;
}

const run = async (query: Query, made: readonly Made[]): Promise<void> => {
  for (const { statement } of made) await query(statement);
};

/** From here on in the transaction the names of tables that are made anew mean the new ones; what is written need not be on the disk before the end. */
export async function workInShadow(query: Query): Promise<void> {
  await query(
    `select set_config('search_path', '${SHADOW}, ' || quote_ident(current_schema()), true), set_config('synchronous_commit', 'off', true)`,
  );
}

export const dropShadow = (query: Query) => query(`drop schema if exists ${SHADOW} cascade`);

/** Makes empty tables like these, with the keys that folding needs, the triggers that watch it and the rights that others have; what a killed attempt left goes. */
export async function makeShadow(query: Query, tables: readonly string[]): Promise<void> {
  await dropShadow(query);
  await query(`create schema ${SHADOW}`);
  for (const table of tables)
    await query(`create table ${SHADOW}.${table} (like ${table} including all excluding indexes)`);
  await run(
    query,
    await query<Made>(
      `select format('alter table ${SHADOW}.%I add constraint %I %s', relname, conname, pg_get_constraintdef(pg_constraint.oid)) as statement
        from pg_constraint join pg_class on pg_class.oid = conrelid where conrelid = any ($1::regclass[]) and contype in ('p', 'u')`,
      [tables],
    ),
  );
  await run(
    query,
    await query<Made>(
      `select regexp_replace(pg_get_triggerdef(pg_trigger.oid), ' ON [^ ]+ ', format(' ON ${SHADOW}.%I ', relname)) as statement
        from pg_trigger join pg_class on pg_class.oid = tgrelid where tgrelid = any ($1::regclass[]) and not tgisinternal`,
      [tables],
    ),
  );
  await run(
    query,
    await query<Made>(
      `select format('grant %s on ${SHADOW}.%I to %s', privilege_type, relname,
          case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end) as statement
        from pg_class, aclexplode(relacl) where pg_class.oid = any ($1::regclass[]) and grantee <> relowner`,
      [tables],
    ),
  );
}

/** Gives the new tables the other indexes of the old ones, what they refer to among themselves, and statistics: once they are full, that costs least. */
export async function finishShadow(query: Query, tables: readonly string[]): Promise<void> {
  await run(
    query,
    await query<Made>(
      `select regexp_replace(pg_get_indexdef(indexrelid), ' ON [^ ]+ USING ', format(' ON ${SHADOW}.%I USING ', relname)) as statement
        from pg_index join pg_class on pg_class.oid = indrelid
        where indrelid = any ($1::regclass[]) and indexrelid not in (select conindid from pg_constraint)`,
      [tables],
    ),
  );
  await run(
    query,
    await query<Made>(
      `select format('alter table ${SHADOW}.%I add constraint %I %s', relname, conname,
          regexp_replace(pg_get_constraintdef(pg_constraint.oid), ' REFERENCES ', ' REFERENCES ${SHADOW}.')) as statement
        from pg_constraint join pg_class on pg_class.oid = conrelid where conrelid = any ($1::regclass[]) and contype = 'f'`,
      [tables],
    ),
  );
  await query(`analyze ${tables.map((table) => `${SHADOW}.${table}`).join(', ')}`);
}

/** Puts the new tables in the place of the old ones. Throws when somebody reads these for too long. */
export async function swapIn(query: Query, tables: readonly string[]): Promise<void> {
  await query('set constraints all immediate');
  await query('set local search_path to default');
  await query('set local synchronous_commit to default');
  const [{ schema } = { schema: 'public' }] = await query<{ schema: string }>(
    `select quote_ident(current_schema()) as schema`,
  );
  const old = tables.map((table) => `${schema}.${table}`).join(', ');
  await query(`set local lock_timeout = ${MOST_MS_IN_THE_WAY}`);
  await query(`lock table ${old} in access exclusive mode`);
  await query(`drop table ${old}`);
  for (const table of tables) await query(`alter table ${SHADOW}.${table} set schema ${schema}`);
  await query(`drop schema ${SHADOW} cascade`);
}
