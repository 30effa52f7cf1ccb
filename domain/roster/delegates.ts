import { mayAct } from '../approvals/actions/rules';
import type { Approval } from '../approvals/approvals';
import { groundOf, type RosterStanding } from './posts';
import type { Programme } from '../programme/programme';
import { peopleOf } from '../programme/roles';
import { emptyRoster } from './rosters';
import { mayTakeFor } from './standing-in';
import type { Person } from '../shared/keys';
import type { Seat } from '../programme/governance';

/** Who may take a task from the seat's holder, of the same party and as the process would accept it; nobody where it may not be passed on. */
export const delegatesFor = (
  approval: Approval,
  programme: Programme,
  seat: Seat,
  at: string,
  standing: RosterStanding = { ground: groundOf(programme), roster: emptyRoster },
): readonly Person[] => {
  const { id, party, holder: by } = seat;
  if (by === null) return [];
  return peopleOf(programme).filter(
    (to) =>
      mayTakeFor(standing, { person: to, party, at }) &&
      mayAct(approval, { type: 'approval.delegated', seat: id, by, to, reason: '', at }),
  );
};
