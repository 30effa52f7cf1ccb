import type { PublicationView } from '../../domain/calendar/acknowledgements';
import type { Substitution } from '../../domain/approvals/actions/actions';
import type { Approval } from '../../domain/approvals/approvals';
import { disputedAgreements } from '../../domain/disputes/disputes';
import { goingOnIn } from '../../domain/views/endings';
import type { Obligation } from '../../domain/obligations/obligations';
import type { Programme } from '../../domain/programme/programme';
import type { Text } from '../../domain/shared/text';
import type { Kind, Lists } from '../../domain/views/kept';
import type { ProgrammeGlance, ProgrammeView } from '../../domain/views/views';
import { joinReads } from '../host/joined-calls';
import type { Database } from './database';
import {
  BEFORE_ALL,
  countedPage,
  cursorOf,
  readPlace,
  type CountedRow,
  type CountedPage,
  type PageAsked,
} from './pages';
import { listProgrammes, type ProgrammesAsked } from './programme-lists';
import { eachKind, type ApprovalRow } from './records';
import { listOpenTasks, listTasks, ownDecisions, tiersOf, type TaskFilter } from './tasks';
import { thingsOf, type PlacedThings } from './things';
import { createRemembered, listErrands, listWaits } from './waits';
import type { WaitingView } from '../../domain/programme/awaited';
import type { ApprovalView, CommentView } from '../../domain/approvals/views';

/** As many things wait on the first page of a programme as on a page of it. */
const FIRST_PAGE: PageAsked = { limit: 50 };

/** Approvals that are read at once where all open ones are gone through: each may be a long text. */
const APPROVALS_AT_ONCE = 200;

interface ProgrammeRow {
  readonly key: string;
  readonly state: ProgrammeView['state'];
  readonly version: string;
  readonly definition: Programme;
  readonly substitutions: readonly Substitution[];
}

const approvalView = (row: ApprovalRow): ApprovalView => ({
  id: row.id,
  programme: row.programme,
  approval: row.value,
  state: row.state,
  plan: row.plan,
  openedAt: row.opened_at,
  ...(row.closed_at !== null && { closedAt: row.closed_at }),
});

/** What pages and lists read; as fresh as the last entry of the ledger. */
export type ReadModel = ReturnType<typeof createReadModel>;

