import { isRunning } from '../domain/agreement-life';
import { isCountedOnAnother, moveOfNotice } from '../domain/term-recounts';
import type { ActivityDeps } from './deps';
import type { Recount } from './calendars';

/** Counts the terms of agreements again on a calendar that was published. */
export const createTermActivities = ({ readModel, planner }: Pick<ActivityDeps, 'readModel' | 'planner'>) => ({
  /** The running agreements whose dates were counted on an earlier version of the calendar, and which notices it moves; tells nobody. */
  findTermsToCount: async ({ programme, calendar, version, at }: Recount) => {
    const view = await readModel.programme(programme);
    const concerned = (view?.agreements ?? []).filter(
      ({ state, plan }) => isRunning(state) && plan && isCountedOnAnother(plan, calendar, version),
    );
    const moved = await Promise.all(
      concerned.map(async ({ key, title, plan, effectiveOn = '', expiresOn = '' }) => {
        const agreement = view?.definition.agreements[key];
        if (!agreement || !plan) return [];
        const next = await planner.planTerm({ programme, agreement, effectiveOn, expiresOn, now: at });
        return moveOfNotice({ key, title }, plan, next);
      }),
    );
    return { agreements: concerned.map(({ key }) => key), moved: moved.flat() };
  },
});
