import type { Dispute } from '../../domain/disputes';
import type { IpItem } from '../../domain/ip';
import type { Obligation } from '../../domain/obligations';
import type { ChangeView } from '../../domain/baselines';
import type { TimesChangeView } from '../../domain/policy-times';
import type { Fault } from '../../domain/process-faults';
import type { PhaseRecord } from '../../domain/projections';
import type { Project } from '../../domain/projects';
import type { AgreementView, EvaluationView, MilestoneView } from '../../domain/views';
import type { Query } from './database';
import { recordTables, type RecordRow, type RecordTable } from './records';

/** What the rows of each table hold. */
interface Values {
  readonly phases: PhaseRecord;
  readonly milestones: MilestoneView;
  readonly agreements: AgreementView;
  readonly evaluations: EvaluationView;
  readonly obligations: Obligation;
  readonly changes: ChangeView;
  readonly times_changes: TimesChangeView;
  readonly process_faults: Fault;
  readonly projects: Project;
  readonly disputes: Dispute;
  readonly ip_items: IpItem;
}

/** What a programme is made of, in its order, as of one instant; of a milestone with the phase that it belongs to. */
export type Things = {
  readonly [Table in RecordTable]: readonly (RecordRow<Values[Table]> & { readonly phase: string | null })[];
};

const all = recordTables
  .map(
    (table) =>
      `select '${table}' as of, position, since, value, ${table === 'milestones' ? 'phase' : 'null'} as phase
        from ${table} where programme = $1`,
  )
  .join(' union all ');

type Row = RecordRow<unknown> & { readonly of: RecordTable; readonly phase: string | null };

/** Everything that a programme is made of, beside its approvals. */
export async function thingsOf(query: Query, programme: string): Promise<Things> {
  const rows = await query<Row>(`select * from (${all}) as things order by of, position`, [programme]);
  const of = (table: RecordTable) => rows.filter((row) => row.of === table);
  return Object.fromEntries(recordTables.map((table) => [table, of(table)])) as unknown as Things;
}