export function createReadModel(database: Database) {
  const { query } = database;
  const remembered = createRemembered();

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

  const programmeRow = async (key: string): Promise<ProgrammeRow | undefined> => {
    const [row] = await query<ProgrammeRow>(
      'select key, state, version, definition, substitutions from programmes where key = $1',
      [key],
    );
    return row;
  };

  /** A programme's head: how it stands and what it is made of, but not what it waits for. */
  async function head(key: string): Promise<ProgrammeView | undefined> {
    const [row, things] = await Promise.all([programmeRow(key), thingsOf(query, key)]);
    return row && headOf(row, things);
  }

  const waitsOf = ({ key: programme, definition, state, agreements }: ProgrammeView, asked: PageAsked) =>
    listWaits(query, remembered, { programme, definition, state, going: goingOnIn(state, { agreements }) }, asked);

  return {
    head,
    openPage,
    openApprovals,

    /** A programme at a glance, with a page of what it waits for. */
    programme: async (key: string, asked: PageAsked = FIRST_PAGE): Promise<ProgrammeGlance | undefined> => {
      const view = await head(key);
      if (!view) return undefined;
      const { items: waiting, count: waitingCount, next: waitingNext } = await waitsOf(view, asked);
      return { ...view, waiting, waitingCount, ...(waitingNext !== undefined && { waitingNext }) };
    },

    /** What a programme waits for, by the page. */
    waits: waitsOf,

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

    /** What it waits for beside approvals. */
    otherWaits: async (programme: string): Promise<readonly WaitingView[]> =>
      (
        await query<{ value: WaitingView }>('select value from waits where programme = $1 order by position', [
          programme,
        ])
      ).map(({ value }) => value),

    /** The open approvals of a programme whose deadlines are the nearest. */
    approvalsDue: (programme: string, limit: number) =>
      rowsOf(`programme = $1 and state = 'open' order by due_at, id limit $2`, [programme, limit]),

    /** The approvals of some ids that are open. */
    openOf: (ids: readonly string[]) => rowsOf(`id = any($1) and state = 'open' order by due_at, id`, [ids]),

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

    /** How a programme stands. */
    programmeState: async (key: string): Promise<ProgrammeView['state'] | undefined> => {
      const [row] = await query<Pick<ProgrammeRow, 'state'>>('select state from programmes where key = $1', [key]);
      return row?.state;
    },

    /** A programme's definition alone: what a page needs to know whose it is and in which language. */
    definition: async (key: string): Promise<Programme | undefined> => {
      const [row] = await query<{ definition: Programme }>('select definition from programmes where key = $1', [key]);
      return row?.definition;
    },

    /** The calendars that a programme's office has published, oldest first, with what each moved and who has seen it. */
    publications: async (programme: string): Promise<readonly PublicationView[]> =>
      (
        await query<{ value: PublicationView }>(
          'select value from publications where programme = $1 order by position',
          [programme],
        )
      ).map(({ value }) => value),

    /** Programmes in the order in which they were started, by the page; without their definitions. */
    programmes: (asked: ProgrammesAsked) => listProgrammes(query, asked),

    /** Whether any has been started. */
    hasProgrammes: async (): Promise<boolean> => (await query('select 1 from programmes limit 1')).length > 0,

    /** Those of some keys that have been started. */
    started: async (keys: readonly string[]): Promise<readonly string[]> =>
      (await query<{ key: string }>('select key from programmes where key = any($1)', [keys])).map(({ key }) => key),

    /** What programmes are called. */
    titles: async (keys: readonly string[]): Promise<ReadonlyMap<string, Text>> =>
      new Map(
        (
          await query<{ key: string; title: Text }>('select key, title from programmes where key = any($1)', [keys])
        ).map(({ key, title }) => [key, title]),
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

    /** One of a programme's obligations. */
    obligation: async (programme: string, key: string): Promise<Obligation | undefined> => {
      const [row] = await query<{ value: Obligation }>(
        'select value from obligations where programme = $1 and key = $2',
        [programme, key],
      );
      return row?.value;
    },

    /** What people wrote back about an approval, the earliest first. */
    comments: async (approval: string): Promise<readonly CommentView[]> => {
      const rows = await query<CommentView & { readonly kept: string | null }>(
        'select person, at, comment, source, kept from comments where approval = $1 order by at, source',
        [approval],
      );
      return rows.map(({ kept, ...comment }) => ({ ...comment, ...(JSON.parse(kept ?? '{}') as object) }));
    },

    tasks: (filter: TaskFilter) => listTasks(query, filter),
    tasksOf: (person: string, filter: Omit<TaskFilter, 'person' | 'programme'>) =>
      listTasks(query, { ...filter, person }),
    /** A person's open tasks by deadline, with how many there are. */
    openTasksOf: (person: string, asked: PageAsked) => listOpenTasks(query, person, asked),
    openTasks: async (): Promise<number> => {
      const [row] = await query<{ count: number }>(`select count(*) as count from tasks where state = 'open'`);
      return row?.count ?? 0;
    },
    tiersOf: (approvals: readonly string[]) => tiersOf(query, approvals),
    decisionsOf: (person: string, limit: number) => ownDecisions(query, person, limit),

    /** The programmes in which a person has a role or stands in for somebody now, beside some; those started first first, and how many they are. */
    partsOf: async (
      person: string,
      { limit, besides = [] }: { readonly limit: number; readonly besides?: readonly string[] },
    ): Promise<{ readonly keys: readonly string[]; readonly count: number }> => {
      const rows = await query<{ key: string; count: number }>(
        `select key, (select count(*) from people where person = $1 and (has_role or stands_in) and programme <> all($3)) as count
          from people join programmes on programmes.key = people.programme
          where person = $1 and (has_role or stands_in) and key <> all($3) order by started_at, key limit $2`,
        [person, limit, besides],
      );
      return { keys: rows.map(({ key }) => key), count: rows[0]?.count ?? 0 };
    },

    /** What waits on a person beside approvals, in all programmes; the longest wait first. */
    errandsOf: (person: string, asked: PageAsked) => listErrands(query, person, asked),

    /** Everybody who works in the office of some programme, by their addresses: so many of them, and one more where there are. */
    officers: async (limit: number): Promise<readonly string[]> =>
      (
        await query<{ person: string }>(
          'select distinct person from people where is_officer order by person limit $1',
          [limit + 1],
        )
      ).map(({ person }) => person),

    isOfficer: async (person: string): Promise<boolean> =>
      (await query('select 1 from people where person = $1 and is_officer limit 1', [person])).length > 0,

    knows: async (person: string): Promise<boolean> =>
      (await query('select 1 from people where person = $1 limit 1', [person])).length > 0,
  };
}

/** A programme's head from its row and what it is made of. */
function headOf({ key, state, version, definition, substitutions }: ProgrammeRow, things: PlacedThings): ProgrammeView {
  const valuesOf = (kind: Kind) => things[kind].map(({ value }) => value);
  const { phases, milestones: _milestones, faults: _faults, ...lists } = eachKind(valuesOf) as Lists<Kind>;
  const inDispute = disputedAgreements(lists.disputes);
  return {
    key,
    title: definition.title,
    state,
    version,
    definition,
    ...(substitutions.length > 0 && { substitutions }),
    phases: phases.map((value) => ({
      ...value,
      milestones: things.milestones.filter(({ phase }) => phase === value.key).map((milestone) => milestone.value),
    })),
    ...lists,
    agreements: lists.agreements.map((each) => (inDispute.has(each.key) ? { ...each, inDispute: true } : each)),
  };
}
