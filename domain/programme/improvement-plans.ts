import type { Text } from '../shared/text';

export interface ImprovementPlan {
  readonly steps: readonly Text[];
  readonly checkAfterDays: { readonly critical: number; readonly major: number; readonly minor: number };
}
