import { mayChange } from './approval-changes';
import type { Approval } from './approvals';
import { partyOf } from './parties';
import type { Person, Programme, Seat } from './programme';
import { peopleOf } from './roles';

/** Who may take a task from the seat's holder, of the same party and as the process would accept it; nobody where it may not be passed on. */
export const delegatesFor = (approval: Approval, programme: Programme, seat: Seat, at: string): readonly Person[] => {
  const { id, holder: by } = seat;
  if (by === null) return [];
  return peopleOf(programme).filter(
    (to) =>
      partyOf(programme, to)?.key === seat.party &&
      mayChange(approval, { type: 'approval.delegated', seat: id, by, to, reason: '', at }),
  );
};
