import type { Approval } from '../../domain/approvals/approvals';
import type { GoingOn } from '../../domain/views/endings';
import type { Programme } from '../../domain/programme/programme';
import type { Instant } from '../../domain/calendar/zones';
import { waitsByDay, type ProgrammeState } from '../../domain/programme/undertakings';
import type { WaitingNumbers } from '../../domain/views/numbers';
import type { ErrandView } from '../../domain/views/views';
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
import type { WaitingView } from '../../domain/programme/awaited';
import type { ApprovalView } from '../../domain/approvals/views';
import { approvalWaits } from '../../domain/approvals/waiting';

/** Behind whatever else waits since the same instant. */
const LAST = 2_147_483_647;

interface WaitRow {
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
const besideVotes = `select programme, since, position, value from waits
  union all select programme, since, position, value from interruptions where value is not null`;

/**
 * What a programme waits for, the longest wait first, by the page: what was worked out beforehand, and of the open approvals those of the
 * page alone. The counts are of the same instant.
 */
export async function listWaits(
  query: Query,
  remembered: Remembered,
  {
    programme,
    definition,
    state,
    going,
  }: {
    readonly programme: string;
    readonly definition: Programme;
    readonly state: ProgrammeState;
    readonly going: GoingOn | undefined;
  },
  { limit, after }: PageAsked,
): Promise<CountedPage<WaitingView>> {
  const [since = BEFORE_ALL, position = 0, id = ''] =
    after === undefined ? [] : readPlace(after, ['instant', 'number', 'text']);
  const params: unknown[] = [programme, limit + 1, since, position, id];
  const open = `from approvals where programme = $1 and state = 'open' ${whichOf(going, (value) => `$${params.push(value)}`)}`;
  const others = `from (${besideVotes}) as others where programme = $1`;
  const rows = await query<CountedRow<WaitRow>>(
    `with page as (
        (select since, position, '' as id, value as waits ${others} and (since, position) > ($3, $4) order by since, position limit $2)
        union all
        (select opened_at, ${LAST}, id, null ${open} and (opened_at, id) > ($3, $5) order by opened_at, id limit $2)
        order by since, position, id limit $2)
      select (select count(*) ${others}) + (select count(*) ${open}) as count,
        ${
          after === undefined
            ? '0'
            : `(select count(*) ${others} and (since, position) <= ($3, $4)) + (select count(*) ${open} and (opened_at, id) <= ($3, $5))`
        } as before,
        page.*, approvals.value, approvals.plan, approvals.xmin::text as version
      from (values (1)) as always left join page on true left join approvals on approvals.id = page.id
      order by page.since, page.position, page.id`,
    params,
  );
  const page = countedPage(rows, limit, (row) => cursorOf([row.since, row.position, row.id]));
  return {
    ...page,
    items: page.items.map((row) => row.waits ?? approvalWaits(definition, viewOf(row, remembered), state)),
  };
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
        select programme, (value->>'dueAt')::timestamptz as due, value->>'kind' = any($5) as by_day
          from (${besideVotes}) as others where programme = any($3)
        union all select programme, due_at, false from approvals where state = 'open' and programme = any($4)
        union all select programme, due_at, false from approvals join ending using (programme) where state = 'open'
          and (id in (select json_array_elements_text(named))
            or (id not in (select json_array_elements_text(without))
              and value->'request'->'subject'->>'kind' in (select json_array_elements_text(kinds)))))
      select programme, count(*) as count,
        count(*) filter (where case when by_day then due < "lateBefore" else due <= $6 end) as overdue,
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

interface ErrandRow extends Pick<ErrandView, 'programme' | 'programmeTitle'> {
  readonly since: string;
  readonly position: number;
  readonly value: WaitingView;
}

/** What waits on a person beside approvals, in all programmes; the longest wait first. */
export async function listErrands(
  query: Query,
  person: string,
  { limit, after }: PageAsked,
): Promise<CountedPage<ErrandView>> {
  const [since = BEFORE_ALL, programme = '', position = 0] =
    after === undefined ? [] : readPlace(after, ['instant', 'text', 'number']);
  const rows = await query<CountedRow<ErrandRow>>(
    `with page as (select since, programme, position from errands
        where person = $1 and (since, programme, position) > ($3, $4, $5) order by since, programme, position limit $2)
      select (select count(*) from errands where person = $1) as count,
        (select count(*) from errands where person = $1 and (since, programme, position) <= ($3, $4, $5)) as before,
        page.*, waits.value, programmes.title as "programmeTitle"
      from (values (1)) as always left join page on true
        left join waits using (programme, position) left join programmes on programmes.key = page.programme
      order by page.since, page.programme, page.position`,
    [person, limit + 1, since, programme, position],
  );
  const page = countedPage(rows, limit, (row) => cursorOf([row.since, row.programme, row.position]));
  const items = page.items.map(({ value, programme: key, programmeTitle }) => ({
    ...value,
    programme: key,
    programmeTitle,
  }));
  return { ...page, items };
}
