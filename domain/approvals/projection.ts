import type { Approval, Outcome } from './approvals';
import { act } from './actions/rules';
import { nextStage, open } from './steps';
import type { Action, ActionOf } from './actions/actions';
import { asCounted } from './counting/countings';
import { escalate } from './time/escalations';
import { mayAnswerFor, peopleFor } from './mandates';
import { awaitedSeats, outcome } from './outcomes';
import type { ApprovalHappening } from './happenings';
import type { Person } from '../shared/keys';
import { record } from './decisions';

/** The approval after an entry about it, folded with the very functions with which its process moved it on. */
export function approvalAfter(approval: Approval | undefined, happening: ApprovalHappening): Approval | undefined {
  if (happening.type === 'approval.opened') return open(asCounted(happening.request), happening.plan);
  if (!approval) return undefined;
  switch (happening.type) {
    case 'approval.stageOpened':
      return nextStage(approval, happening.plan);
    case 'approval.decided':
      return record(approval, happening.decision);
    case 'approval.withdrawn':
      return {
        ...approval,
        ended: 'withdrawn',
        ...(happening.by.startsWith('system:') && { withdrawnBy: happening.by }),
      };
    case 'approval.escalated':
      return escalate(approval, happening);
    case 'approval.closed':
      return endedAs(approval, happening.outcome);
    case 'approval.reviewOpened': {
      const { review, recusal } = happening;
      return { ...approval, reviews: [...(approval.reviews ?? []), { review, recusal }] };
    }
    case 'approval.reminded':
    case 'approval.commented':
      return approval;
    default:
      return act(approval, actionIn(happening));
  }
}

/** An action without the approval that it happened to, which is known here. */
const actionIn = ({ approval: _, ...made }: ActionOf): Action => made as Action;

/** Votes say most outcomes by themselves; the deadline, a withdrawal and a seat that nobody filled have to be written down. */
const endedAs = (approval: Approval, closed: Outcome): Approval =>
  outcome(approval) !== closed &&
  (closed === 'expired' ||
    closed === 'withdrawn' ||
    closed === 'rejected' ||
    closed === 'approved' ||
    closed === 'impossible')
    ? { ...approval, ended: closed }
    : approval;

/** Who is asked for which seat at an instant: who holds the awaited seats or stands in there, and those whom an escalation lets answer for them. */
export function openQuestions(
  approval: Approval,
  at: string,
): readonly { readonly seat: string; readonly person: Person }[] {
  const broughtIn = [...new Set(approval.escalations.flatMap(({ to }) => to))].map((person) => ({
    person,
    seats: mayAnswerFor(approval, person).map(({ id }) => id),
  }));
  return awaitedSeats(approval).flatMap((seat) => {
    const answering = broughtIn.filter(({ seats }) => seats.includes(seat.id)).map(({ person }) => person);
    return [...new Set([...peopleFor(approval, seat, at), ...answering])].map((person) => ({ seat: seat.id, person }));
  });
}
