import type { Instant } from '../../domain/calendar/zones';
import { waitsByDay, type WaitKind } from '../../domain/programme/undertakings';
import type { Whom } from '../../domain/programme/whom';

/** Which of what a programme waits for is listed. */
export interface WaitsChosen {
  readonly kind?: WaitKind;
  readonly whom?: Whom;
  /** Only what is past its time at an instant; `lateBefore`: before which one what is due on a day is late. */
  readonly overdue?: { readonly at: Instant; readonly lateBefore: Instant };
}

type Param = (value: unknown) => string;

/** Whether something is past its time, in SQL: what is due on a day by working days, all else once its instant has passed. */
export const isOverdueSql = (row: {
  readonly due: string;
  readonly isByDay: string;
  readonly at: string;
  readonly lateBefore: string;
}) => `case when ${row.isByDay} then ${row.due} < ${row.lateBefore} else ${row.due} <= ${row.at} end`;

const meant = ({ places, person }: Whom, param: Param, row: { readonly seat: string; readonly person: string }) =>
  [
    ...(places
      ? [`(${row.seat} = any(${param(places.seats)}::text[]) or ${row.person} = any(${param(places.people)}::text[]))`]
      : []),
    ...(person === undefined ? [] : [`${row.person} = ${param(person)}`]),
  ].join(' and ');

/** Which rows beside votes are meant, as conditions after others. */
export function othersChosen({ kind, whom, overdue }: WaitsChosen, param: Param): string {
  const conditions = [
    ...(kind === undefined ? [] : [`value->>'kind' = ${param(kind)}`]),
    ...(whom
      ? [
          `exists (select from json_array_elements(value->'on') as one
            where ${meant(whom, param, { seat: `one->>'seat'`, person: `one->>'person'` })})`,
        ]
      : []),
    ...(overdue
      ? [
          isOverdueSql({
            due: 'due_at',
            isByDay: `value->>'kind' = any(${param(waitsByDay)}::text[])`,
            at: `${param(overdue.at)}::timestamptz`,
            lateBefore: `${param(overdue.lateBefore)}::timestamptz`,
          }),
        ]
      : []),
  ];
  return conditions.map((each) => `and ${each}`).join(' ');
}

/**
 * The same of the open approvals of the programme $1: whoever has an open task there is waited for, and the offices for those on hold,
 * which are named.
 */
export function approvalsChosen(
  { kind, whom, overdue }: WaitsChosen,
  param: Param,
  onHold: readonly string[] = [],
): string {
  const conditions = [
    ...(kind === undefined || kind === 'approval' ? [] : ['false']),
    ...(whom
      ? [
          `(id = any(${param(onHold)}::text[]) or id in (select approval from tasks where programme = $1 and state = 'open'
            and ${meant(whom, param, { seat: 'seat', person: 'person' })}))`,
        ]
      : []),
    ...(overdue ? [`due_at <= ${param(overdue.at)}::timestamptz`] : []),
  ];
  return conditions.map((each) => `and ${each}`).join(' ');
}
