import { openQuestions } from '../../domain/approvals/projection';
import { votesOf } from '../../domain/approvals/votes';
import type { Query } from './database';
import type { ApprovalRow } from './records';
import { askedTitle } from '../../domain/approvals/titles';

/** Who was asked for which seat by a batch of entries, and when first. */
interface Asked {
  readonly seat: string;
  readonly person: string;
  readonly asked_at: string;
}

/** An approval, whom the entries of a batch asked in it, by name, and who is still asked after the last of them. */
export interface AskedIn {
  readonly approval: ApprovalRow;
  /** Nothing was known of it before: it has no tasks. */
  readonly isNew: boolean;
  readonly first: ReadonlyMap<string, Asked>;
  readonly open: ReadonlySet<string>;
}

const nameOf = ({ seat, person }: { readonly seat: string; readonly person: string }) => `${seat}\n${person}`;

/** The same after another entry. */
export function askedAfter({ isNew, first }: AskedIn, approval: ApprovalRow, at: string): AskedIn {
  const open = openQuestions(approval.value, at);
  const named = open.map((each) => [nameOf(each), { ...each, asked_at: at }] as const);
  return { approval, isNew, first: new Map([...named, ...first]), open: new Set(named.map(([name]) => name)) };
}

const notOpen = (seat: string, answered: string) =>
  `case when ${seat} in (select json_array_elements_text(${answered})) then 'answered' else 'closed' end`;

const given = `folded as (select * from json_to_recordset($1::json) as folded
    (approval text, round integer, programme text, title text, due_at timestamptz, answered json)),
  asked as (select * from json_to_recordset($2::json) as asked
    (approval text, seat text, person text, asked_at timestamptz, is_open boolean))`;

const settle = `settled as (
  update tasks set state = ${notOpen('tasks.seat', 'folded.answered')} from folded
    where tasks.approval = folded.approval
      and (tasks.approval, tasks.seat, tasks.person) not in (select approval, seat, person from asked)
)`;

const ask = `insert into tasks (approval, round, seat, person, programme, title, state, asked_at, due_at)
  select approval, round, seat, person, programme, title::json,
      case when is_open then 'open' else ${notOpen('seat', 'answered')} end, asked_at, due_at
    from asked join folded using (approval)
  on conflict (approval, round, seat, person) do update set state = excluded.state, due_at = excluded.due_at`;

/** The open tasks become those of the questions still open; the others are answered, or closed when nobody waits for them. */
export function writeTasks(query: Query, all: readonly AskedIn[]): Promise<unknown> {
  const hasOld = all.some(({ isNew }) => !isNew);
  return query(`with ${given}${hasOld ? `, ${settle}` : ''} ${ask}`, [
    JSON.stringify(
      all.map(({ approval: { id, programme, due_at, value } }) => ({
        approval: id,
        round: value.request.round,
        programme,
        title: JSON.stringify(askedTitle(value.request)),
        due_at,
        answered: [...votesOf(value).keys()],
      })),
    ),
    JSON.stringify(
      all.flatMap(({ approval: { id }, first, open }) =>
        [...first].map(([name, each]) => ({ approval: id, ...each, is_open: open.has(name) })),
      ),
    ),
  ]);
}
