import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Fulfilment, Obligation } from '../domain/obligations';
import type { Told } from './told';

export interface ObligationInput {
  readonly programme: string;
  readonly obligation: Obligation;
}

/** A business key: the n-th condition (from 1) under which a matter was approved. */
export const obligationId = (approval: string, n: number) => `${approval}:condition:${n}`;

export const fulfilUpdate = defineUpdate<Told, [Fulfilment]>('fulfil');
export const obligationQuery = defineQuery<Obligation>('obligation');
