import { isApproved, type Evidence, type Outcome } from './approvals';
import { binds } from './agreement-facts';
import { costAfter, isCostOpen, type Cost, type CostForecast, type CostHappening } from './costs';
import { DomainError } from './errors';
import type { Fact } from './facts';
import type { ProjectStage, StageNeed } from './project-plans';
import type { Person } from './programme';
import type { Text } from './text';

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

/** Something that groups decide about a project; `round` counts how often they were asked. */
export interface Asked {
  readonly state: 'none' | 'asked' | 'approved' | 'returned';
  readonly round: number;
  readonly approval?: string;
}

/** A cooperation project in one of the business modes. Source: rules.md, 2 (criteria of the seed's milestones). */
export interface Project {
  readonly key: string;
  readonly title: Text;
  /** Key of its mode, and its stages as the definition had them when it was opened. */
  readonly mode: string;
  readonly stages: readonly ProjectStage[];
  /** Key of its agreement. */
  readonly agreement: string;
  readonly isOverseas: boolean;
  /** The agreement without which it shares no data, where the programme has one, and the day on which that took effect. */
  readonly confidentiality?: { readonly agreement: string; readonly on?: string };
  readonly budget: ProjectBudget;
  readonly budgetApproval: Asked;
  readonly commissioning: Asked;
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
  | { readonly type: 'project.landed'; readonly project: string; readonly on: string }
  | {
      readonly type: 'project.cancelled';
      readonly project: string;
      readonly by: Person;
      readonly reason: string;
    };

export const isBudgetApproved = ({ budgetApproval }: Project): boolean => budgetApproval.state === 'approved';

/** The stage that comes next; none once all are passed. */
export const nextStage = ({ stages, passed }: Project): ProjectStage | undefined => stages[passed.length];

/** It has landed, or was given up. */
export const isProjectOver = ({ state }: Project): boolean => state === 'landed' || state === 'cancelled';

/** Throws `project_state` once it has landed or is cancelled. */
export const assertOpen = (project: Project): void => {
  if (isProjectOver(project))
    throw new DomainError('project_state', `The project is ${project.state}.`, { state: project.state });
};

/** Whether what it shares is protected; its own agreement may be the one that protects it. */
const isConfidential = ({ agreement, agreementOn, confidentiality }: Project): boolean =>
  (confidentiality?.agreement === agreement ? agreementOn : confidentiality?.on) !== undefined;

/** What the project as a whole waits for and is not there yet. */
const missing = (project: Project) => [
  ...(project.agreementOn === undefined ? (['agreement'] as const) : []),
  ...(isBudgetApproved(project) ? [] : (['budget'] as const)),
];

/** What its stages may wait for and is not there yet. */
export const lacking = (project: Project): readonly StageNeed[] => [
  ...missing(project),
  ...(isConfidential(project) ? [] : (['confidentiality'] as const)),
];

/** May this stage be passed now? Throws `project_state` out of order or after the end, `needs_unmet`, or `evidence_required`. */
export function assertMayPass(project: Project, { stage, evidence }: StageReport): void {
  assertOpen(project);
  const next = nextStage(project);
  if (next?.key !== stage)
    throw new DomainError('project_state', `The next stage is ${next?.key ?? 'the commissioning'}.`, {
      next: next?.key ?? 'commissioning',
    });
  const needs = lacking(project).filter((need) => next.needs.includes(need));
  if (needs.length > 0) throw new DomainError('needs_unmet', `Still missing: ${needs.join(', ')}.`, { needs });
  const kinds = next.evidence.filter((kind) => !evidence.some((piece) => piece.kind === kind));
  if (kinds.length > 0 || evidence.length === 0) throw new DomainError('evidence_required', undefined, { kinds });
}

/** A budget is asked for anew once it came back. Throws `project_state`, or `invalid_input` for an amount that is none. */
export function assertMaySubmitBudget(project: Project, { budget }: BudgetRequest): void {
  assertOpen(project);
  assertAmount(budget);
  if (project.budgetApproval.state !== 'returned')
    throw new DomainError('project_state', `The budget is ${project.budgetApproval.state}.`, {
      budget: project.budgetApproval.state,
    });
}

/** A cost is measured against a budget that was approved. Throws `project_state`, `comment_required`, or `invalid_input` for an amount that is none. */
export function assertMayForecastCost(project: Project, forecast: CostForecast): void {
  assertOpen(project);
  assertAmount(forecast);
  if (!isBudgetApproved(project)) throw new DomainError('project_state', 'Its budget is not approved yet.');
  if (forecast.reason.trim() === '') throw new DomainError('comment_required');
}

/** Whole minor units, more than none. Throws `invalid_input`. */
export function assertAmount({ amount }: Pick<ProjectBudget, 'amount'>): void {
  if (!/^[1-9]\d{0,17}$/.test(amount))
    throw new DomainError('invalid_input', 'A budget is a whole number of minor units above 0.', { field: 'amount' });
}

/**
 * Commissioning comes after the last stage, with the agreement effective, the budget approved and no cost beyond it undecided. Throws `project_state`,
 * `needs_unmet`, or `evidence_required`. Source: rules.md, 2 ("agreement effective and commissioning accepted").
 */
export function assertMaySubmitCommissioning(project: Project, { evidence }: CommissioningRequest): void {
  assertOpen(project);
  const { state } = project.commissioning;
  if (state === 'asked' || state === 'approved')
    throw new DomainError('project_state', `The commissioning is ${state}.`, { commissioning: state });
  const stage = nextStage(project);
  if (stage) throw new DomainError('project_state', `The stage ${stage.key} comes first.`, { next: stage.key });
  const needs = [...missing(project), ...(isCostOpen(project.cost) ? ['cost'] : [])];
  if (needs.length > 0) throw new DomainError('needs_unmet', `Still missing: ${needs.join(', ')}.`, { needs });
  if (evidence.length === 0) throw new DomainError('evidence_required');
}

/** Nothing is cancelled while people decide about it. Throws `project_state` or `comment_required`. */
export function assertMayCancel(project: Project, { reason }: { readonly reason: string }): void {
  assertOpen(project);
  const { budgetApproval, commissioning, cost } = project;
  if ([budgetApproval, commissioning].some(({ state }) => state === 'asked') || cost?.exception?.state === 'deciding')
    throw new DomainError('project_state', 'An approval of this project is open; withdraw it first.');
  if (reason.trim() === '') throw new DomainError('comment_required');
}

/** Landed (落地): the commissioning is accepted and the agreement effective. */
export const mayLand = (project: Project): boolean =>
  !isProjectOver(project) && project.commissioning.state === 'approved' && missing(project).length === 0;

/** What a fact about its agreement means to a project; nothing where it knows so already, or where it is over. */
export function newsOf(project: Project, fact: Fact): ProjectHappening | undefined {
  if (isProjectOver(project) || fact.kind !== 'agreement' || fact.is === 'signed') return;
  const { agreement, agreementOn, confidentiality } = project;
  const isEffective = binds(fact.is);
  const about = { project: project.key, agreement: fact.key, on: fact.on };
  if (fact.key === agreement) {
    if (isEffective === (agreementOn !== undefined)) return;
    return { type: isEffective ? 'project.agreementEffective' : 'project.agreementEnded', ...about };
  }
  if (fact.key !== confidentiality?.agreement || isEffective === (confidentiality.on !== undefined)) return;
  return { type: isEffective ? 'project.confidentialityEffective' : 'project.confidentialityEnded', ...about };
}

const asks = ({ round }: Asked, approval: string): Asked => ({ state: 'asked', round: round + 1, approval });

const decided = (asked: Asked, outcome: Outcome): Asked => ({
  ...asked,
  state: isApproved(outcome) ? 'approved' : 'returned',
});

/** Where it stands, from what has happened: running once its agreement is effective and its budget approved. */
const placed = (project: Project): Project => {
  if (isProjectOver(project)) return project;
  if (project.commissioning.state === 'asked') return { ...project, state: 'commissioning' };
  return { ...project, state: missing(project).length === 0 ? 'running' : 'preparing' };
};

/** A project after something happened to it: the process and the read model change it alike. */
export const projectAfter = (project: Project, happening: ProjectHappening): Project =>
  placed(changed(project, happening));

function changed(project: Project, happening: ProjectHappening): Project {
  switch (happening.type) {
    case 'project.opened':
      return happening.opened;
    case 'project.budgetSubmitted':
      return {
        ...project,
        budget: happening.budget,
        budgetApproval: asks(project.budgetApproval, happening.approval),
      };
    case 'project.budgetDecided':
      return { ...project, budgetApproval: decided(project.budgetApproval, happening.outcome) };
    case 'project.agreementEffective':
      return { ...project, agreementOn: happening.on };
    case 'project.agreementEnded': {
      const { agreementOn: _ended, ...rest } = project;
      return rest;
    }
    case 'project.confidentialityEffective':
      return { ...project, confidentiality: { agreement: happening.agreement, on: happening.on } };
    case 'project.confidentialityEnded':
      return { ...project, confidentiality: { agreement: happening.agreement } };
    case 'project.stagePassed': {
      const { stage, evidence, note, by, on } = happening;
      return { ...project, passed: [...project.passed, { stage, evidence, note, by, on }] };
    }
    case 'project.commissioningSubmitted':
      return { ...project, commissioning: asks(project.commissioning, happening.approval) };
    case 'project.commissioningDecided':
      return { ...project, commissioning: decided(project.commissioning, happening.outcome) };
    case 'project.landed':
      return { ...project, state: 'landed', landedOn: happening.on };
    case 'project.costForecast':
    case 'project.exceptionOpened':
    case 'project.exceptionReported':
    case 'project.exceptionDecided':
      return { ...project, cost: costAfter(project.cost, happening) };
    case 'project.cancelled':
      return { ...project, state: 'cancelled' };
  }
}
