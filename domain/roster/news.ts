import type { Approval } from '../approvals/approvals';
import type { RosterChanged, Substitution } from '../approvals/actions/actions';
import { isSamePerson } from '../programme/identities';
import { everInvited } from '../approvals/invitations';
import type { RosterEffect } from './rosters';
import { allSeats, actionsOf, leftOf, rosterHolder, substitutionsOf } from '../approvals/seats';
import type { Person } from '../shared/keys';

/** Since when somebody holds a seat of the matter that was passed on to them or added; from its opening where it never was. */
const takenAt = (approval: Approval, id: string): number => {
  const taking = actionsOf(approval).findLast(
    (action) =>
      ((action.type === 'approval.delegated' || action.type === 'approval.reassigned') && action.seat === id) ||
      (action.type === 'approval.approverAdded' && action.seat.id === id),
  );
  return taking ? Date.parse(taking.at) : -Infinity;
};

/** The seats that are held otherwise now: by the roster, or since whoever a seat was passed on to has left and it goes back. */
function holdersAnew(approval: Approval, { holders, left = {} }: RosterEffect): RosterChanged['holders'] {
  const { addresses = {} } = approval.request;
  const leftAt = (person: Person) => Object.entries(left).find(([each]) => isSamePerson(each, person, addresses))?.[1];
  const hasLeft = (person: Person | null, id: string) => {
    const since = person === null ? undefined : leftAt(person);
    return since !== undefined && Date.parse(since) >= takenAt(approval, id);
  };
  return Object.fromEntries(
    allSeats(approval).flatMap(({ id, holder }) => {
      const before = rosterHolder(approval, id);
      const now = holders[id] === undefined ? before : holders[id];
      if (now !== before) return [[id, now]];
      if (holder === null || !hasLeft(holder, id)) return [];
      return [[id, now === holder || hasLeft(now, id) ? null : now]];
    }),
  );
}

/**
 * What an open approval has to learn of its programme's roster as it is now: its seats that are held otherwise, the substitutions of its
 * people, and who of them has left; nothing, where it knows all of it.
 */
export function rosterNewsOf(approval: Approval, effect: RosterEffect, at: string): RosterChanged | undefined {
  const holders = holdersAnew(approval, effect);
  const people = new Set(
    allSeats(approval).map(({ id, holder }) => (holders[id] === undefined ? holder : holders[id])),
  );
  const mine = (all: readonly Substitution[]) => all.filter(({ person }) => people.has(person));
  const named = (all: readonly Substitution[]) =>
    all.map((each) => [each.person, each.substitute, each.from, each.until]);
  const substitutions = mine(effect.substitutions);
  const invited = new Set(everInvited(approval));
  const left = Object.fromEntries(Object.entries(effect.left ?? {}).filter(([person]) => invited.has(person)));
  const isKnown =
    JSON.stringify(named(substitutions)) === JSON.stringify(named(mine(substitutionsOf(approval)))) &&
    JSON.stringify(left) === JSON.stringify(leftOf(approval));
  if (Object.keys(holders).length === 0 && isKnown) return undefined;
  return {
    ...{ type: 'approval.rosterChanged', holders, substitutions },
    ...(Object.keys(left).length > 0 && { left }),
    at,
  };
}
