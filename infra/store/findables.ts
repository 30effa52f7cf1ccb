import { gramsOf, sought } from '../../domain/shared/grams';
import { findableApproval, findableOf, findablesIn, type Findable } from '../../domain/views/findables';
import type { Query } from './database';
import type { HeldProgramme } from './held-programmes';
import { eachKind, type ApprovalRow } from './records';

/** So many characters of what is said of a thing can be found. */
const LONGEST = 500;

/** Approvals that are read at once where all are gone through. */
const AT_ONCE = 500;

const textOf = ({ id, title, words }: Findable): string =>
  [...new Set([title.zh, title.en, id, ...words].map(sought))].join('\n').slice(0, LONGEST);

interface FoundIn extends Findable {
  readonly programme: string;
}

const write = async (query: Query, all: readonly FoundIn[]): Promise<void> => {
  if (all.length === 0) return;
  // What is told together may change a thing twice, and a statement writes a row once.
  const last = new Map(all.map((each) => [JSON.stringify([each.programme, each.kind, each.id]), each]));
  const rows = [...last.values()].map((each) => {
    const text = textOf(each);
    return { ...each, title: JSON.stringify(each.title), text, grams: gramsOf(text) };
  });
  await query(
    `insert into findables (programme, kind, id, title, text, grams, is_over)
      select programme, kind, id, title::json, text, grams, "isOver" from json_to_recordset($1::json) as found
        (programme text, kind text, id text, title text, text text, grams text[], "isOver" boolean)
      on conflict (programme, kind, id) do update
        set title = excluded.title, text = excluded.text, grams = excluded.grams, is_over = excluded.is_over
        where (findables.title::text, findables.text, findables.is_over) is distinct from (excluded.title::text, excluded.text, excluded.is_over)`,
    [JSON.stringify(rows)],
  );
};

/** What has changed of programmes, as it is found from now on; with `all`, everything. Whoever has no role any longer is found no more. */
export async function writeFindables(query: Query, programmes: readonly HeldProgramme[], all = false): Promise<void> {
  const found = programmes.flatMap(({ key: programme, row, before, things, changed }): readonly FoundIn[] => {
    if (!row) return [];
    const { definition, state } = row;
    const ofThings = Object.values(
      eachKind((kind) =>
        [...(all ? things[kind].keys() : changed[kind])].flatMap((key) => {
          const thing = things[kind].get(key);
          return (thing && findableOf(kind, thing.value, definition)) ?? [];
        }),
      ),
    ).flat();
    const isOther = definition !== before?.definition || state !== before.state;
    const itself = all || isOther ? findablesIn(definition, state) : [];
    return [...itself, ...ofThings].map((each) => ({ ...each, programme }));
  });
  await write(query, found);
  const people = found.filter(({ kind }) => kind === 'people');
  if (people.length === 0) return;
  await query(
    `delete from findables where kind = 'people' and programme = any($1::text[])
      and (programme, id) not in (select * from unnest($2::text[], $3::text[]))`,
    [
      [...new Set(people.map(({ programme }) => programme))],
      people.map(({ programme }) => programme),
      people.map(({ id }) => id),
    ],
  );
}

type Asked = Pick<ApprovalRow, 'programme' | 'state'> & { readonly value: Pick<ApprovalRow['value'], 'request'> };

/** Approvals that have been opened or have ended, as they are found. */
export const writeFoundApprovals = (query: Query, asked: readonly Asked[]): Promise<void> =>
  write(
    query,
    asked.map(({ programme, state, value }) => ({ ...findableApproval(value.request, state !== 'open'), programme })),
  );

/** All approvals of programmes, read by the page. */
export async function writeAllApprovals(query: Query, programmes: readonly string[]): Promise<void> {
  for (let after = ''; ;) {
    const rows = await query<Asked & { readonly id: string }>(
      `select id, programme, state, json_build_object('request', value->'request') as value from approvals
        where programme = any($1) and id > $2 order by id limit ${AT_ONCE}`,
      [programmes, after],
    );
    await writeFoundApprovals(query, rows);
    const last = rows.at(-1);
    if (rows.length < AT_ONCE || !last) return;
    after = last.id;
  }
}
