import type { Approval, Decision } from './approvals';
import { isPlannable } from '../calendar/dates';
import { barOf } from './bars';
import { answersFor } from './mandates';
import { stageIsDone } from './outcomes';
import { seatsOf } from './seats';
import { isBlank } from '../shared/text';

/** A decision before it is taken, as the rules look at it: the approval, the decision, and the stages (by index) that ask its seat. */
export interface Attempt {
  readonly approval: Approval;
  readonly decision: Decision;
  readonly stages: readonly number[];
}

const seatOf = ({ approval, decision, stages }: Attempt) =>
  stages.flatMap((stage) => seatsOf(approval, stage)).find(({ id }) => id === decision.seat);

/** Whether the person may speak for the seat; only the holder can recuse it, since a conflict of interest is one's own. */
export function holdsSeat(attempt: Attempt): boolean {
  const { approval, decision } = attempt;
  const seat = seatOf(attempt);
  if (!seat) return false;
  const { person, acceptedAt } = decision;
  return decision.verdict === 'recuse' ? seat.holder === person : answersFor(approval, person, seat, acceptedAt);
}

export const barIn = ({ approval, decision: { person, verdict } }: Attempt) => barOf(approval, person, verdict);

/** The stages that can be answered: the open one, unless it is done and only waits to be followed by the next. */
export const isAskedNow = ({ approval, stages }: Attempt) => stages.includes(approval.stage) && !stageIsDone(approval);

export const isComplete = ({ text, owner, due }: Decision['conditions'][number]) =>
  !isBlank(text) && !isBlank(owner) && isPlannable(due);

export const needsComment = ({ verdict }: Decision) =>
  verdict === 'requestChanges' || verdict === 'reject' || verdict === 'recuse';
