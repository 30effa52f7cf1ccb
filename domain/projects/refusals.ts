import { isCostOpen, type ExpectedCost } from './costs';
import { DomainError } from '../shared/errors';
import {
  isBudgetApproved,
  isProjectOver,
  lacking,
  missingOf,
  nextProjectStage,
  type BudgetRequest,
  type CommissioningRequest,
  type Project,
  type ProjectBudget,
  type StageReport,
} from './projects';
import { isBlank } from '../shared/text';

/** Throws `project_state` once it has landed or is cancelled. */
export const assertOpen = (project: Project): void => {
  if (isProjectOver(project))
    throw new DomainError('project_state', `The project is ${project.state}.`, { state: project.state });
};

/** May this stage be passed now? Throws `project_state` out of order or after the end, `needs_unmet`, or `evidence_required`. */
export function assertMayPass(project: Project, { stage, evidence }: StageReport): void {
  assertOpen(project);
  const next = nextProjectStage(project);
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
export function assertMayExpectCost(project: Project, expected: ExpectedCost): void {
  assertOpen(project);
  assertAmount(expected);
  if (!isBudgetApproved(project)) throw new DomainError('project_state', 'Its budget is not approved yet.');
  if (isBlank(expected.reason)) throw new DomainError('comment_required');
}

/** Whole minor units, more than none. Throws `invalid_input`. */
export function assertAmount({ amount }: Pick<ProjectBudget, 'amount'>): void {
  if (!/^[1-9]\d{0,17}$/.test(amount))
    throw new DomainError('invalid_input', 'A budget is a whole number of minor units above 0.', { field: 'amount' });
}

/**
 * Commissioning comes after the last stage, with the agreement effective, the budget approved and no cost beyond it
 * undecided. Throws `project_state`, `needs_unmet`, or `evidence_required`. Source: docs/rules/projects.md,
 * "Commissioning and landing".
 */
export function assertMaySubmitCommissioning(project: Project, { evidence }: CommissioningRequest): void {
  assertOpen(project);
  const { state } = project.commissioning;
  if (state === 'asked' || state === 'approved')
    throw new DomainError('project_state', `The commissioning is ${state}.`, { commissioning: state });
  const stage = nextProjectStage(project);
  if (stage) throw new DomainError('project_state', `The stage ${stage.key} comes first.`, { next: stage.key });
  const needs = [...missingOf(project), ...(isCostOpen(project.cost) ? ['cost'] : [])];
  if (needs.length > 0) throw new DomainError('needs_unmet', `Still missing: ${needs.join(', ')}.`, { needs });
  if (evidence.length === 0) throw new DomainError('evidence_required');
}

/** Nothing is cancelled while people decide about it. Throws `project_state` or `comment_required`. */
export function assertMayCancel(project: Project, { reason }: { readonly reason: string }): void {
  assertOpen(project);
  const { budgetApproval, commissioning, cost } = project;
  if ([budgetApproval, commissioning].some(({ state }) => state === 'asked') || cost?.exception?.state === 'deciding')
    throw new DomainError('project_state', 'An approval of this project is open; withdraw it first.');
  if (isBlank(reason)) throw new DomainError('comment_required');
}
