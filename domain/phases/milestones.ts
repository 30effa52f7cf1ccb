import { isApproved, type Evidence, type Outcome } from '../approvals/approvals';
import { DomainError } from '../shared/errors';
import { missingEvidence } from '../evidence/titles';
import type { Facts } from '../facts/facts';
import { assertHappened } from '../programme/told-days';
import { unmet } from '../needs/needs';
import type { Milestone } from '../programme/phase-plans';

/** Where a milestone stands. `round` counts its submissions. Source: docs/rules/phases.md, "Milestones". */
export interface MilestoneRecord {
  readonly state:
    'planned' | 'inProgress' | 'submitted' | 'accepted' | 'conditionallyAccepted' | 'rework' | 'waived' | 'failed';
  readonly round: number;
  readonly startedOn?: string;
  readonly actualOn?: string;
  /** Why it was waived or given up, and by which approval. */
  readonly settlement?: { readonly approval: string; readonly reason: string };
}

export const plannedRecord: MilestoneRecord = { state: 'planned', round: 0 };

/** Of a process's record as of what pages show. */
export const isAccepted = ({ state }: { readonly state: string }) =>
  state === 'accepted' || state === 'conditionallyAccepted';

/** Whether a gate may take it as met: accepted, or waived. */
export const countsAtGate = (record: { readonly state: string }) => isAccepted(record) || record.state === 'waived';

/** Whether nothing of it is to come: a gate may take it as met, or it was given up. */
export const isReached = (record: { readonly state: string }) => countsAtGate(record) || record.state === 'failed';

const isOpen = ({ state }: MilestoneRecord) => state === 'planned' || state === 'inProgress' || state === 'rework';

/** A milestone that nobody has to accept is accepted by itself once the machine sees all of it. */
export const acceptsItself = (milestone: Milestone, record: MilestoneRecord, facts: Facts): boolean =>
  !milestone.accepts &&
  milestone.met.length > 0 &&
  !countsAtGate(record) &&
  record.state !== 'failed' &&
  unmet(milestone.met, facts).length === 0;

/** May it be submitted now, with this evidence? Throws `milestone_not_open`, `needs_unmet` or `evidence_required`. */
export const assertMaySubmit = (
  milestone: Milestone,
  record: MilestoneRecord,
  evidence: readonly Evidence[],
  facts: Facts,
): void => {
  if (!isOpen(record)) throw new DomainError('milestone_not_open', undefined, { state: record.state });
  const needs = unmet(milestone.accepts ? [...milestone.needs, ...milestone.met] : milestone.needs, facts);
  if (needs.length > 0) throw new DomainError('needs_unmet', undefined, { needs });
  const missing = milestone.evidence.filter((kind) => !evidence.some((piece) => piece.kind === kind));
  if (missing.length > 0) throw new DomainError('evidence_required', missingEvidence(missing), { missing });
};

/** Work on it begins once, on a day that is not to come. Throws `milestone_not_open` or `invalid_input`. */
export const assertMayStart = ({ state }: MilestoneRecord, on: string, today: string): void => {
  if (state !== 'planned') throw new DomainError('milestone_not_open', undefined, { state });
  assertHappened('milestone.startedOn', on, { field: 'on', today });
};

export const begin = (record: MilestoneRecord, on: string): MilestoneRecord => ({
  ...record,
  state: 'inProgress',
  startedOn: on,
});

export const submit = ({ actualOn: _, ...record }: MilestoneRecord): MilestoneRecord => ({
  ...record,
  state: 'submitted',
  round: record.round + 1,
});

/** It has to be shown again: what was accepted is no longer. */
export const reopen = ({ actualOn: _, ...record }: MilestoneRecord): MilestoneRecord => ({
  ...record,
  state: 'rework',
});

export const accept = (record: MilestoneRecord, on: string, conditionally = false): MilestoneRecord => ({
  ...record,
  state: conditionally ? 'conditionallyAccepted' : 'accepted',
  actualOn: on,
});

/** What an acceptance approval's end makes of the milestone. */
export const settle = (record: MilestoneRecord, outcome: Outcome, on: string): MilestoneRecord => {
  if (isApproved(outcome)) return accept(record, on, outcome === 'approvedWithConditions');
  return { ...record, state: 'rework' };
};
