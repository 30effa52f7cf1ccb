import type { Approval } from './approvals';
import type { Change } from './changes';
import type { Person } from './programme';
import { allSeats, changesOf, withSubstitutes } from './seats';

type Asked = Pick<Approval, 'request' | 'changes' | 'escalations'>;

const held = (approval: Asked): readonly Person[] => allSeats(approval).flatMap(({ holder }) => holder ?? []);

/** Whoever is or may be mailed a link now: holders, their substitutes, and those whom an escalation reached. */
export const invited = (approval: Asked): readonly Person[] => {
  const reached = approval.escalations.flatMap(({ to }) => to);
  return [...new Set([...withSubstitutes(approval, held(approval)), ...reached])];
};

const until = (approval: Asked, index: number): Asked => ({
  ...approval,
  changes: changesOf(approval).slice(0, index),
});

/** Whoever was ever mailed a link, at any time of the matter. */
export const everInvited = (approval: Asked): readonly Person[] => [
  ...new Set([...Array(changesOf(approval).length + 1).keys()].flatMap((index) => invited(until(approval, index)))),
];

/** The last change by which a person's links died or a seat of theirs went to somebody else. */
export const partedBy = (approval: Asked, person: Person): Change | undefined =>
  changesOf(approval).findLast((change, index) => {
    if (change.type === 'approval.linksRevoked') return change.person === person;
    const after = held(until(approval, index + 1)).filter((holder) => holder === person).length;
    return held(until(approval, index)).filter((holder) => holder === person).length > after;
  });
