import type { PublicationView } from '../../domain/acknowledgements';
import type { ChangeView } from '../../domain/baselines';
import type { Fault } from '../../domain/process-faults';
import type { TimesChangeView } from '../../domain/policy-times';
import type { Obligation } from '../../domain/obligations';
import type { PhaseRecord } from '../../domain/projections';
import type { Programme } from '../../domain/programme';
import { disputedAgreements, type Dispute } from '../../domain/disputes';
import type { IpItem } from '../../domain/ip';
import { by } from '../../domain/order';
import type { Project } from '../../domain/projects';
import { waitingOf } from '../../domain/waiting';
import type {
  AgreementView,
  ApprovalView,
  CommentView,
  ErrandView,
  EvaluationView,
  MilestoneView,
  ProgrammeView,
} from '../../domain/views';
import { joinReads } from '../joining';
import type { Database } from './database';
import type { ApprovalRow, RecordRow, RecordTable } from './records';
import { listTasks, openTaskCount, ownDecisions, tiersOf, type TaskFilter } from './tasks';

interface ProgrammeRow {
  readonly key: string;
  readonly state: ProgrammeView['state'];
  readonly version: string;
  readonly definition: Programme;
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

  const records = async <T>(table: RecordTable, programme: string) =>
    query<RecordRow<T> & { readonly phase?: string }>(`select * from ${table} where programme = $1 order by position`, [
      programme,
    ]);

  const openApprovals = async (programme: string): Promise<readonly ApprovalView[]> =>
    (
      await query<ApprovalRow>(
        `select * from approvals where programme = $1 and state = 'open' order by opened_at, id`,
        [programme],
      )
    ).map(approvalView);

  const programmeRow = async (key: string): Promise<ProgrammeRow | undefined> => {
    const [row] = await query<ProgrammeRow>('select * from programmes where key = $1', [key]);
    return row;
  };

  /** What a programme is made of, beside its approvals. */
  async function partsOf(key: string) {
    const [phases, milestones, agreements, evaluations, obligations, projects, disputes, ip, faults] =
      await Promise.all([
        records<PhaseRecord>('phases', key),
        records<MilestoneView>('milestones', key),
        records<AgreementView>('agreements', key),
        records<EvaluationView>('evaluations', key),
        records<Obligation>('obligations', key),
        records<Project>('projects', key),
        records<Dispute>('disputes', key),
        records<IpItem>('ip_items', key),
        records<Fault>('process_faults', key),
      ]);
    return { phases, milestones, agreements, evaluations, obligations, projects, disputes, ip, faults };
  }

  /** A programme at a glance, with what it waits for. */
  async function programme(key: string): Promise<ProgrammeView | undefined> {
    const row = await programmeRow(key);
    if (!row) return undefined;
    const { definition, state, version } = row;
    const [parts, approvals, changes, timesChanges] = await Promise.all([
      partsOf(key),
      openApprovals(key),
      records<ChangeView>('changes', key),
      records<TimesChangeView>('times_changes', key),
    ]);
    const { phases, milestones, agreements, evaluations, obligations, projects, disputes, ip } = parts;
    const inDispute = disputedAgreements(disputes.map(({ value }) => value));
    return {
      key,
      title: definition.title,
      state,
      version,
      definition,
      phases: phases.map(({ value }) => ({
        ...value,
        milestones: milestones.filter(({ phase }) => phase === value.key).map((milestone) => milestone.value),
      })),
      agreements: agreements.map(({ value }) => (inDispute.has(value.key) ? { ...value, inDispute: true } : value)),
      evaluations: evaluations.map(({ value }) => value),
      obligations: obligations.map(({ value }) => value),
      changes: changes.map(({ value }) => value),
      timesChanges: timesChanges.map(({ value }) => value),
      projects: projects.map(({ value }) => value),
      disputes: disputes.map(({ value }) => value),
      ip: ip.map(({ value }) => value),
      waiting: waitingOf(definition, { ...parts, approvals }, state),
    };
  }

  const programmesOf = async (person: string): Promise<readonly string[]> =>
    (await query<{ programme: string }>('select programme from people where person = $1', [person])).map(
      ({ programme }) => programme,
    );

  /** What waits on a person in one programme, beside approvals. */
  async function errandsIn(key: string, person: string): Promise<readonly ErrandView[]> {
    const row = await programmeRow(key);
    if (!row || row.state === 'completed' || row.state === 'ended') return [];
    const { definition } = row;
    const waiting = waitingOf(definition, { ...(await partsOf(key)), approvals: [] }, row.state);
    return waiting
      .filter(({ on }) => on.some((awaited) => awaited.person === person))
      .map((errand) => ({ ...errand, programme: key, programmeTitle: definition.title }));
  }

  return {
    programme,
    openApprovals,

    /** Those of them in which a seat was passed on or added, so that somebody may hold it for that matter alone; few of many. */
    passedOnApprovals: async (programme: string): Promise<readonly ApprovalView[]> =>
      (
        await query<ApprovalRow>(
          `select * from approvals where programme = $1 and state = 'open'
            and value::text ~ '"approval[.](delegated|reassigned|deputised|approverAdded)"' order by opened_at, id`,
          [programme],
        )
      ).map(approvalView),

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

    /** Every programme, in the order in which they were started. */
    programmes: async (): Promise<readonly Pick<ProgrammeView, 'key' | 'title' | 'state' | 'version'>[]> => {
      const rows = await query<Pick<ProgrammeView, 'key' | 'title' | 'state' | 'version'>>(
        `select key, state, version, definition->'title' as title from programmes order by started_at, key`,
      );
      return rows;
    },

    approval: joinReads<ApprovalView>(async (ids) => {
      const rows = await query<ApprovalRow>('select * from approvals where id = any($1::text[])', [ids]);
      return new Map(rows.map((row) => [row.id, approvalView(row)]));
    }),

    /** What people wrote back about an approval, the earliest first. */
    comments: (approval: string) =>
      query<CommentView>('select person, at, comment from comments where approval = $1 order by at, source', [
        approval,
      ]),

    tasks: (filter: TaskFilter) => listTasks(query, filter),
    tasksOf: (person: string, filter: Omit<TaskFilter, 'person' | 'programme'>) =>
      listTasks(query, { ...filter, person }),
    openTasks: async (): Promise<number> => {
      const [row] = await query<{ count: number }>(`select count(*) as count from tasks where state = 'open'`);
      return row?.count ?? 0;
    },
    openTaskCount: (person: string) => openTaskCount(query, person),
    tiersOf: (approvals: readonly string[]) => tiersOf(query, approvals),
    decisionsOf: (person: string, limit: number) => ownDecisions(query, person, limit),

    /** Everybody who holds a seat or works in the office of some programme. */
    people: async (): Promise<readonly string[]> =>
      (await query<{ person: string }>('select distinct person from people order by person')).map(
        ({ person }) => person,
      ),

    /** The programmes in which a person has a role. */
    programmesOf,

    /** What waits on a person beside approvals, in every programme in which they have a role; the longest wait first. */
    errandsOf: async (person: string): Promise<readonly ErrandView[]> => {
      const keys = await programmesOf(person);
      const errands = await Promise.all(keys.map((key) => errandsIn(key, person)));
      return errands.flat().sort(by(({ since }) => since));
    },

    knows: async (person: string): Promise<boolean> =>
      (await query('select 1 from people where person = $1 limit 1', [person])).length > 0,
  };
}
