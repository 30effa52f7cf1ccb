import type { Approval } from './approvals';
import type { Action } from './actions/actions';
import { allSeats, actionsOf, leftOf, substitutionsOf, withSubstitutes } from './seats';
import type { Person } from '../shared/keys';

type Asked = Pick<Approval, 'request' | 'changes' | 'escalations'>;

const held = (approval: Asked): readonly Person[] => allSeats(approval).flatMap(({ holder }) => holder ?? []);

/** Whoever is or may be mailed a link now: holders, their substitutes, and those whom an escalation reached. */
export const invited = (approval: Asked): readonly Person[] => {
  const left = leftOf(approval);
  const reached = approval.escalations.flatMap(({ to }) => to.filter((person) => left[person] === undefined));
  return [...new Set([...withSubstitutes(approval, held(approval)), ...reached])];
};

const until = (approval: Asked, index: number): Asked => ({
  ...approval,
  changes: actionsOf(approval).slice(0, index),
});

/** Whoever was ever mailed a link, at any time of the matter. */
export const everInvited = (approval: Asked): readonly Person[] => [
  ...new Set([...Array(actionsOf(approval).length + 1).keys()].flatMap((index) => invited(until(approval, index)))),
];

/** The parts that a person has in a matter: the seats that they hold, and those whose holders they stand in for. */
const partsOf = (approval: Asked, person: Person): number => {
  const holders = held(approval);
  const standIns = substitutionsOf(approval).filter(
    (each) => each.substitute === person && holders.includes(each.person),
  );
  return holders.filter((holder) => holder === person).length + standIns.length;
};

/** The last action by which a person's links died, a seat of theirs went to somebody else, or they ceased to stand in or left. */
export const partedBy = (approval: Asked, person: Person): Action | undefined =>
  actionsOf(approval).findLast((action, index) => {
    if (action.type === 'approval.linksRevoked') return action.person === person;
    const [before, after] = [until(approval, index), until(approval, index + 1)];
    const isLeaving = leftOf(before)[person] === undefined && leftOf(after)[person] !== undefined;
    return isLeaving || partsOf(before, person) > partsOf(after, person);
  });
