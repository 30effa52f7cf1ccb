import { defineQuery } from '@temporalio/workflow';
import type { Entry } from '../domain/record/ledger';

/**
 * What a process has told and not yet written: durable in its history when the caller reads it, so the caller writes it at once and
 * sees its own change; the process writes it again, which is harmless.
 */
export interface Told {
  readonly entries: readonly Entry[];
}

/** How many entries a process has told so far, and when the last one, where it was told in this run: the record has the same, but for what it is just writing. */
export interface RecordedSoFar {
  readonly number: number;
  /** ISO instant. */
  readonly at?: string;
}

export const recordedQuery = defineQuery<RecordedSoFar>('recorded');
