import type { ActivityDeps } from './deps';
import { final } from './failures';

/** These only read and compute: a second run gives the same, and the result that counts is the one in the history. */
export const createRiskActivities = ({ planner }: Pick<ActivityDeps, 'planner'>) => ({
  planRiskReview: final(planner.planRiskReview),
  findRiskOwners: final(planner.findRiskOwners),
});
