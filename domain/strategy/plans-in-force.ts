import { versionsOfPlan, type PlanVersion } from './plans';

/** The version that is in force: what was accepted last. */
export const planInForce = (all: readonly PlanVersion[], horizon: string): PlanVersion | undefined =>
  versionsOfPlan(all, horizon).findLast(({ state }) => state === 'accepted');

/** Whether it was accepted, and a later one has been since. */
export const isReplaced = (all: readonly PlanVersion[], version: PlanVersion): boolean =>
  version.state === 'accepted' && planInForce(all, version.horizon)?.key !== version.key;
