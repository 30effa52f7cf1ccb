import type { Approval } from './approvals';
import { awaitedSeats } from './outcomes';
import type { Person } from './programme';
import { changesOfType } from './seats';

/** The awaited people whom no mail about the matter reaches, by what was last heard of each. */
export function unreached(approval: Approval): readonly Person[] {
  const last = new Map(changesOfType(approval, 'approval.reached').map(({ person, isReached }) => [person, isReached]));
  const awaited = new Set(awaitedSeats(approval).flatMap(({ holder }) => holder ?? []));
  return [...awaited].filter((person) => last.get(person) === false);
}
