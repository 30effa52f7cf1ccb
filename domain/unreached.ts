import type { Approval } from './approvals';
import type { Change, Reached } from './changes';
import { awaitedSeats } from './outcomes';
import type { Person } from './programme';
import { changesOf } from './seats';

/** What a change says of whether a person is reached: what the post or the office tells; and whoever does something knows of the matter. */
const saysOf = (change: Change, person: Person): boolean | undefined => {
  if (change.type === 'approval.reached') return change.person === person ? change.isReached : undefined;
  return 'by' in change && change.by === person ? true : undefined;
};

const isReached = (approval: Approval, person: Person): boolean =>
  changesOf(approval).reduce((before, change) => saysOf(change, person) ?? before, true);

/** The awaited people whom no mail about the matter reaches, by what was last heard of each. */
export function unreached(approval: Approval): readonly Person[] {
  const awaited = new Set(awaitedSeats(approval).flatMap(({ holder }) => holder ?? []));
  return [...awaited].filter((person) => !isReached(approval, person));
}

/** Whether it is known already that a person is reached, or is not: then there is nothing to tell. */
export const isKnown = (approval: Approval, made: Pick<Reached, 'person' | 'isReached'>): boolean =>
  isReached(approval, made.person) === made.isReached;
