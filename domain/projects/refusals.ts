import { isCostOpen, type ExpectedCost } from './costs';
import { DomainError } from '../shared/errors';
import type { StageNeed } from '../programme/project-plans';
import { list, text } from '../shared/sentences';
import { states } from '../shared/states';
import { kinds } from '../shared/kinds';
import { standsAs } from '../shared/reasons';
import {
  isBudgetApproved,
  isProjectOver,
  lacking,
  missingOf,
  nextProjectStage,
  type BudgetRequest,
  type CommissioningRequest,
  type Project,
  type ProjectApproval,
  type ProjectBudget,
  type StageReport,
  type PlannedStage,
} from './projects';
import { isBlank, type Text } from '../shared/text';

const budgetStates: Readonly<Record<ProjectApproval['state'], Text>> = {
  none: text('未提请', 'not asked for'),
  asked: text('审批中', 'being decided on'),
  approved: text('已批准', 'approved'),
  returned: text('已退回', 'returned'),
};

const needTitles: Readonly<Record<StageNeed | 'cost', Text>> = {
  agreement: text('协议生效', 'the agreement in force'),
  budget: text('预算获批', 'the approval of the budget'),
  confidentiality: text('保密协议生效', 'the confidentiality agreement in force'),
  cost: text('超出预算的费用获批', 'a decision on the cost beyond the budget'),
};

const stillMissing = (needs: readonly (StageNeed | 'cost')[]): Text => {
  const { zh, en } = list(needs.map((need) => needTitles[need]));
  return text(`尚缺：${zh}。`, `Still missing: ${en}.`);
};

/** Throws `project_state` once it has landed or is cancelled. */
export const assertOpen = (project: Project): void => {
  if (isProjectOver(project))
    throw new DomainError('project_state', standsAs(kinds.project, states[project.state]), { state: project.state });
};

const nextIs = (stage: PlannedStage | undefined): Text =>
  stage
    ? text(`下一环节是“${stage.title.zh}”。`, `The next stage is "${stage.title.en}".`)
    : text('下一步是投运验收。', 'What comes next is the commissioning.');

/** May this stage be passed now? Throws `project_state` out of order or after the end, `needs_unmet`, or `evidence_required`. */
export function assertMayPass(project: Project, { stage, evidence }: StageReport): void {
  assertOpen(project);
  const next = nextProjectStage(project);
  if (next?.key !== stage)
    throw new DomainError('project_state', nextIs(next), {
      next: next?.key ?? 'commissioning',
    });
  const needs = lacking(project).filter((need) => next.needs.includes(need));
  if (needs.length > 0) throw new DomainError('needs_unmet', stillMissing(needs), { needs });
  const kinds = next.evidence.filter((kind) => !evidence.some((piece) => piece.kind === kind));
  if (kinds.length > 0 || evidence.length === 0) throw new DomainError('evidence_required', undefined, { kinds });
}

/** A budget is asked for anew once it came back. Throws `project_state`, or `invalid_input` for an amount that is none. */
export function assertMaySubmitBudget(project: Project, { budget }: BudgetRequest): void {
  assertOpen(project);
  assertAmount(budget);
  if (project.budgetApproval.state !== 'returned')
    throw new DomainError('project_state', standsAs(kinds.budget, budgetStates[project.budgetApproval.state]), {
      budget: project.budgetApproval.state,
    });
}

/** A cost is measured against a budget that was approved. Throws `project_state`, `comment_required`, or `invalid_input` for an amount that is none. */
export function assertMayExpectCost(project: Project, expected: ExpectedCost): void {
  assertOpen(project);
  assertAmount(expected);
  if (!isBudgetApproved(project))
    throw new DomainError('project_state', text('项目预算尚未获批。', 'Its budget is not approved yet.'));
  if (isBlank(expected.reason)) throw new DomainError('comment_required');
}

/** Whole minor units, more than none. Throws `invalid_input`. */
export function assertAmount({ amount }: Pick<ProjectBudget, 'amount'>): void {
  if (!/^[1-9]\d{0,17}$/.test(amount))
    throw new DomainError('invalid_input', text('金额须大于零。', 'An amount is more than zero.'), { field: 'amount' });
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
    throw new DomainError('project_state', standsAs(text('投运验收', 'commissioning'), budgetStates[state]), {
      commissioning: state,
    });
  const stage = nextProjectStage(project);
  if (stage)
    throw new DomainError(
      'project_state',
      text(`须先完成“${stage.title.zh}”。`, `The stage "${stage.title.en}" comes first.`),
      { next: stage.key },
    );
  const needs = [...missingOf(project), ...(isCostOpen(project.cost) ? (['cost'] as const) : [])];
  if (needs.length > 0) throw new DomainError('needs_unmet', stillMissing(needs), { needs });
  if (evidence.length === 0) throw new DomainError('evidence_required');
}

/** Nothing is cancelled while people decide about it. Throws `project_state` or `comment_required`. */
export function assertMayCancel(project: Project, { reason }: { readonly reason: string }): void {
  assertOpen(project);
  const { budgetApproval, commissioning, cost } = project;
  if ([budgetApproval, commissioning].some(({ state }) => state === 'asked') || cost?.exception?.state === 'deciding')
    throw new DomainError(
      'project_state',
      text('该项目有一项审批正在进行，请先撤回。', 'An approval of this project is open; withdraw it first.'),
    );
  if (isBlank(reason)) throw new DomainError('comment_required');
}
