import type { Approval } from '../../domain/approvals/approvals';
import type { ApprovalView, CommentView } from '../../domain/approvals/views';
import { joinReads } from '../host/joined-calls';
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
import type { ApprovalRow } from './records';

/** Approvals that are read at once where all open ones are gone through: each may be a long text. */
const APPROVALS_AT_ONCE = 200;

const approvalView = (row: ApprovalRow): ApprovalView => ({
  id: row.id,
  programme: row.programme,
  approval: row.value,
  state: row.state,
  plan: row.plan,
  openedAt: row.opened_at,
  ...(row.closed_at !== null && { closedAt: row.closed_at }),
});

/** What pages and lists read of approvals, and what people wrote back about them. */
export function approvalReads(query: Query) {
  const rowsOf = async (where: string, params: readonly unknown[]): Promise<readonly ApprovalView[]> =>
    (await query<ApprovalRow>(`select * from approvals where ${where}`, params)).map(approvalView);

  /** A page of the open approvals of a programme by the length of their wait, with how many there are. */
  const openPage = async (programme: string, { limit, after }: PageAsked): Promise<CountedPage<ApprovalView>> => {
    const [at = BEFORE_ALL, id = ''] = after === undefined ? [] : readPlace(after, ['instant', 'text']);
    const open = `from approvals where programme = $1 and state = 'open'`;
    const rows = await query<CountedRow<ApprovalRow>>(
      `with page as (select * ${open} and (opened_at, id) > ($3, $4) order by opened_at, id limit $2)
        select (select count(*) ${open}) as count, (select count(*) ${open} and (opened_at, id) <= ($3, $4)) as before, page.*
        from (values (1)) as always left join page on true order by page.opened_at, page.id`,
      [programme, limit + 1, at, id],
    );
    const page = countedPage(rows, limit, (row) => cursorOf([row.opened_at, row.id]));
    return { ...page, items: page.items.map(approvalView) };
  };

  /** All of them, read by the page as they are taken. */
  async function* openApprovals(programme: string): AsyncGenerator<ApprovalView, void, void> {
    for (let after: string | undefined; ;) {
      const { items, next } = await openPage(programme, {
        limit: APPROVALS_AT_ONCE,
        ...(after !== undefined && { after }),
      });
      yield* items;
      if (next === undefined) return;
      after = next;
    }
  }

  return {
    openPage,
    openApprovals,

    /** Whether an approval of a programme is open. */
    hasOpenApproval: async (programme: string): Promise<boolean> =>
      (await query(`select 1 from approvals where programme = $1 and state = 'open' limit 1`, [programme])).length > 0,

    openApprovalCount: async (programme: string): Promise<number> => {
      const [row] = await query<{ count: number }>(
        `select count(*) as count from approvals where programme = $1 and state = 'open'`,
        [programme],
      );
      return row?.count ?? 0;
    },

    /** The open approvals of a programme whose deadlines are the nearest. */
    approvalsDue: (programme: string, limit: number) =>
      rowsOf(`programme = $1 and state = 'open' order by due_at, opened_at, id limit $2`, [programme, limit]),

    /** The approvals of some ids that are open. */
    openOf: (ids: readonly string[]) => rowsOf(`id = any($1) and state = 'open' order by due_at, opened_at, id`, [ids]),

    /** The open approvals that are, or were, on hold until seats are filled; few of many. */
    heldApprovals: (programme: string) =>
      rowsOf(
        `programme = $1 and state = 'open' and value::text ~ '"approval[.]blocked"' order by due_at, id limit ${APPROVALS_AT_ONCE}`,
        [programme],
      ),

    /** Those of them in which a seat was passed on or added, so that somebody may hold it for that matter alone; few of many. */
    passedOnApprovals: (programme: string) =>
      rowsOf(
        `programme = $1 and state = 'open'
          and value::text ~ '"approval[.](delegated|reassigned|deputised|approverAdded)"' order by opened_at, id`,
        [programme],
      ),

    approval: joinReads<ApprovalView>(async (ids) => {
      const rows = await query<ApprovalRow>('select * from approvals where id = any($1::text[])', [ids]);
      return new Map(rows.map((row) => [row.id, approvalView(row)]));
    }),

    /** The approvals of a programme that closed under conditions, the earliest first. */
    approvedWithConditions: async (programme: string): Promise<readonly Approval[]> =>
      (await rowsOf(`programme = $1 and state = 'approvedWithConditions' order by opened_at, id`, [programme])).map(
        ({ approval }) => approval,
      ),

    /** What people wrote back about an approval, the earliest first. */
    comments: async (approval: string): Promise<readonly CommentView[]> => {
      const rows = await query<CommentView & { readonly kept: string | null }>(
        'select person, at, comment, source, kept from comments where approval = $1 order by at, source',
        [approval],
      );
      return rows.map(({ kept, ...comment }) => ({ ...comment, ...(JSON.parse(kept ?? '{}') as object) }));
    },
  };
}
