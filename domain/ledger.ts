import type { Acknowledgement } from './acknowledgements';
import type { AgreementHappening, AgreementMaking } from './agreement-happenings';
import type { ApprovalHappening } from './approval-happenings';
import type { Verdict } from './approvals';
import type { BaselineHappening } from './baselines';
import type { DisputeHappening } from './disputes';
import type { RefusalCode } from './errors';
import type { EvaluationHappening } from './evaluation-happenings';
import type { IpHappening } from './ip';
import type { Matter } from './letters';
import type { ObligationHappening } from './obligation-happenings';
import type { MilestoneHappening, PhaseHappening } from './phase-happenings';
import type { PolicyHappening } from './policy-times';
import type { ProcessHappening } from './process-faults';
import type { Person, Programme } from './programme';
import type { ProjectHappening } from './projects';
import type { MovedDeadline, Publication } from './publications';
import type { RosterEffect, RosterRequest } from './rosters';
import type { ScheduleHappening } from './schedules';
import type { ScopeHappening } from './scopes';
import type { TollingHappening } from './tolling';

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
  | PhaseHappening
  | MilestoneHappening
  | AgreementMaking
  | ApprovalHappening
  | ObligationHappening
  | EvaluationHappening
  | ScheduleHappening
  | ScopeHappening
  | BaselineHappening
  | PolicyHappening
  | ProcessHappening
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
    }
  | {
      /**
       * A mail server wrote about a mail to `address`, and it stays open whether that arrived: nobody knows its wording, or it is about a
       * stranger (`named`) to whom it was handed on. No clock changes; the office that is told looks into it.
       */
      readonly type: 'mail.doubted';
      readonly person: Person;
      readonly address: string;
      readonly doubt: 'wording' | 'stranger';
      readonly named?: string;
      readonly reason: string;
      readonly matters: readonly Matter[];
      readonly told: readonly Person[];
    };

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
