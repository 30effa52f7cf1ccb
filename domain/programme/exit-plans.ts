import type { Text } from '../shared/text';

export interface ExitPlan {
  readonly triggers: readonly Text[];
  readonly steps: readonly Text[];
  /** How long each step has once the exit has begun, in calendar days; 90 when left out. */
  readonly stepDays?: number;
}
