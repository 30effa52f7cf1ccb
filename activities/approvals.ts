import type { ActivityDeps } from './deps';
import { final } from './failures';

/** These only compute: a second run gives the same, and the result that counts is the one in the history. */
export const createApprovalActivities = ({ planner }: Pick<ActivityDeps, 'planner'>) => ({
  planApproval: final(planner.planApproval),
  planStage: final(planner.planStage),
  planEscalation: final(planner.planEscalation),
  planHolding: final(planner.planHolding),
  planRelease: final(planner.planRelease),
});
