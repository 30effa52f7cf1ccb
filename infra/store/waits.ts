import type { Approval } from '../../domain/approvals/approvals';
import type { GoingOn } from '../../domain/views/endings';
import type { Programme } from '../../domain/programme/programme';
import type { Instant } from '../../domain/calendar/zones';
import { waitsByDay, type ProgrammeState } from '../../domain/programme/undertakings';
import type { WaitingNumbers } from '../../domain/views/numbers';
import type { Query } from './database';
import { createMemory } from './memory';
import {
  BEFORE_ALL,
  countedPage,
  cursorOf,
  readPlace,
  type CountedRow,
  type CountedPage,
  type PageAsked,
} from './pages';
import type { ApprovalRow } from './records';
import { approvalsChosen, isOverdueSql, othersChosen, type WaitsChosen } from './waits-chosen';
import type { WaitingView } from '../../domain/programme/awaited';
import type { ApprovalView } from '../../domain/approvals/views';
import { approvalWaits } from '../../domain/approvals/waiting';

/** Where something without a deadline stands: behind all that has one. */
export const WITHOUT_DEADLINE: Instant = '9999-12-31T00:00:00.000Z';

/** Behind whatever else has the same id. */
const LAST = 2_147_483_647;

interface WaitRow {
  readonly dueAt: string;
  readonly since: string;
  readonly position: number;
  readonly id: string;
  readonly waits: WaitingView | null;
  readonly value: ApprovalRow['value'] | null;
  readonly plan: ApprovalRow['plan'] | null;
  /** Another with each change of the row. */
  readonly version: string | null;
}

/**
 * Approvals as they were read last: what is found out about one, such as what blocks it, is kept with it (`domain/approvals/blockages.ts`), and the
 * longest waits are looked at most.
 */
export type Remembered = ReturnType<typeof createRemembered>;

const MOST_REMEMBERED = 500;

export const createRemembered = () =>
  createMemory<{ readonly version: string; readonly value: Approval }>(MOST_REMEMBERED);

/** Which open approvals are meant, as a condition of their rows; all of them where `undefined`. */
const whichOf = (going: GoingOn | undefined, param: (value: unknown) => string): string =>
  going === undefined
    ? ''
    : `and (id = any(${param(going.named)}) or (id <> all(${param(going.without)})
        and value->'request'->'subject'->>'kind' = any(${param(going.kinds)})))`;

/** What waits beside votes: what the record says, and processes that are interrupted. */
const besideVotes = `select programme, due_at, since, id, position, value from waits
  union all select programme, coalesce((value->>'dueAt')::timestamptz, '${WITHOUT_DEADLINE}'), date_trunc('milliseconds', since),
    value->>'id', position, value from interruptions where value is not null`;

/** By what the waiting list is ordered: deadline, wait, id, and what tells things of one id apart. */
const order = 'due_at, since, id, position';

/**
 * What a programme waits for, the nearest deadline first and what has none last, by the page: what was worked out beforehand, and of the
 * open approvals those of the page alone. The counts are of the same instant.
 */
export async function listWaits(
  query: Query,
  remembered: Remembered,
  { programme, definition, state, going, chosen = {}, onHold }: WaitsAsked,
  { limit, after }: PageAsked,
): Promise<CountedPage<WaitingView>> {
  const [due = BEFORE_ALL, since = BEFORE_ALL, id = '', position = 0] =
    after === undefined ? [] : readPlace(after, ['instant', 'instant', 'text', 'number']);
  const params: unknown[] = [programme, limit + 1, due, since, id, position];
  const param = (value: unknown) => `$${params.push(value)}`;
  const open = `from approvals where programme = $1 and state = 'open' ${whichOf(going, param)} ${approvalsChosen(chosen, param, onHold)}`;
  const others = `from (${besideVotes}) as others where programme = $1 ${othersChosen(chosen, param)}`;
  const rows = await query<CountedRow<WaitRow>>(
    `with page as (
        (select ${order}, value as waits ${others} and (${order}) > ($3, $4, $5, $6) order by ${order} limit $2)
        union all
        (select due_at, opened_at, id, ${LAST}, null ${open} and (due_at, opened_at, id) > ($3, $4, $5) order by due_at, opened_at, id limit $2)
        order by ${order} limit $2)
      select (select count(*) ${others}) + (select count(*) ${open}) as count,
        ${
          after === undefined
            ? '0'
            : `(select count(*) ${others} and (${order}) <= ($3, $4, $5, $6))
              + (select count(*) ${open} and (due_at, opened_at, id) <= ($3, $4, $5))`
        } as before,
        page.due_at as "dueAt", page.since, page.id, page.position, page.waits,
        approvals.value, approvals.plan, approvals.xmin::text as version
      from (values (1)) as always left join page on true left join approvals on page.waits is null and approvals.id = page.id
      order by page.due_at, page.since, page.id, page.position`,
    params,
  );
  const page = countedPage(rows, limit, (row) => cursorOf([row.dueAt, row.since, row.id, row.position]));
  return {
    ...page,
    items: page.items.map((row) => row.waits ?? approvalWaits(definition, viewOf(row, remembered), state)),
  };
}

