import type { Outcome } from './approvals';
import { addMonths, phaseSpans } from './dates';
import { DomainError } from './errors';
import type { GateOutcome } from './ledger';
import { isAccepted, planned, type MilestoneRecord } from './milestones';
import type { Due, Gate, Programme } from './programme';

type Milestones = Readonly<Record<string, MilestoneRecord>>;

const missing = (keys: readonly string[], milestones: Milestones) =>
  keys.filter((key) => !isAccepted(milestones[key] ?? planned));

/** Which exit criteria are not met; unknown is not met. Source: rules.md, 2. */
export const gateChecklist = (gate: Gate, milestones: Milestones) => ({
  must: missing(gate.must, milestones),
  should: missing(gate.should, milestones),
});

/** With a must-meet unmet, go is impossible, so the gate is not asked for. Throws `gate_not_ready`. */
export const assertMayRequestGate = (gate: Gate, milestones: Milestones, isOpen: boolean): void => {
  if (isOpen) throw new DomainError('gate_not_ready', 'The gate is already being decided.');
  const { must } = gateChecklist(gate, milestones);
  if (must.length > 0) throw new DomainError('gate_not_ready', `Not accepted yet: ${must.join(', ')}`, { must });
};

/** What the groups' decision means for the phase: refused or unanswered is a hold, a request for changes a recycle. */
export const gateOutcome = (outcome: Outcome): GateOutcome => {
  if (outcome === 'approved') return 'go';
  if (outcome === 'approvedWithConditions') return 'conditionalGo';
  return outcome === 'changesRequested' ? 'recycle' : 'hold';
};

export const isPassed = (outcome: GateOutcome) => outcome === 'go' || outcome === 'conditionalGo';

/** First and last day of each phase; every boundary is counted from the programme's start. */
export const schedule = (programme: Programme) =>
  phaseSpans(
    programme.starts,
    programme.phases.map(({ months }) => months),
  );

/** The date of a due: itself, or so many calendar months after the programme's start. */
export const dueOn = (due: Due, programmeStarts: string): string =>
  'date' in due ? due.date : addMonths(programmeStarts, due.months);
