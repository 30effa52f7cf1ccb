import type { ActivityDeps } from './deps';
import { final } from './failures';

/** These only read and compute: a second run gives the same, and the result that counts is the one in the history. */
export const createFundActivities = ({ planner }: Pick<ActivityDeps, 'planner'>) => ({
  planDue: final(planner.planDue),
  planDrawVote: final(planner.planDrawVote),
  findFundPeople: final(planner.findFundPeople),
});
