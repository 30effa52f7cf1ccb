import type { Approval, ApprovalRequest } from '../../domain/approvals';
import type { Entry } from '../../domain/ledger';
import { votesOf } from '../../domain/outcomes';
import type { Of } from '../../domain/projections';
import { approvalAfter, openQuestions } from '../../domain/projections-approvals';
import type { EvaluationView } from '../../domain/views';
import type { Query } from './database';
import { changeRecord } from './records';

type About = Entry & { readonly happening: Of<'approval'> };

/** The open tasks become those of the questions still open; the others are answered, or closed when nobody waits for them. */
async function syncTasks(query: Query, approval: Approval, at: string): Promise<void> {
  const { request, dueAt } = approval;
  await query(
    `with asked as (select seat, person from json_to_recordset($1::json) as asked (seat text, person text)),
      settled as (
        update tasks set state = case
            when seat in (select json_array_elements_text($2::json)) then 'answered' else 'closed' end
          where approval = $3 and (seat, person) not in (select seat, person from asked)
      )
      insert into tasks (approval, round, seat, person, programme, title, state, asked_at, due_at)
      select $3, $4, seat, person, $5, $6, 'open', $7, $8 from asked
      on conflict (approval, round, seat, person) do update set state = 'open', due_at = excluded.due_at`,
    [
      JSON.stringify(openQuestions(approval)),
      JSON.stringify([...votesOf(approval).keys()]),
      request.approval,
      request.round,
      request.programme,
      JSON.stringify(request.content.title),
      at,
      dueAt,
    ],
  );
}

/** The evaluation that this approval signs off: its process is named by the programme and the subject's key. */
const linkEvaluation = (query: Query, { programme, subject, approval }: ApprovalRequest, at: string) =>
  changeRecord<EvaluationView>(
    query,
    'evaluations',
    { programme, key: `${programme}:evaluation:${subject.key}`, at },
    (evaluation) => ({ ...evaluation, approval }),
  );

async function write(query: Query, approval: Approval, { at, happening }: About): Promise<void> {
  const { request, dueAt } = approval;
  const value = JSON.stringify(approval);
  if (happening.type === 'approval.opened') {
    await query(
      `insert into approvals (id, programme, state, opened_at, due_at, plan, value) values ($1, $2, 'open', $3, $4, $5, $6)
        on conflict (id) do nothing`,
      [request.approval, request.programme, at, dueAt, JSON.stringify(happening.plan), value],
    );
    if (request.subject.kind === 'evaluation') await linkEvaluation(query, request, at);
    return;
  }
  const plan = happening.type === 'approval.stageOpened' ? JSON.stringify(happening.plan) : null;
  const closed = happening.type === 'approval.closed' ? { state: happening.outcome, at } : { state: null, at: null };
  await query(
    `update approvals set value = $2, due_at = $3, plan = coalesce($4, plan), state = coalesce($5, state), closed_at = coalesce($6, closed_at) where id = $1`,
    [request.approval, value, dueAt, plan, closed.state, closed.at],
  );
}

/** Folds one entry of an approval into it and into its tasks; answers the approval as it stands then, if it was ever opened. */
export async function projectApproval(query: Query, entry: About): Promise<Approval | undefined> {
  const { happening } = entry;
  const id = happening.type === 'approval.opened' ? happening.request.approval : happening.approval;
  const [row] =
    happening.type === 'approval.opened'
      ? []
      : await query<{ value: Approval }>('select value from approvals where id = $1', [id]);
  const after = approvalAfter(row?.value, happening);
  if (!after || happening.type === 'approval.reminded') return after;
  await write(query, after, entry);
  await syncTasks(query, after, entry.at);
  return after;
}
