import type { Text } from '../shared/text';
import type { GroupKey } from '../shared/keys';

export interface RiskPlan {
  readonly highFrom: number;
  readonly mediumFrom: number;
  readonly reviewDays: { readonly high: number; readonly medium: number; readonly low: number };
  readonly authority: Readonly<Record<'high' | 'medium' | 'low', readonly GroupKey[]>>;
  readonly register: readonly {
    readonly key: string;
    readonly title: Text;
    readonly likelihood: number;
    readonly impact: number;
  }[];
}

export interface ImprovementPlan {
  readonly steps: readonly Text[];
  readonly checkAfterDays: { readonly critical: number; readonly major: number; readonly minor: number };
}

export interface StrategyPlan {
  readonly steps: readonly Text[];
  readonly horizons: readonly { readonly key: string; readonly title: Text; readonly years: number }[];
  readonly groups: readonly GroupKey[];
}

export interface ExitPlan {
  readonly triggers: readonly Text[];
  readonly steps: readonly Text[];
  /** How long each step has once the exit has begun, in calendar days; 90 when left out. */
  readonly stepDays?: number;
}
