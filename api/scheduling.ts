import { DomainError } from '../domain/errors';
import { countsAtGate } from '../domain/milestones';
import type { MilestoneView, ProgrammeView } from '../domain/views';

/** A milestone of which something can still be forecast. Throws `not_found`, or `milestone_not_open` for one that is over. */
export const forecastable = ({ phases }: ProgrammeView, key: string): MilestoneView => {
  const found = phases.flatMap(({ milestones }) => milestones).find((each) => each.key === key);
  if (!found) throw new DomainError('not_found', `There is no milestone "${key}" in this programme.`);
  const { state } = found;
  if (countsAtGate(found) || state === 'failed') throw new DomainError('milestone_not_open', undefined, { state });
  return found;
};
