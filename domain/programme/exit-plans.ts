import type { Text } from '../shared/text';

/** What of the programme's own happenings may call for its exit (退出触发条件), as far as the machine can see it. */
export const exitWatches = ['gateKilled', 'frameworkEnded', 'controlChanged', 'recycledThrice'] as const;

export type ExitWatch = (typeof exitWatches)[number];

export interface ExitPlan {
  readonly triggers: readonly Text[];
  readonly steps: readonly Text[];
  /** How long each step has once the exit has begun, in calendar days; 90 when left out. */
  readonly stepDays?: number;
  /** What is told as soon as it is seen; all of it when left out. */
  readonly watches?: readonly ExitWatch[];
}

export const watchesOf = ({ watches = exitWatches }: Pick<ExitPlan, 'watches'>): readonly ExitWatch[] => watches;
