import type { ErrandView } from '../../domain/views/views';
import type { WaitingView } from '../../domain/programme/awaited';
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

interface ErrandRow extends Pick<ErrandView, 'programme' | 'programmeTitle'> {
  readonly dueAt: string;
  readonly since: string;
  readonly id: string;
  readonly position: number;
  readonly value: WaitingView;
}

const order = 'due_at, since, programme, id, position';

/** What waits on a person beside approvals, in all programmes; in the order of every waiting list, the nearest deadline first. */
export async function listErrands(
  query: Query,
  person: string,
  { limit, after }: PageAsked,
): Promise<CountedPage<ErrandView>> {
  const [due = BEFORE_ALL, since = BEFORE_ALL, programme = '', id = '', position = 0] =
    after === undefined ? [] : readPlace(after, ['instant', 'instant', 'text', 'text', 'number']);
  const theirs = 'from errands where person = $1';
  const place = '($3, $4, $5, $6, $7)';
  const rows = await query<CountedRow<ErrandRow>>(
    `with page as (select ${order} ${theirs} and (${order}) > ${place} order by ${order} limit $2)
      select (select count(*) ${theirs}) as count,
        ${after === undefined ? '0' : `(select count(*) ${theirs} and (${order}) <= ${place})`} as before,
        page.due_at as "dueAt", page.since, page.programme, page.id, page.position, waits.value, programmes.title as "programmeTitle"
      from (values (1)) as always left join page on true
        left join waits using (programme, position) left join programmes on programmes.key = page.programme
      order by page.due_at, page.since, page.programme, page.id, page.position`,
    [person, limit + 1, due, since, programme, id, position],
  );
  const page = countedPage(rows, limit, (row) => cursorOf([row.dueAt, row.since, row.programme, row.id, row.position]));
  const items = page.items.map(({ value, programme: key, programmeTitle }) => ({
    ...value,
    programme: key,
    programmeTitle,
  }));
  return { ...page, items };
}
