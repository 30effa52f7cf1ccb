import type { Dispute } from '../../domain/disputes/disputes';
import type { IpItem } from '../../domain/ip/ip';
import type { Obligation } from '../../domain/obligations/obligations';
import type { ChangeView } from '../../domain/schedule/baselines';
import type { TimesChangeView } from '../../domain/policy-times/policy-times';
import type { Fault } from '../../domain/processes/faults';
import type { Project } from '../../domain/projects/projects';
import type { Query } from './database';
import { recordTables, type RecordRow, type RecordTable } from './records';
import type { MilestoneView } from '../../domain/phases/views';
import type { AgreementView } from '../../domain/agreements/views';
import type { EvaluationView } from '../../domain/evaluations/views';
import type { PhaseRecord } from '../../domain/phases/projection';

/** What the rows of each table hold. */
export interface Values {
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

/** One of what a programme is made of, and its place among its kind; of a milestone with the phase that it belongs to. */
export interface PlacedThing<T> extends RecordRow<T> {
  readonly position: number;
  readonly phase: string | null;
}

/** What a programme is made of, in its order, as of one instant. */
export type Things = { readonly [Table in RecordTable]: readonly PlacedThing<Values[Table]>[] };

const all = recordTables
  .map(
    (table) =>
      `select programme, '${table}' as of, position, since, value, ${table === 'milestones' ? 'phase' : 'null'} as phase
        from ${table} where programme = any($1::text[])`,
  )
  .join(' union all ');

/** A row of any of these tables. */
export type ThingRow = {
  readonly [Table in RecordTable]: PlacedThing<Values[Table]> & { readonly of: Table; readonly programme: string };
}[RecordTable];

/** Everything that programmes are made of, beside their approvals, each kind in its order. */
export const thingRows = (query: Query, programmes: readonly string[]): Promise<readonly ThingRow[]> =>
  query<ThingRow>(`select * from (${all}) as things order by of, position`, [programmes]);

/** Everything that a programme is made of, beside its approvals. */
export async function thingsOf(query: Query, programme: string): Promise<Things> {
  const rows = await thingRows(query, [programme]);
  const of = (table: RecordTable) => rows.filter((row) => row.of === table);
  return Object.fromEntries(recordTables.map((table) => [table, of(table)])) as unknown as Things;
}
