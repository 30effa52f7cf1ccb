import type { Approval } from '../approvals';
import { barOf } from '../bars';
import { awaitedSeats } from '../outcomes';
import type { EscalationStep } from '../../programme/policies';
import type { Programme } from '../../programme/programme';
import type { Person } from '../../shared/keys';
import type { Seat } from '../../programme/governance';

const holders = (seats: readonly Seat[]): readonly Person[] => [
  ...new Set(seats.flatMap(({ holder }) => holder ?? [])),
];

const seatsReached = ({ governance }: Programme, approval: Approval, { to }: EscalationStep): readonly Seat[] => {
  const groups = Object.values(governance.groups);
  const chairsOf = (keys: readonly string[]) =>
    groups.filter(({ key }) => keys.includes(key)).flatMap(({ seats }) => seats.filter(({ chair }) => chair));
  if (to === 'groupChair') return chairsOf(awaitedSeats(approval).map(({ group }) => group));
  if (to === 'committee') return chairsOf(governance.committee.groups);
  if (to === 'supervision') return governance.supervision.seats;
  return chairsOf([to]);
};

/**
 * Whom a step of the escalation chain reaches: the chairs of the groups it names, or the supervisory committee, but
 * nobody who is barred. Source: docs/rules/approval-time.md, "Escalation".
 */
export const reachedBy = (programme: Programme, approval: Approval, step: EscalationStep) => {
  const seats = seatsReached(programme, approval, step);
  const to = holders(seats).filter((person) => barOf(approval, person, 'beEscalatedTo') === undefined);
  return { to, seats };
};
