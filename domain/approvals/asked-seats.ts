import type { Approval } from './approvals';
import { mayAnswerFor } from './mandates';
import { awaitedSeats } from './outcomes';
import type { Seat } from '../programme/governance';
import type { Person } from '../shared/keys';

/** The seats that are still awaited and for which this person may answer; none once they have answered. */
export const seatsAskedOf = (approval: Approval, person: Person): readonly Seat[] => {
  const awaited = awaitedSeats(approval).map(({ id }) => id);
  return mayAnswerFor(approval, person).filter(({ id }) => awaited.includes(id));
};
