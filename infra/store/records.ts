import type { Approval, Outcome, StagePlan } from '../../domain/approvals/approvals';
import type { Kind } from '../../domain/views/kept';
import type { Query } from './database';

/** The table of each kind of what is kept of a programme: its rows are values that pages show, by programme and key. */
export const tables = {
  phases: 'phases',
  milestones: 'milestones',
  agreements: 'agreements',
  evaluations: 'evaluations',
  obligations: 'obligations',
  changes: 'changes',
  timesChanges: 'times_changes',
  faults: 'process_faults',
  projects: 'projects',
  disputes: 'disputes',
  ip: 'ip_items',
  adjustments: 'adjustments',
  improvements: 'improvements',
  watches: 'watches',
  assessments: 'assessments',
  plans: 'plans',
  risks: 'risks',
  exitTriggers: 'exit_triggers',
  exitReadiness: 'exit_readiness',
  innovations: 'innovations',
  funds: 'funds',
  draws: 'draws',
  staffing: 'staffing',
  budgets: 'budgets',
  distributions: 'distributions',
} as const satisfies { readonly [One in Kind]: string };

/** What is kept, in its order. */
export const kinds = Object.keys(tables) as readonly Kind[];

/** One value a kind. */
export const eachKind = <Value>(make: (kind: Kind) => Value): { readonly [One in Kind]: Value } =>
  Object.fromEntries(kinds.map((kind) => [kind, make(kind)])) as { readonly [One in Kind]: Value };

/** A row of such a table; `since` is when its state last changed. */
export interface RecordRow<T> {
  readonly since: string;
  readonly value: T;
}

/** A row and where it stands in its table; of a milestone with the phase that it belongs to. */
export interface WrittenRow extends RecordRow<{ readonly key: string }> {
  readonly programme: string;
  readonly position: number;
  readonly phase: string | null;
}

/** A row of the table `approvals`. */
export interface ApprovalRow {
  readonly id: string;
  readonly programme: string;
  readonly state: 'open' | Outcome;
  readonly opened_at: string;
  readonly closed_at: string | null;
  readonly due_at: string;
  readonly plan: StagePlan;
  readonly value: Approval;
}

/** Writes rows of a kind, new ones and such as have changed. */
export async function writeRecords(query: Query, kind: Kind, rows: readonly WrittenRow[]): Promise<void> {
  if (rows.length === 0) return;
  const table = tables[kind];
  const extra = kind === 'milestones' ? ', phase' : '';
  // Values go in as text: what a person typed may hold escapes that a set of records refuses.
  const texts = rows.map(({ value, ...row }) => ({ ...row, key: value.key, value: JSON.stringify(value) }));
  await query(
    `insert into ${table} (programme, key, position, since, value${extra})
      select programme, key, position, since, value::json${extra} from json_to_recordset($1::json) as folded
        (programme text, key text, position integer, since timestamptz, value text, phase text)
      on conflict (programme, key) do update set since = excluded.since, value = excluded.value`,
    [JSON.stringify(texts)],
  );
}
