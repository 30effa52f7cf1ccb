import { openQuestions } from '../../domain/projections-approvals';
import { askedTitle } from '../../domain/titles';
import { votesOf } from '../../domain/votes';
import type { Query } from './database';
import type { ApprovalRow } from './records';

/** Who was asked for which seat by a batch of entries, and when first. */
export interface Asked {
  readonly approval: string;
  readonly seat: string;
  readonly person: string;
  readonly asked_at: string;
}

const notOpen = (seat: string, answered: string) =>
  `case when ${seat} in (select json_array_elements_text(${answered})) then 'answered' else 'closed' end`;

/** The open tasks become those of the questions still open; the others are answered, or closed when nobody waits for them. */
export const writeTasks = (query: Query, rows: readonly ApprovalRow[], asked: readonly Asked[], at: string) => {
  const open = new Set(rows.flatMap(({ id, value }) => openQuestions(value, at).map((each) => nameOf(id, each))));
  return query(
    `with folded as (select * from json_to_recordset($1::json) as folded
        (approval text, round integer, programme text, title text, due_at timestamptz, answered json)),
      asked as (select * from json_to_recordset($2::json) as asked
        (approval text, seat text, person text, asked_at timestamptz, is_open boolean)),
      settled as (
        update tasks set state = ${notOpen('tasks.seat', 'folded.answered')} from folded
          where tasks.approval = folded.approval
            and (tasks.approval, tasks.seat, tasks.person) not in (select approval, seat, person from asked)
      )
      insert into tasks (approval, round, seat, person, programme, title, state, asked_at, due_at)
      select approval, round, seat, person, programme, title::json,
          case when is_open then 'open' else ${notOpen('seat', 'answered')} end, asked_at, due_at
        from asked join folded using (approval)
      on conflict (approval, round, seat, person) do update set state = excluded.state, due_at = excluded.due_at`,
    [
      JSON.stringify(
        rows.map(({ id, programme, due_at, value }) => ({
          approval: id,
          round: value.request.round,
          programme,
          title: JSON.stringify(askedTitle(value.request)),
          due_at,
          answered: [...votesOf(value).keys()],
        })),
      ),
      JSON.stringify(asked.map((each) => ({ ...each, is_open: open.has(nameOf(each.approval, each)) }))),
    ],
  );
};

/** Names a question: an approval, a seat, a person. */
export const nameOf = (approval: string, { seat, person }: Pick<Asked, 'seat' | 'person'>) =>
  JSON.stringify([approval, seat, person]);
