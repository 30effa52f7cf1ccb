import { idOf } from '../../domain/shared/ids';
import { planOf } from '../../domain/approvals/actions/rules';
import type { Approval } from '../../domain/approvals/approvals';
import { isAction } from '../../domain/approvals/actions/actions';
import type { Entry } from '../../domain/record/ledger';
import type { Of } from '../../domain/record/nouns';
import { approvalAfter } from '../../domain/approvals/projection';
import type { Query } from './database';
import { writeFoundApprovals } from './findables';
import { changeThing, type HeldProgrammes } from './held-programmes';
import type { ApprovalRow } from './records';
import { askedAfter, writeTasks, type AskedIn } from './task-projection';

export type AboutApproval = Entry & { readonly happening: Of<'approval'> };

/** Told about an approval, which stands as it did. */
const changesNothing = new Set<AboutApproval['happening']['type']>(['approval.reminded', 'approval.commented']);

const approvalOf = ({ happening }: AboutApproval) =>
  happening.type === 'approval.opened' ? happening.request.approval : happening.approval;

/** The plan of the open stage: that of its opening, with the deadline and reminders of the last change that moved them. */
function planAfter(row: ApprovalRow | undefined, happening: Of<'approval'>) {
  if (happening.type === 'approval.opened' || happening.type === 'approval.stageOpened') return happening.plan;
  const moved = row && isAction(happening) ? planOf(row.value, happening) : undefined;
  return row && { ...row.plan, ...moved };
}

/** The row after an entry; without one before, only an opening makes one. */
function rowAfter(row: ApprovalRow | undefined, { programme, at, happening }: AboutApproval): ApprovalRow | undefined {
  const value = approvalAfter(row?.value, happening);
  const plan = planAfter(row, happening);
  if (!value || !plan) return undefined;
  const closed = happening.type === 'approval.closed' && { state: happening.outcome, closed_at: at };
  return {
    id: value.request.approval,
    programme,
    opened_at: row?.opened_at ?? at,
    due_at: value.dueAt,
    plan,
    value,
    state: row?.state ?? 'open',
    closed_at: row?.closed_at ?? null,
    ...closed,
  };
}

/** The evaluation that an approval signs off: its process is named by the programme and the subject's key. */
async function linkEvaluation(programmes: HeldProgrammes, { at, happening }: AboutApproval): Promise<void> {
  if (happening.type !== 'approval.opened' || happening.request.subject.kind !== 'evaluation') return;
  const { programme, subject, approval } = happening.request;
  const key = idOf(programme, 'evaluation', subject.key);
  changeThing(await programmes.of(programme), 'evaluations', { key, at }, (evaluation) => ({
    ...evaluation,
    approval,
  }));
}

const writeApprovals = (query: Query, rows: readonly ApprovalRow[]) =>
  query(
    `insert into approvals (id, programme, state, opened_at, closed_at, due_at, plan, value)
      select id, programme, state, opened_at, closed_at, due_at, plan::json, value::json from json_to_recordset($1::json) as folded
        (id text, programme text, state text, opened_at timestamptz, closed_at timestamptz, due_at timestamptz, plan text, value text)
      on conflict (id) do update set state = excluded.state, closed_at = excluded.closed_at, due_at = excluded.due_at,
        plan = excluded.plan, value = excluded.value`,
    // Values go in as text: what a person typed may hold escapes that a set of records refuses.
    [JSON.stringify(rows.map((row) => ({ ...row, plan: JSON.stringify(row.plan), value: JSON.stringify(row.value) })))],
  );

/** The approvals that a batch of entries is about: read together, folded in memory entry by entry, written together. */
export async function readApprovals(query: Query, programmes: HeldProgrammes, entries: readonly AboutApproval[]) {
  const ids = [...new Set(entries.filter(({ happening }) => happening.type !== 'approval.opened').map(approvalOf))];
  const known =
    ids.length === 0 ? [] : await query<ApprovalRow>('select * from approvals where id = any($1::text[])', [ids]);
  const rows = new Map(known.map((row) => [row.id, row]));
  const asked = new Map<string, AskedIn>();

  return {
    /** Folds one entry; answers the approval as it stands then, if it was ever opened. */
    fold: async (entry: AboutApproval): Promise<Approval | undefined> => {
      const id = approvalOf(entry);
      const before = rows.get(id);
      const row = rowAfter(before, entry);
      if (!row || changesNothing.has(entry.happening.type)) return row?.value;
      rows.set(id, row);
      const of = asked.get(id) ?? { approval: row, isNew: before === undefined, first: new Map(), open: new Set() };
      asked.set(id, askedAfter(of, row, entry.at));
      await linkEvaluation(programmes, entry);
      return row.value;
    },

    write: async (): Promise<void> => {
      if (asked.size === 0) return;
      const changed = [...asked.values()];
      await writeApprovals(
        query,
        changed.map(({ approval }) => approval),
      );
      await writeTasks(query, changed);
      await writeFoundApprovals(
        query,
        changed.flatMap(({ approval, isNew }) => (isNew || approval.state !== 'open' ? [approval] : [])),
      );
    },
  };
}
