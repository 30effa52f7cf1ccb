import { DomainError } from '../domain/errors';
import { countsAtGate } from '../domain/milestones';
import type { MilestoneView, ProgrammeView } from '../domain/views';
import { foundIn } from './finding';

/** A milestone of which something can still be forecast. Throws `not_found`, or `milestone_not_open` for one that is over. */
export const forecastable = ({ phases }: ProgrammeView, key: string): MilestoneView => {
  const milestones = phases.flatMap((phase) => phase.milestones);
  const found = foundIn(milestones, key, 'milestone');
  const { state } = found;
  if (countsAtGate(found) || state === 'failed') throw new DomainError('milestone_not_open', undefined, { state });
  return found;
};
