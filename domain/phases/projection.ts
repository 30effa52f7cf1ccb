import type { PhaseHappening } from './happenings';
import { isPassed } from './gates';
import { phaseDays } from './phases';
import type { Programme } from '../programme/programme';
import type { PhaseView } from './views';

/** A phase as it is kept: its milestones are kept beside it. */
export type PhaseRecord = Omit<PhaseView, 'milestones'>;

/** The phases of a programme that starts: each follows the one before. */
export function plannedPhases(programme: Programme): readonly PhaseRecord[] {
  const spans = phaseDays(programme);
  return programme.phases.map(({ key, title }, index) => ({
    key,
    title,
    state: 'planned',
    startsOn: spans[index]?.starts ?? programme.starts,
    endsOn: spans[index]?.ends ?? programme.starts,
  }));
}

/** Where a phase stands when its gate is not being decided. */
export const besideGate = ({ hold }: PhaseRecord) => (hold ? 'onHold' : 'running');

/** A gate that says no leaves the phase as it was, on hold or to be shown again. */
export function phaseAfter(phase: PhaseRecord, happening: PhaseHappening): PhaseRecord {
  switch (happening.type) {
    case 'phase.opened':
      return { ...phase, state: 'running', startsOn: happening.startsOn, endsOn: happening.endsOn };
    case 'phase.gateRequested':
      return { ...phase, state: 'atGate', gateApproval: happening.approval };
    case 'phase.gateDecided': {
      const { outcome, approval, recycles } = happening;
      const state = isPassed(outcome) ? 'atGate' : besideGate(phase);
      return { ...phase, state, outcome, gateApproval: approval, ...(recycles !== undefined && { recycles }) };
    }
    case 'phase.gateBlocked':
      return phase;
    case 'phase.gateUndecided':
      return { ...phase, state: besideGate(phase) };
    case 'phase.held':
      return { ...phase, state: phase.state === 'atGate' ? 'atGate' : 'onHold', hold: happening.hold };
    case 'phase.reviewDue':
      return phase.hold ? { ...phase, hold: { ...phase.hold, isReviewed: true } } : phase;
    case 'phase.resumed': {
      const { hold: _, ...rest } = phase;
      // A decision to resume is no outcome of the gate: here the approval is over, and there `gateDecided` has said so.
      return { ...rest, state: 'running', heldDays: (phase.heldDays ?? 0) + happening.days };
    }
    case 'phase.closed':
      return { ...phase, state: 'closed', outcome: happening.outcome };
  }
}