/**
 * Of which programme what waits is listed, which of it, and which of its open approvals go on; `onHold` are those that wait on the offices
 * that were chosen until seats are filled.
 */
interface WaitsAsked {
  readonly programme: string;
  readonly definition: Programme;
  readonly state: ProgrammeState;
  readonly going: GoingOn | undefined;
  readonly chosen?: WaitsChosen;
  readonly onHold?: readonly string[];
}

/** Whose waits are counted; `lateBefore`: before which instant what is due on a day is late. */
export interface WaitsCounted {
  readonly programme: string;
  readonly going: GoingOn | undefined;
  readonly lateBefore: Instant;
}

/** How much each programme waits for, how much of it is past its time, and when the next one will be. Of the same as `listWaits`, and of all at once. */
export async function countWaits(
  query: Query,
  programmes: readonly WaitsCounted[],
  now: Instant,
): Promise<ReadonlyMap<string, WaitingNumbers>> {
  const ending = programmes.flatMap(({ programme, going }) => (going ? [{ programme, ...going }] : []));
  const rows = await query<{ programme: string; count: number; overdue: number; next: string | null }>(
    `with counted as (select * from json_to_recordset($1::json) as counted (programme text, "lateBefore" timestamptz)),
      ending as (select * from json_to_recordset($2::json) as ending (programme text, kinds json, named json, without json)),
      due as (
        select programme, nullif(due_at, '${WITHOUT_DEADLINE}') as due, value->>'kind' = any($5) as by_day
          from (${besideVotes}) as others where programme = any($3)
        union all select programme, due_at, false from approvals where state = 'open' and programme = any($4)
        union all select programme, due_at, false from approvals join ending using (programme) where state = 'open'
          and (id in (select json_array_elements_text(named))
            or (id not in (select json_array_elements_text(without))
              and value->'request'->'subject'->>'kind' in (select json_array_elements_text(kinds)))))
      select programme, count(*) as count,
        count(*) filter (where ${isOverdueSql({ due: 'due', isByDay: 'by_day', at: '$6', lateBefore: '"lateBefore"' })}) as overdue,
        min(due) filter (where due > $6) as next
      from due join counted using (programme) group by programme`,
    [
      JSON.stringify(programmes.map(({ programme, lateBefore }) => ({ programme, lateBefore }))),
      JSON.stringify(ending),
      programmes.map(({ programme }) => programme),
      programmes.flatMap(({ programme, going }) => (going ? [] : [programme])),
      waitsByDay,
      now,
    ],
  );
  return new Map(
    rows.map(({ programme, next, ...numbers }) => [programme, { ...numbers, ...(next !== null && { nextAt: next }) }]),
  );
}

function viewOf(
  { id, value, plan, version, since }: WaitRow,
  remembered: Remembered,
): Pick<ApprovalView, 'id' | 'approval' | 'plan' | 'openedAt'> {
  if (!value || !plan || version === null) throw new Error(`The approval ${id} waits and is not there.`);
  const before = remembered.get(id);
  const approval = before?.version === version ? before.value : value;
  remembered.put(id, { version, value: approval });
  return { id, approval, plan, openedAt: since };
}
