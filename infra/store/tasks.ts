import type { IdentityTier } from '../../domain/programme/policies';
import type { Query } from './database';
import {
  BEFORE_ALL,
  countedPage,
  pageOf,
  cursorOf,
  readPlace,
  type CountedRow,
  type CountedPage,
  type ListPage,
  type PageAsked,
} from './pages';
import type { Person } from '../../domain/shared/keys';
import type { Text } from '../../domain/shared/text';
import type { OwnDecisionView, TaskView } from '../../domain/approvals/views';

/** Which tasks to list; `after` is the `next` of the page before. */
export interface TaskFilter extends PageAsked {
  readonly programme?: string;
  readonly person?: string;
  readonly state?: TaskView['state'];
}

const columns = `approval, programme, round, seat, person, title, asked_at as "askedAt", due_at as "dueAt", state`;
const order = 'due_at, approval, round, seat, person';
const states: readonly TaskView['state'][] = ['open', 'answered', 'closed'];

const placeIn = ({ dueAt, approval, round, seat, person }: TaskView): string =>
  cursorOf([dueAt, approval, round, seat, person]);
const readPlaceIn = (place: string) => readPlace(place, ['instant', 'text', 'number', 'text', 'text']);

/**
 * Tasks in the order of their deadlines, paged by key: a page costs the same wherever it is in the list. Every index begins with the
 * state, so tasks of any state are the first of each merged.
 */
export async function listTasks(
  query: Query,
  { limit, after, state, ...filter }: TaskFilter,
): Promise<ListPage<TaskView>> {
  const params: unknown[] = [limit + 1];
  const param = (value: unknown) => `$${params.push(value)}`;
  const where = Object.entries(filter).flatMap(([column, value]) =>
    value === undefined ? [] : `and ${column} = ${param(value)}`,
  );
  if (after !== undefined) where.push(`and (${order}) > (${readPlaceIn(after).map(param).join(', ')})`);
  const first = (state === undefined ? states : [state]).map(
    (each) =>
      `(select ${columns} from tasks where state = ${param(each)} ${where.join(' ')} order by ${order} limit $1)`,
  );
  const rows = await query<TaskView>(
    `select * from (${first.join(' union all ')}) as tasks
      order by "dueAt", approval, round, seat, person limit $1`,
    params,
  );
  return pageOf(rows, limit, placeIn);
}

/** A person's open tasks by deadline; the counts are of the same instant. */
export async function listOpenTasks(
  query: Query,
  person: string,
  { limit, after }: PageAsked,
): Promise<CountedPage<TaskView>> {
  const from = after === undefined ? [BEFORE_ALL, '', 0, '', ''] : readPlaceIn(after);
  const open = `from tasks where person = $1 and state = 'open'`;
  const place = '($3, $4, $5, $6, $7)';
  const rows = await query<CountedRow<TaskView>>(
    `with page as (select ${columns} ${open} and (${order}) > ${place} order by ${order} limit $2)
      select (select count(*) ${open}) as count,
        ${after === undefined ? '0' : `(select count(*) ${open} and (${order}) <= ${place})`} as before, page.*
      from (values (1)) as always left join page on true order by "dueAt", approval, round, seat, person`,
    [person, limit + 1, ...from],
  );
  return countedPage(rows, limit, placeIn);
}

/** What a list says of a question beside its title: how sure one must be who decides, who asks, and what people are shown. */
export interface QuestionAsked {
  readonly tier: IdentityTier;
  readonly requester: Person;
  readonly summary: readonly Text[];
}

/** What is asked, by approval. */
export async function questionsOf(
  query: Query,
  approvals: readonly string[],
): Promise<ReadonlyMap<string, QuestionAsked>> {
  const rows = await query<QuestionAsked & { readonly id: string }>(
    `with asked as (select id, value->'request' as request from approvals
        where id in (select json_array_elements_text($1::json)))
      select id, request->'policy'->>'identity' as tier, request->>'requester' as requester,
        request->'content'->'summary' as summary from asked`,
    [JSON.stringify(approvals)],
  );
  return new Map(rows.map(({ id, ...asked }) => [id, asked]));
}

/** Among so many answered tasks, the latest by deadline, one's latest decisions are looked for: an approval is a long text to read. */
const ANSWERED_READ = 200;

/** What a person decided lately, the latest first: each seat's last answer, if it is theirs. */
export const ownDecisions = (query: Query, person: string, limit: number): Promise<readonly OwnDecisionView[]> =>
  query<OwnDecisionView>(
    `with answered as (select approval, seat, title from tasks where person = $1 and state = 'answered'
        order by due_at desc, approval desc limit ${ANSWERED_READ}),
      said as (select answered.*, approvals.state, each.decision, row_number() over (
          partition by answered.approval, answered.seat order by each.nth desc) as back
        from answered join approvals on approvals.id = answered.approval
        cross join lateral json_array_elements(approvals.value->'decisions') with ordinality as each (decision, nth)
        where each.decision->>'seat' = answered.seat)
      select approval, seat, title, state, decision->>'verdict' as verdict, decision->>'acceptedAt' as "acceptedAt" from said
        where back = 1 and decision->>'person' = $1 order by "acceptedAt" desc, approval limit $2`,
    [person, limit],
  );
