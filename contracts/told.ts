import { defineQuery } from '@temporalio/workflow';
import type { Entry } from '../domain/ledger';

/**
 * What a process has told and not yet written: durable in its history when the caller reads it, so the caller writes it at once and
 * sees its own change; the process writes it again, which is harmless.
 */
export interface Told {
  readonly entries: readonly Entry[];
}

/** How many entries a process has told so far: the record has as many, but for what it is just writing. */
export const recordedQuery = defineQuery<number>('recorded');
