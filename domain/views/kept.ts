import type { AgreementView } from '../agreements/views';
import type { ApprovalView } from '../approvals/views';
import type { Dispute } from '../disputes/disputes';
import type { EvaluationView } from '../evaluations/views';
import type { Improvement } from '../improvements/improvements';
import type { Run } from '../money/distributions/runs';
import type { Draw } from '../money/funds/draws';
import type { FundBook } from '../money/funds/funds';
import type { Innovation } from '../innovations/innovations';
import type { BudgetRecord } from '../money/budgets/budgets';
import type { StaffItem } from '../staffing/staffing';
import type { IpItem } from '../ip/ip';
import type { Obligation } from '../obligations/obligations';
import type { PhaseRecord } from '../phases/projection';
import type { MilestoneView } from '../phases/views';
import type { TimesChangeView } from '../policy-times/policy-times';
import type { Fault } from '../processes/faults';
import type { Stood } from '../programme/office';
import type { Project } from '../projects/projects';
import type { Adjustment } from '../strategy/adjustments';
import type { Assessment } from '../strategy/assessments';
import type { ExitTrigger, StepReadiness } from '../strategy/exits';
import type { PlanVersion } from '../strategy/plans';
import type { Watch } from '../strategy/watches';
import type { Risk } from '../risks/risks';
import type { ChangeView } from '../schedule/baselines';

/**
 * What is kept of a programme beside its approvals, a kind a line: the store has a table for each (`infra/store/records.ts`), the waiting
 * list is told of each, and a programme's view lists all but milestones, which stand in their phases, and faults.
 */
export interface Kept {
  readonly phases: PhaseRecord;
  readonly milestones: MilestoneView;
  readonly agreements: AgreementView;
  readonly evaluations: EvaluationView;
  readonly obligations: Obligation;
  readonly changes: ChangeView;
  /** The requests for other times of its policies. */
  readonly timesChanges: TimesChangeView;
  readonly faults: Fault;
  readonly projects: Project;
  readonly disputes: Dispute;
  readonly ip: IpItem;
  readonly adjustments: Adjustment;
  readonly improvements: Improvement;
  readonly watches: Watch;
  readonly assessments: Assessment;
  readonly plans: PlanVersion;
  readonly risks: Risk;
  readonly exitTriggers: ExitTrigger;
  readonly exitReadiness: StepReadiness;
  readonly innovations: Innovation;
  readonly funds: FundBook;
  readonly draws: Draw;
  readonly staffing: StaffItem;
  readonly budgets: BudgetRecord;
  readonly distributions: Run;
}

export type Kind = keyof Kept;

/** Some of what is kept, each kind in its order. */
export type Lists<Some extends Kind> = { readonly [One in Some]: readonly Kept[One][] };

/** Everything of a programme that may wait, each kind in its order. */
export type Things = { readonly [One in Kind]: readonly Stood<Kept[One]>[] } & {
  readonly approvals: readonly ApprovalView[];
};
