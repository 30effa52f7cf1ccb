import type { PublicationView } from '../../domain/acknowledgements';
import type { ChangeView } from '../../domain/baselines';
import type { Obligation } from '../../domain/obligations';
import type { PhaseRecord } from '../../domain/projections';
import type { Programme } from '../../domain/programme';
import { disputedAgreements, type Dispute } from '../../domain/disputes';
import type { IpItem } from '../../domain/ip';
import type { Project } from '../../domain/projects';
import { waitingOf } from '../../domain/waiting';
import type {
  AgreementView,
  ApprovalView,
  CommentView,
  EvaluationView,
  MilestoneView,
  ProgrammeView,
} from '../../domain/views';
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

  /** A programme at a glance, with what it waits for. */
  async function programme(key: string): Promise<ProgrammeView | undefined> {
    const [row] = await query<ProgrammeRow>('select * from programmes where key = $1', [key]);
    if (!row) return undefined;
    const { definition, state, version } = row;
    const [phases, milestones, agreements, evaluations, approvals, obligations, changes, projects, disputes, ip] =
      await Promise.all([
        records<PhaseRecord>('phases', key),
        records<MilestoneView>('milestones', key),
        records<AgreementView>('agreements', key),
        records<EvaluationView>('evaluations', key),
        openApprovals(key),
        records<Obligation>('obligations', key),
        records<ChangeView>('changes', key),
        records<Project>('projects', key),
        records<Dispute>('disputes', key),
        records<IpItem>('ip_items', key),
      ]);
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
      projects: projects.map(({ value }) => value),
      disputes: disputes.map(({ value }) => value),
      ip: ip.map(({ value }) => value),
      waiting: waitingOf(definition, {
        phases,
        milestones,
        approvals,
        agreements,
        evaluations,
        obligations,
        projects,
        disputes,
        ip,
      }),
    };
  }

  return {
    programme,
    openApprovals,

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

    approval: async (id: string): Promise<ApprovalView | undefined> => {
      const [row] = await query<ApprovalRow>('select * from approvals where id = $1', [id]);
      return row && approvalView(row);
    },

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
    programmesOf: async (person: string): Promise<readonly string[]> =>
      (await query<{ programme: string }>('select programme from people where person = $1', [person])).map(
        ({ programme }) => programme,
      ),

    knows: async (person: string): Promise<boolean> =>
      (await query('select 1 from people where person = $1 limit 1', [person])).length > 0,
  };
}
