import type { Evidence, Outcome } from '../approvals/approvals';
import type { Cost, CostHappening } from './costs';
import type { ProjectStage, StageNeed } from '../programme/project-plans';
import type { Text } from '../shared/text';
import type { GroupKey, Person } from '../shared/keys';

/** Money for a project: integer minor units of the programme's currency as text, and the fund that it comes from. */
export interface ProjectBudget {
  readonly amount: string;
  readonly fund?: string;
}

/** A stage that was passed, with what shows it. `on` is `YYYY-MM-DD`. */
export interface PassedStage {
  readonly stage: string;
  readonly evidence: readonly Evidence[];
  readonly note: string;
  readonly by: Person;
  readonly on: string;
}

/** A stage of a project, and by when it was to be passed when the project was opened (`YYYY-MM-DD`). */
export interface PlannedStage extends ProjectStage {
  readonly plannedOn?: string;
}

/** Something that groups decide about a project; `round` counts how often they were asked. */
export interface ProjectApproval {
  readonly state: 'none' | 'asked' | 'approved' | 'returned';
  readonly round: number;
  readonly approval?: string;
}

/** A cooperation project in one of the business modes. Source: docs/rules/projects.md, "Modes and stages". */
export interface Project {
  readonly key: string;
  readonly title: Text;
  /** Key of its mode, and its stages as the definition had them when it was opened. */
  readonly mode: string;
  readonly stages: readonly PlannedStage[];
  /** Key of its agreement. */
  readonly agreement: string;
  readonly isOverseas: boolean;
  /** The agreement without which it shares no data, where the programme has one, and the day on which that took effect. */
  readonly confidentiality?: { readonly agreement: string; readonly on?: string };
  readonly budget: ProjectBudget;
  readonly budgetApproval: ProjectApproval;
  readonly commissioning: ProjectApproval;
  /** Whether it counts as started only once a first draw for it was paid: its programme had funds when it was opened. */
  readonly awaitsDraw?: true;
  /** The first draw for it that was paid, and the day. */
  readonly firstDraw?: { readonly draw: string; readonly on: string };
  /** What it is expected to cost in all; none while nobody has said so. */
  readonly cost?: Cost;
  readonly passed: readonly PassedStage[];
  /** The day on which its agreement took effect; none while it is not effective. */
  readonly agreementOn?: string;
  readonly landedOn?: string;
  readonly state: 'preparing' | 'running' | 'commissioning' | 'landed' | 'cancelled';
}

export interface StageReport {
  readonly stage: string;
  readonly evidence: readonly Evidence[];
  readonly note: string;
  readonly by: Person;
}

export interface BudgetRequest {
  readonly budget: ProjectBudget;
  readonly note: string;
  readonly by: Person;
  /** What it makes of the budgets that it is taken out of, in words, and which groups decide besides. */
  readonly measured?: readonly Text[];
  readonly also?: readonly GroupKey[];
}

export interface CommissioningRequest {
  readonly evidence: readonly Evidence[];
  readonly note: string;
  readonly by: Person;
}

/** Everything that happens to a project. */
export type ProjectHappening =
  | CostHappening
  | { readonly type: 'project.opened'; readonly project: string; readonly opened: Project; readonly by: Person }
  | ({ readonly type: 'project.budgetSubmitted'; readonly project: string; readonly approval: string } & BudgetRequest)
  | {
      readonly type: 'project.budgetDecided' | 'project.commissioningDecided';
      readonly project: string;
      readonly approval: string;
      readonly outcome: Outcome;
    }
  | {
      readonly type:
        | 'project.agreementEffective'
        | 'project.agreementEnded'
        | 'project.confidentialityEffective'
        | 'project.confidentialityEnded';
      readonly project: string;
      readonly agreement: string;
      readonly on: string;
    }
  | ({ readonly type: 'project.stagePassed'; readonly project: string; readonly on: string } & StageReport)
  | ({
      readonly type: 'project.commissioningSubmitted';
      readonly project: string;
      readonly approval: string;
    } & CommissioningRequest)
  /** The first draw for it was paid; or is owed back, so that none was. */
  | {
      readonly type: 'project.firstDrawPaid' | 'project.firstDrawReclaimed';
      readonly project: string;
      readonly draw: string;
      readonly on: string;
    }
  | { readonly type: 'project.landed'; readonly project: string; readonly on: string }
  | {
      readonly type: 'project.cancelled';
      readonly project: string;
      readonly by: Person;
      readonly reason: string;
    };

/** Whether money has come to it: a first draw was paid, or it awaits none, without a fund that it comes from. */
export const isFunded = ({ awaitsDraw, budget, firstDraw }: Project): boolean =>
  awaitsDraw !== true || budget.fund === undefined || firstDraw !== undefined;

export const isBudgetApproved = ({ budgetApproval }: Project): boolean => budgetApproval.state === 'approved';

/** The stage that comes next; none once all are passed. */
export const nextProjectStage = ({ stages, passed }: Project): ProjectStage | undefined => stages[passed.length];

/** It has landed, or was given up. */
export const isProjectOver = ({ state }: Project): boolean => state === 'landed' || state === 'cancelled';

/** Whether what it shares is protected; its own agreement may be the one that protects it. */
const isConfidential = ({ agreement, agreementOn, confidentiality }: Project): boolean =>
  (confidentiality?.agreement === agreement ? agreementOn : confidentiality?.on) !== undefined;

/** What the project as a whole waits for and is not there yet. */
export const missingOf = (project: Project) => [
  ...(project.agreementOn === undefined ? (['agreement'] as const) : []),
  ...(isBudgetApproved(project) ? [] : (['budget'] as const)),
];

/** What its stages may wait for and is not there yet. */
export const lacking = (project: Project): readonly StageNeed[] => [
  ...missingOf(project),
  ...(isConfidential(project) ? [] : (['confidentiality'] as const)),
];

/** Landed (落地): the commissioning is accepted and the agreement effective. */
export const mayLand = (project: Project): boolean =>
  !isProjectOver(project) && project.commissioning.state === 'approved' && missingOf(project).length === 0;
