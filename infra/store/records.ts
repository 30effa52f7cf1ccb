import type { Approval, Outcome, StagePlan } from '../../domain/approvals';
import type { Query } from './database';

/** The tables whose rows are values that pages show, by programme and key. */
export const recordTables = [
  'phases',
  'milestones',
  'agreements',
  'evaluations',
  'obligations',
  'changes',
  'times_changes',
  'process_faults',
  'projects',
  'disputes',
  'ip_items',
] as const;

export type RecordTable = (typeof recordTables)[number];

interface Keyed {
  readonly key: string;
}

/** A row of such a table; `since` is when its state last changed. */
export interface RecordRow<T> {
  readonly since: string;
  readonly value: T;
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

/** Adds values in their order; one that is there already stays as it is. */
export async function addRecords(
  query: Query,
  table: RecordTable,
  { programme, at, values }: { programme: string; at: string; values: readonly (Keyed & { phase?: string })[] },
): Promise<void> {
  const extra = table === 'milestones' ? ', phase' : '';
  const rows = values.map(({ phase, ...value }, index) => ({ key: value.key, phase, index, value }));
  await query(
    `insert into ${table} (programme, key, position, since, value${extra})
      select $1, key, index + (select count(*) from ${table} where programme = $1), $2, value${extra}
      from json_to_recordset($3::json) as added (key text, phase text, index integer, value json)
      on conflict do nothing`,
    [programme, at, JSON.stringify(rows)],
  );
}

/** Puts the changed value in the place of the one that is there; what the programme does not know is not changed. */
export async function changeRecord<T extends { readonly state: string }>(
  query: Query,
  table: RecordTable,
  { programme, key, at }: { programme: string; key: string; at: string },
  change: (value: T) => T,
): Promise<void> {
  const [row] = await query<RecordRow<T>>(`select since, value from ${table} where programme = $1 and key = $2`, [
    programme,
    key,
  ]);
  if (!row) return;
  const value = change(row.value);
  const since = value.state === row.value.state ? row.since : at;
  await query(`update ${table} set value = $3, since = $4 where programme = $1 and key = $2`, [
    programme,
    key,
    JSON.stringify(value),
    since,
  ]);
}
