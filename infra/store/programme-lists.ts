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

/** Whose programmes: everybody's, those that know a person, or those in which they have a role now. */
export interface ProgrammesAsked extends PageAsked {
  readonly person?: string;
  readonly hasRole?: true;
}

/** Programmes in the order in which they were started, by their titles alone; the counts are of the same instant. */
export async function listProgrammes(
  query: Query,
  { person, hasRole, limit, after }: ProgrammesAsked,
): Promise<CountedPage<ProgrammeLine>> {
  const [started = BEFORE_ALL, key = ''] = after === undefined ? [] : readPlace(after, ['instant', 'text']);
  const params: unknown[] = [limit + 1, started, key];
  const theirs = person === undefined ? '' : `person = $${params.push(person)} ${hasRole ? 'and has_role' : ''}`;
  const of = theirs
    ? `from programmes join people on people.programme = programmes.key where ${theirs}`
    : 'from programmes where true';
  const rows = await query<CountedRow<ProgrammeLine & { readonly started_at: string }>>(
    `with page as (select key, started_at, title, state, version ${of} and (started_at, key) > ($2, $3)
        order by started_at, key limit $1)
      select (select count(*) from ${theirs ? `people where ${theirs}` : 'programmes'}) as count,
        ${after === undefined ? '0' : `(select count(*) ${of} and (started_at, key) <= ($2, $3))`} as before, page.*
      from (values (1)) as always left join page on true order by page.started_at, page.key`,
    params,
  );
  const page = countedPage(rows, limit, (row) => cursorOf([row.started_at, row.key]));
  return { ...page, items: page.items.map(({ started_at: _, ...line }) => line) };
}
