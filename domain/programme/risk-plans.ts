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
