import type { Programme } from '../../programme/programme';
import type { Project } from '../../projects/projects';
import type { Text } from '../../shared/text';
import type { Minor } from '../../shared/amounts';
import { budgetCheck, type BudgetAnswer, type Thresholds } from './check';
import { useOf, useOfProject, type BudgetUse, type Spending } from './uses';

/** From when on the budget of a project warns and escalates, which has no thresholds of its own. */
export const usualThresholds: Thresholds = { warnPercent: 80, escalatePercent: 95 };

const OF_PROJECT = 'project.';

/** The key under which a project's own budget stands among the budgets. */
export const budgetOfProject = (project: string): string => `${OF_PROJECT}${project}`;

/** Of which project a budget is its own; `undefined` for a budget of the file, whose key has no dot. */
export const projectOfBudget = (budget: string): string | undefined =>
  budget.startsWith(OF_PROJECT) ? budget.slice(OF_PROJECT.length) : undefined;

/** A budget and how it stands. Amounts are minor units. */
export interface BudgetStanding extends BudgetUse, Thresholds {
  readonly key: string;
  readonly title: Text;
  readonly fund?: string;
  readonly phase?: string;
  readonly project?: string;
  readonly amount: Minor;
  /** Up to how much an approved exception allows. */
  readonly upTo?: Minor;
  readonly answer: BudgetAnswer;
}

type Money = Pick<Programme, 'budgets' | 'currency'>;

/** Up to how much of which budget was allowed beyond it, by the key of the budget. */
export type Exceptions = Readonly<Record<string, Minor>>;

const standing = (given: Omit<BudgetStanding, 'answer'>, currency: string, request: Minor): BudgetStanding => {
  const { amount: budget, ...rest } = given;
  return { ...given, answer: budgetCheck({ ...rest, budget, currency, request }) };
};

/** What somebody wants to know of budgets: what would become of them with `request` more; without `besides`, a project, where it is asked anew. */
interface Asked {
  readonly exceptions?: Exceptions;
  readonly request?: Minor;
  readonly besides?: string;
}

/** How a budget of the file stands, or what a request would make of it; `undefined` where there is none of that key. */
export function standingOf(
  { budgets, currency }: Money,
  key: string,
  spending: Spending,
  { exceptions = {}, request = '0', besides }: Asked = {},
): BudgetStanding | undefined {
  const plan = Object.hasOwn(budgets, key) ? budgets[key] : undefined;
  if (!plan) return undefined;
  const { title, fund, amount, warnPercent, escalatePercent, phase, project } = plan;
  const upTo = Object.hasOwn(exceptions, key) ? exceptions[key] : undefined;
  return standing(
    {
      key,
      title,
      fund,
      amount,
      warnPercent,
      escalatePercent,
      ...(phase !== undefined && { phase }),
      ...(project !== undefined && { project }),
      ...(upTo !== undefined && { upTo }),
      ...useOf({ key, ...plan }, spending, besides),
    },
    currency,
    request,
  );
}

/** How the budget of a project stands, by what was drawn for it; what is asked for beside it. */
export function standingOfProject(
  { currency }: Pick<Programme, 'currency'>,
  { key, title, budget }: Pick<Project, 'key' | 'title' | 'budget'>,
  spending: Pick<Spending, 'draws'>,
  { exceptions = {}, request = '0' }: Pick<Asked, 'exceptions' | 'request'> = {},
): BudgetStanding {
  const own = budgetOfProject(key);
  const upTo = Object.hasOwn(exceptions, own) ? exceptions[own] : undefined;
  return standing(
    {
      key: own,
      title,
      project: key,
      amount: budget.amount,
      ...usualThresholds,
      ...(budget.fund !== undefined && { fund: budget.fund }),
      ...(upTo !== undefined && { upTo }),
      ...useOfProject(key, spending),
    },
    currency,
    request,
  );
}

/** The budget of which the largest share is used; of equal ones the first. One of zero is none, as its share is unknown. */
export const mostUsed = (standings: readonly BudgetStanding[]): BudgetStanding | undefined =>
  standings
    .filter(({ amount }) => amount !== '0')
    .reduce<BudgetStanding | undefined>((most, each) => {
      if (!most) return each;
      const isMore = BigInt(each.answer.used) * BigInt(most.amount) > BigInt(most.answer.used) * BigInt(each.amount);
      return isMore ? each : most;
    }, undefined);

/** Every budget of a programme: those of its file, and those of its projects that were approved. */
export const standingsOf = (
  programme: Money,
  spending: Spending,
  exceptions: Exceptions = {},
): readonly BudgetStanding[] => [
  ...Object.keys(programme.budgets).flatMap((key) => standingOf(programme, key, spending, { exceptions }) ?? []),
  ...spending.projects
    .filter(({ budgetApproval }) => budgetApproval.state === 'approved')
    .map((project) => standingOfProject(programme, project, spending, { exceptions })),
];
