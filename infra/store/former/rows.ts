import type { Query } from '../database';

/** Some rows of a table, each a list of texts in the order of the columns. */
interface Page {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Every row of every table of a store but the list of migrations, so many at a time. */
export async function* rowPages(query: Query, most: number): AsyncGenerator<Page> {
  const tables = await query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and table_name <> 'migrations' and is_generated = 'NEVER' order by table_name, ordinal_position`,
  );
  for (const table of new Set(tables.map((each) => each.table))) {
    const columns = tables.filter((each) => each.table === table).map(({ column }) => `"${column}"`);
    const texts = columns.map((column) => `${column}::text`).join(', ');
    for (let last = '(0,0)'; ;) {
      const found = await query<{ place: string; row: (string | null)[] }>(
        `select ctid::text as place, array_to_json(array[${texts}]) as row from ${table} where ctid > $1::tid order by ctid limit ${most}`,
        [last],
      );
      const end = found.at(-1);
      if (!end) break;
      yield { table, columns, rows: found.map(({ row }) => row) };
      last = end.place;
    }
  }
}
