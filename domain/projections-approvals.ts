import type { Approval, Outcome } from './approvals';
import { nextStage, open, record } from './approval-steps';
import { escalate } from './escalations';
import { mayAnswerFor } from './mandates';
import { awaitedSeats, outcome } from './outcomes';
import type { Person } from './programme';
import type { Of } from './projections';

/** The approval after an entry about it, folded with the very functions with which its process moved it on. */
export function approvalAfter(approval: Approval | undefined, happening: Of<'approval'>): Approval | undefined {
  if (happening.type === 'approval.opened') return open(happening.request, happening.plan);
  if (!approval) return undefined;
  switch (happening.type) {
    case 'approval.stageOpened':
      return nextStage(approval, happening.plan);
    case 'approval.decided':
      return record(approval, happening.decision);
    case 'approval.withdrawn':
      return { ...approval, ended: 'withdrawn' };
    case 'approval.escalated':
      return escalate(approval, happening);
    case 'approval.closed':
      return endedAs(approval, happening.outcome);
    case 'approval.reminded':
    case 'approval.commented':
      return approval;
  }
}

/** Votes say most outcomes by themselves; the deadline and a withdrawal have to be written down. */
const endedAs = (approval: Approval, closed: Outcome): Approval =>
  outcome(approval) !== closed && (closed === 'expired' || closed === 'withdrawn' || closed === 'rejected')
    ? { ...approval, ended: closed }
    : approval;

/** Who is asked for which seat now: the holders of the awaited seats, and those whom an escalation lets answer for them. */
export function openQuestions(approval: Approval): readonly { readonly seat: string; readonly person: Person }[] {
  const awaited = awaitedSeats(approval);
  const broughtIn = [...new Set(approval.escalations.flatMap(({ to }) => to))].map((person) => ({
    person,
    seats: mayAnswerFor(approval, person),
  }));
  return awaited.flatMap((seat) => [
    ...(seat.holder === null ? [] : [{ seat: seat.id, person: seat.holder }]),
    ...broughtIn
      .filter(({ person, seats }) => person !== seat.holder && seats.some(({ id }) => id === seat.id))
      .map(({ person }) => ({ seat: seat.id, person })),
  ]);
}
