import { termsOf } from '../../domain/shared/grams';
import type { ProgrammeState } from '../../domain/programme/undertakings';
import type { ProgrammeLine } from '../../domain/views/views';
import type { Query } from './database';
import {
  BEFORE_ALL,
  countedPage,
  cursorOf,
  readPlace,
  type CountedRow,
  type CountedPage,
  type PageAsked,
} from './pages';

/** Whose programmes: everybody's, those that know a person, or those in which they have a role now; and which of these. */
export interface ProgrammesAsked extends PageAsked {
  readonly person?: string;
  readonly hasRole?: true;
  /** Those whose title or key has all of these words. */
  readonly typed?: string;
  readonly state?: ProgrammeState;
  /** Those in which something waits on somebody: a question, or something else to do. */
  readonly waitsOn?: string;
  /** None but these. */
  readonly keys?: readonly string[];
}

/** Which programmes are chosen, as conditions of their rows. */
const chosenBy = (
  { typed, state, waitsOn, keys }: ProgrammesAsked,
  param: (value: unknown) => string,
): readonly string[] => [
  ...termsOf(typed ?? '').map(
    (term) =>
      `exists (select from findables where findables.programme = programmes.key and kind = 'programmes' and strpos(text, ${param(term)}) > 0)`,
  ),
  ...(state === undefined ? [] : [`state = ${param(state)}`]),
  ...(waitsOn === undefined
    ? []
    : [
        `key in (select programme from tasks where person = ${param(waitsOn)} and state = 'open'
          union select programme from errands where person = ${param(waitsOn)})`,
      ]),
  ...(keys === undefined ? [] : [`key = any(${param(keys)}::text[])`]),
];

/** Programmes in the order in which they were started, by their titles alone; the counts are of the same instant. */
export async function listProgrammes(query: Query, asked: ProgrammesAsked): Promise<CountedPage<ProgrammeLine>> {
  const { person, hasRole, limit, after } = asked;
  const [started = BEFORE_ALL, key = ''] = after === undefined ? [] : readPlace(after, ['instant', 'text']);
  const params: unknown[] = [limit + 1, started, key];
  const param = (value: unknown) => `$${params.push(value)}`;
  const theirs = person === undefined ? '' : `person = ${param(person)} ${hasRole ? 'and has_role' : ''}`;
  const chosen = chosenBy(asked, param);
  const rows = theirs ? 'programmes join people on people.programme = programmes.key' : 'programmes';
  const of = `from ${rows} where ${[theirs || 'true', ...chosen].join(' and ')}`;
  // Without a choice the rows of one table are counted.
  const all = theirs && chosen.length === 0 ? `from people where ${theirs}` : of;
  const found = await query<CountedRow<ProgrammeLine & { readonly started_at: string }>>(
    `with page as (select key, started_at, title, state, version ${of} and (started_at, key) > ($2, $3)
        order by started_at, key limit $1)
      select (select count(*) ${all}) as count,
        ${after === undefined ? '0' : `(select count(*) ${of} and (started_at, key) <= ($2, $3))`} as before, page.*
      from (values (1)) as always left join page on true order by page.started_at, page.key`,
    params,
  );
  const page = countedPage(found, limit, (row) => cursorOf([row.started_at, row.key]));
  return { ...page, items: page.items.map(({ started_at: _, ...line }) => line) };
}
