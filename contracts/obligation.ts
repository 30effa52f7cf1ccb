import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Subject } from '../domain/approvals';
import type { Fulfilment, Obligation } from '../domain/obligations';
import type { Told } from './told';

export interface ObligationInput {
  readonly programme: string;
  readonly obligation: Obligation;
  /** What was approved under the condition, where its lapse has consequences. */
  readonly subject?: Subject;
}

/** A business key: the n-th condition (from 1) under which a matter was approved, that was proposed with it, or step of the exit it began. */
export const obligationId = (approval: string, n: number, kind: 'condition' | 'proposed' | 'exit' = 'condition') =>
  `${approval}:${kind}:${n}`;

export const fulfilUpdate = defineUpdate<Told, [Fulfilment]>('fulfil');
export const obligationQuery = defineQuery<Obligation>('obligation');
