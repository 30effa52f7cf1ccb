import type { Evidence, Outcome } from '../approvals/approvals';
import type { GateOutcome, GateProposal } from './gates';
import type { Hold } from './holds';
import type { Settled, Settlement } from './settlements';
import type { Text } from '../shared/text';
import type { Person } from '../shared/keys';

/** Everything that happens to a phase. */
export type PhaseHappening =
  | { readonly type: 'phase.opened'; readonly phase: string; readonly startsOn: string; readonly endsOn: string }
  | {
      readonly type: 'phase.gateRequested';
      readonly phase: string;
      readonly by: Person;
      readonly approval: string;
      readonly proposed?: GateProposal;
    }
  | {
      readonly type: 'phase.gateDecided';
      readonly phase: string;
      readonly approval: string;
      readonly outcome: GateOutcome;
      /** Of a recycle: the criteria to be shown again, and how often the phase has been sent back by now. */
      readonly again?: readonly string[];
      readonly recycles?: number;
    }
  /** The groups have decided to go on, which waits for the reviews of these high risks. */
  | {
      readonly type: 'phase.gateBlocked';
      readonly phase: string;
      readonly approval: string;
      readonly risks: readonly { readonly key: string; readonly title: Text }[];
    }
  /** The groups did not approve a proposal that changes nothing then, or could not decide. */
  | {
      readonly type: 'phase.gateUndecided';
      readonly phase: string;
      readonly approval: string;
      readonly outcome: Outcome;
    }
  /** `told` are the people who hear of it where no decision of theirs was the cause. */
  | { readonly type: 'phase.held'; readonly phase: string; readonly hold: Hold; readonly told: readonly Person[] }
  | { readonly type: 'phase.reviewDue'; readonly phase: string; readonly reviewOn: string }
  /** The clocks go on after so many days. */
  | {
      readonly type: 'phase.resumed';
      readonly phase: string;
      readonly on: string;
      readonly days: number;
      readonly approval: string;
    }
  | { readonly type: 'phase.closed'; readonly phase: string; readonly outcome: GateOutcome };

/** Everything that happens to a milestone. */
export type MilestoneHappening =
  | {
      readonly type: 'milestone.started';
      readonly phase: string;
      readonly milestone: string;
      readonly on: string;
      readonly by: Person;
    }
  | {
      readonly type: 'milestone.submitted';
      readonly phase: string;
      readonly milestone: string;
      readonly by: Person;
      readonly evidence: readonly Evidence[];
      readonly note: string;
      /** The changes of its scope that were approved before. */
      readonly scope?: readonly string[];
      readonly approval?: string;
    }
  | {
      readonly type: 'milestone.accepted';
      readonly phase: string;
      readonly milestone: string;
      readonly actualOn: string;
      readonly approval?: string;
      readonly conditionally: boolean;
    }
  | {
      readonly type: 'milestone.returned';
      readonly phase: string;
      readonly milestone: string;
      readonly approval: string;
      readonly outcome: Outcome;
    }
  /** It has to be shown again: by a gate's decision, or because a condition of its acceptance lapsed. */
  | {
      readonly type: 'milestone.reopened';
      readonly phase: string;
      readonly milestone: string;
      readonly cause: Hold['cause'];
    }
  | ({
      readonly type: 'milestone.settlementAsked';
      readonly phase: string;
      readonly approval: string;
    } & Settlement)
  | ({ readonly type: 'milestone.waived' | 'milestone.failed' | 'milestone.settlementRefused' } & Settled);
