import type { ActivityDeps } from './deps';
import { final } from './failures';

export const createIpActivities = ({ planner }: Pick<ActivityDeps, 'planner'>) => ({
  /** Only computes; its result is in the history. */
  planIp: final(planner.planIp),
});
