import { idOf, keyedBy } from '../domain/shared/ids';
import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { Facts } from '../domain/facts/facts';
import type { Adjustment } from '../domain/strategy/adjustments';
import type { AdjustmentChanges, AdjustmentDecision } from '../domain/strategy/changes';
import type { Process } from './process';
import { beginsAs } from './search-attributes';

/** One adjustment of the strategy: decided by its groups, and in force from its day on. */
export interface AdjustmentInput {
  readonly programme: string;
  readonly adjustment: Adjustment;
  /** Set when it is started again from the record, after it was lost; `opened` are the approvals that were opened. */
  readonly resumed?: { readonly recorded: number; readonly opened: readonly string[] };
}

export const adjustmentId = (programme: string, adjustment: string) => idOf(programme, 'adjustment', adjustment);
export const parseAdjustmentId = keyedBy('adjustment');

export const adjustmentProcess = (input: AdjustmentInput): Process => ({
  type: 'strategyAdjustment',
  id: adjustmentId(input.programme, input.adjustment.key),
  summary: `${input.adjustment.title}: adjustment of the strategy`,
  args: [input],
  attributes: beginsAs(input.programme, input.adjustment.state),
});

/** What took effect. A phase is told with it what has become true so far: other criteria may ask for other things. */
export interface Adjusted extends AdjustmentDecision {
  readonly changes: AdjustmentChanges;
  readonly facts?: Facts;
}

/** The strategy was adjusted: whatever carries a part of the definition goes on with the changed one. */
export const strategyAdjusted = defineSignal<[Adjusted]>('strategyAdjusted');
export const adjustmentQuery = defineQuery<Adjustment>('adjustment');
