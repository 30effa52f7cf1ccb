import type { ActivityDeps } from './deps';
import { final } from './failures';

/** These only compute, so a second run is harmless; what they answer is in the history, with the calendars' versions. */
export const createAgreementActivities = ({ planner }: Pick<ActivityDeps, 'planner'>) => ({
  planTerm: final(planner.planTerm),
  planClauses: final(planner.planClauses),
  planRegister: final(planner.planRegister),
  planOccurrence: final(planner.planOccurrence),
  recountOccurrence: final(planner.recountOccurrence),
});
