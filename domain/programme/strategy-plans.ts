import type { Text } from '../shared/text';
import type { GroupKey } from '../shared/keys';

export interface StrategyPlan {
  readonly steps: readonly Text[];
  readonly horizons: readonly { readonly key: string; readonly title: Text; readonly years: number }[];
  readonly groups: readonly GroupKey[];
}
