import type { Acknowledgement } from './acknowledgements';
import type { AgreementHappening } from './agreement-happenings';
import type {
  ApprovalRequest,
  Content,
  Decision,
  Evidence,
  LateRecusal,
  Outcome,
  StagePlan,
  Verdict,
} from './approvals';
import type { BaselineHappening } from './baselines';
import type { ChangeOf } from './changes';
import type { CycleKey, Person, Programme, Seat } from './programme';
import type { DisputeHappening } from './disputes';
import type { RefusalCode } from './errors';
import type { Scorecard } from './evaluations';
import type { GateProposal } from './gates';
import type { Hold } from './holds';
import type { IpHappening } from './ip';
import type { Matter } from './letters';
import type { Fulfilment, Obligation, Recounted } from './obligations';
import type { ProjectHappening } from './projects';
import type { MovedDeadline, Publication } from './publications';
import type { TollingHappening } from './tolling';
import type { RosterEffect, RosterRequest } from './rosters';
import type { ScheduleHappening } from './schedules';
import type { ScopeHappening } from './scopes';
import type { Settled, Settlement } from './settlements';

/** Everything that ever happens, in the past tense: the permanent record of a programme is a list of these. */
export type Happening =
  | {
      readonly type: 'programme.started';
      readonly definition: Programme;
      readonly version: string;
      readonly by: Person;
    }
  | { readonly type: 'programme.completed' | 'programme.ended' }
  | { readonly type: 'programme.exitBegan'; readonly phase: string; readonly approval: string }
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
  | { readonly type: 'phase.closed'; readonly phase: string; readonly outcome: GateOutcome }
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
  | ({ readonly type: 'milestone.waived' | 'milestone.failed' | 'milestone.settlementRefused' } & Settled)
  | { readonly type: 'agreement.drafted'; readonly agreement: string }
  | {
      readonly type: 'agreement.submitted';
      readonly agreement: string;
      readonly by: Person;
      readonly approval: string;
      readonly content: Content;
    }
  | { readonly type: 'agreement.approved'; readonly agreement: string; readonly approval: string }
  | {
      readonly type: 'agreement.returned';
      readonly agreement: string;
      readonly approval: string;
      readonly outcome: Outcome;
    }
  | {
      readonly type: 'agreement.signed';
      readonly agreement: string;
      readonly party: string;
      readonly signatory: string;
      readonly signedOn: string;
      readonly documentHash: string;
      readonly by: Person;
    }
  | {
      readonly type: 'agreement.effective';
      readonly agreement: string;
      readonly effectiveOn: string;
      readonly expiresOn: string;
    }
  | { readonly type: 'agreement.expired'; readonly agreement: string; readonly on: string }
  | ScheduleHappening
  | ScopeHappening
  | BaselineHappening
  | ProjectHappening
  | DisputeHappening
  | IpHappening
  | TollingHappening
  | AgreementHappening
  | ({ readonly type: 'roster.requested' } & RosterRequest)
  | ({ readonly type: 'roster.changed' } & RosterEffect)
  | ({ readonly type: 'calendar.published' } & Publication)
  | {
      readonly type: 'calendar.recounted';
      readonly calendar: string;
      readonly version: string;
      readonly moved: readonly MovedDeadline[];
    }
  | ({ readonly type: 'calendar.acknowledged' } & Acknowledgement)
  | { readonly type: 'approval.opened'; readonly request: ApprovalRequest; readonly plan: StagePlan }
  | {
      readonly type: 'approval.stageOpened';
      readonly approval: string;
      readonly stage: number;
      readonly plan: StagePlan;
    }
  | { readonly type: 'approval.decided'; readonly approval: string; readonly decision: Decision }
  | {
      readonly type: 'approval.reminded';
      readonly approval: string;
      readonly stage: number;
      readonly reminder: number;
      readonly seats: readonly string[];
    }
  | {
      readonly type: 'approval.escalated';
      readonly approval: string;
      readonly step: number;
      readonly to: readonly Person[];
      readonly at: string;
      readonly seats: readonly Seat[];
      readonly dueAt: string;
      readonly does: 'notify' | 'addApprovers' | 'handOver';
    }
  | ChangeOf
  | { readonly type: 'approval.withdrawn'; readonly approval: string; readonly by: Person; readonly reason: string }
  | {
      readonly type: 'approval.closed';
      readonly approval: string;
      readonly outcome: Outcome;
      /** The reserved name of the system, when silence was taken for approval. */
      readonly by?: Person;
    }
  /** Told of the closed approval by its review, whose id is `review`. */
  | {
      readonly type: 'approval.reviewOpened';
      readonly approval: string;
      readonly review: string;
      readonly recusal: LateRecusal;
    }
  /** `owner` is there where it is a person with an address, who can be told. */
  | {
      readonly type: 'obligation.opened';
      readonly obligation: string;
      readonly owner?: Person;
      readonly opened: Obligation;
    }
  /** A calendar was published: it is due at another time. */
  | ({ readonly type: 'obligation.recounted'; readonly obligation: string } & Recounted)
  | {
      readonly type: 'obligation.reminded' | 'obligation.lapsed';
      readonly obligation: string;
      readonly owner?: Person;
    }
  /** What was due under an agreement has lapsed: those who oversee the programme hear of it. */
  | { readonly type: 'obligation.escalated'; readonly obligation: string; readonly to: readonly Person[] }
  /** Its agreement ended before it was due. */
  | { readonly type: 'obligation.released'; readonly obligation: string }
  | { readonly type: 'obligation.fulfilled'; readonly obligation: string; readonly fulfilment: Fulfilment }
  /** No further evaluation of this cycle is opened: the programme is being wound up. */
  | { readonly type: 'cycle.ended'; readonly cycle: CycleKey }
  | {
      readonly type: 'evaluation.opened';
      readonly evaluation: string;
      readonly cycle: CycleKey;
      readonly period: string;
      readonly dueAt: string;
    }
  | {
      readonly type: 'evaluation.reported';
      readonly evaluation: string;
      readonly by: Person;
      readonly actuals: Readonly<Record<string, string>>;
      readonly notes: string;
      readonly scorecard: Scorecard;
    }
  /** A calendar was published: its figures are due at another time. */
  | { readonly type: 'evaluation.recounted'; readonly evaluation: string; readonly dueAt: string }
  | { readonly type: 'evaluation.signedOff'; readonly evaluation: string; readonly approval: string }
  | {
      readonly type: 'evaluation.returned';
      readonly evaluation: string;
      readonly approval: string;
      readonly outcome: Outcome;
    }
  | {
      /** A reply by mail; it counts as no vote. `source` is the reply's Message-ID. */
      readonly type: 'approval.commented';
      readonly approval: string;
      readonly person: Person;
      readonly comment: string;
      readonly source: string;
    }
  | {
      /** A mail came back for good; `status` as in RFC 3463. `again` is the second address it goes to, `told` the office that hears of it. */
      readonly type: 'mail.bounced';
      readonly person: Person;
      readonly address: string;
      readonly status: string;
      readonly reason: string;
      readonly matters: readonly Matter[];
      readonly again?: string;
      readonly told: readonly Person[];
    };

export type GateOutcome = 'go' | 'conditionalGo' | 'hold' | 'recycle' | 'kill';

/** One happening, numbered by the process that tells it. `at` is that process's clock (ISO, UTC). */
export interface Entry {
  readonly programme: string;
  /** The id of the process (workflow) that numbers its entries itself, from 1. */
  readonly process: string;
  readonly number: number;
  readonly at: string;
  readonly happening: Happening;
}

/** An entry in its programme's chain: `hash` covers the entry and `previousHash`, both SHA-256 in hex. */
export interface ChainedEntry extends Entry {
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** A refused try to decide: recorded beside the ledger, never in a process's history. */
export interface Attempt {
  readonly at: string;
  readonly approval: string;
  readonly seat: string;
  readonly person: Person;
  readonly verdict?: Verdict;
  readonly code: RefusalCode;
}
