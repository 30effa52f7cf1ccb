import type { CalendarHappening } from './calendar-happenings';
import type { MailHappening } from './mail-happenings';
import type { ProgrammeHappening } from './programme-happenings';
import type { RosterHappening } from './roster-happenings';
import type { AgreementHappening, AgreementMaking } from './agreement-happenings';
import type { ApprovalHappening } from './approval-happenings';
import type { Verdict } from './approvals';
import type { BaselineHappening } from './baselines';
import type { DisputeHappening } from './disputes';
import type { RefusalCode } from './errors';
import type { EvaluationHappening } from './evaluation-happenings';
import type { IpHappening } from './ip';
import type { ObligationHappening } from './obligation-happenings';
import type { MilestoneHappening, PhaseHappening } from './phase-happenings';
import type { PolicyHappening } from './policy-times';
import type { ProcessHappening } from './process-faults';
import type { ProjectHappening } from './projects';
import type { ScheduleHappening } from './schedules';
import type { ScopeHappening } from './scopes';
import type { TollingHappening } from './tolling';
import type { Person } from './keys';

/** Everything that ever happens, in the past tense: the permanent record of a programme is a list of these. */
export type Happening =
  | ProgrammeHappening
  | PhaseHappening
  | MilestoneHappening
  | AgreementMaking
  | AgreementHappening
  | ApprovalHappening
  | ObligationHappening
  | TollingHappening
  | EvaluationHappening
  | ScheduleHappening
  | ScopeHappening
  | BaselineHappening
  | PolicyHappening
  | ProcessHappening
  | ProjectHappening
  | DisputeHappening
  | IpHappening
  | RosterHappening
  | CalendarHappening
  | MailHappening;

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
