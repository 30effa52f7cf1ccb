import type { SearchAttributePair } from '@temporalio/common';
import type { ProcessType } from '../domain/record/process-types';

/** A process as it is started, first by whoever opens what it carries out, or again from the record: each contract makes that of its own. */
export interface Process {
  readonly type: ProcessType;
  /** By what it is found for good, a business key. */
  readonly id: string;
  /** What it is about, in the Temporal Web UI. */
  readonly summary: string;
  readonly args: unknown[];
  readonly attributes: SearchAttributePair[];
}
