import type { BudgetHappening } from '../money/budgets/budgets';
import type { CalendarHappening } from '../calendar/happenings';
import type { MailHappening } from '../mail/happenings';
import type { ProgrammeHappening } from '../programme/happenings';
import type { StaffingHappening } from '../staffing/staffing';
import type { RosterHappening } from '../roster/happenings';
import type { AgreementHappening, AgreementMaking } from '../agreements/happenings';
import type { ApprovalHappening } from '../approvals/happenings';
import type { Verdict } from '../approvals/approvals';
import type { BaselineHappening } from '../schedule/baselines';
import type { DisputeHappening } from '../disputes/disputes';
import type { DistributionHappening } from '../money/distributions/runs';
import type { EvaluationHappening } from '../evaluations/happenings';
import type { DrawHappening } from '../money/funds/draws';
import type { FundHappening } from '../money/funds/funds';
import type { ImprovementHappening } from '../improvements/improvements';
import type { InnovationHappening } from '../innovations/innovations';
import type { IpHappening } from '../ip/ip';
import type { ObligationHappening } from '../obligations/happenings';
import type { MilestoneHappening, PhaseHappening } from '../phases/happenings';
import type { PolicyHappening } from '../policy-times/policy-times';
import type { ProcessHappening } from '../processes/faults';
import type { ProjectHappening } from '../projects/projects';
import type { AdjustmentHappening, StrategyHappening } from '../strategy/adjustments';
import type { AssessmentHappening } from '../strategy/assessments';
import type { ExitHappening } from '../strategy/exits';
import type { PlanHappening } from '../strategy/plans';
import type { SignalHappening, WatchHappening } from '../strategy/watches';
import type { RiskHappening } from '../risks/risks';
import type { ScheduleHappening } from '../schedule/schedules';
import type { ScopeHappening } from '../schedule/scopes';
import type { TollingHappening } from '../obligations/tolling';
import type { Person } from '../shared/keys';
import type { RefusalCode } from '../shared/refusals';

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
  | AdjustmentHappening
  | StrategyHappening
  | WatchHappening
  | SignalHappening
  | AssessmentHappening
  | PlanHappening
  | ExitHappening
  | ProcessHappening
  | ProjectHappening
  | DisputeHappening
  | DistributionHappening
  | ImprovementHappening
  | RiskHappening
  | InnovationHappening
  | FundHappening
  | DrawHappening
  | StaffingHappening
  | BudgetHappening
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
