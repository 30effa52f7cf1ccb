import type { Budget } from '../../programme/budget-plans';
import { isProjectOver, type Project } from '../../projects/projects';
import { sumOf, type Minor } from '../../shared/amounts';

/** Money that a draw on a fund commits, or has paid; one that was refused, given up or is owed back is none. Minor units. */
export interface Drawn {
  readonly draw: string;
  readonly fund: string;
  readonly amount: Minor;
  readonly is: 'committed' | 'actual';
  /** The day on which it was asked for or paid. */
  readonly on: string;
  readonly budget?: string;
  readonly project?: string;
}

/** What is known of the money of a programme: what was drawn, and what its projects were allotted. */
export interface Spending {
  readonly draws: readonly Drawn[];
  readonly projects: readonly Project[];
}

/** What of a budget is committed and what is actual. Minor units. */
export interface BudgetUse {
  readonly committed: Minor;
  readonly actual: Minor;
}

type Keyed = Pick<Budget, 'fund' | 'project' | 'mode'> & { readonly key: string };
type Funded = Pick<Project, 'key' | 'mode' | 'budget'>;

/** Whether the budget of a project is taken out of this one: the file names it or its mode, and it asks for no other fund. */
export const covers = ({ project, mode, fund }: Keyed, asked: Funded): boolean =>
  (project === asked.key || mode === asked.mode) && (asked.budget.fund ?? fund) === fund;

const larger = (one: bigint, other: bigint): bigint => (one > other ? one : other);

/**
 * What a project was allotted, from the day on which it asks: its budget while that is being decided or approved, or what it is
 * expected to cost where that was or is being approved beyond it. One that is over holds nothing more.
 */
export const allottedTo = (project: Project): bigint => {
  const { budget, budgetApproval, cost } = project;
  if (isProjectOver(project) || budgetApproval.state === 'none' || budgetApproval.state === 'returned') return 0n;
  const { state, upTo } = cost?.exception ?? {};
  const beyond = state === 'approved' || state === 'deciding' ? BigInt(upTo ?? cost?.amount ?? '0') : 0n;
  return larger(BigInt(budget.amount), beyond);
};

const of = (draws: readonly Drawn[], is: Drawn['is']): bigint =>
  sumOf(draws.filter((each) => each.is === is).map(({ amount }) => amount));

/** The draws that use a budget: those that name it, and those of a project that it covers which name none. */
export const drawnOn = (budget: Keyed, { draws, projects }: Spending): readonly Drawn[] => {
  const own = projects.filter((project) => covers(budget, project)).map(({ key }) => key);
  return draws.filter(
    (each) =>
      each.budget === budget.key ||
      (each.budget === undefined &&
        each.fund === budget.fund &&
        each.project !== undefined &&
        own.includes(each.project)),
  );
};

/** What projects were allotted out of a budget and have not drawn yet; `besides` is left out of account. */
export const earmarkedOf = (budget: Keyed, spending: Spending, besides?: string): bigint => {
  const draws = drawnOn(budget, spending);
  return sumOf(
    spending.projects
      .filter((project) => covers(budget, project) && project.key !== besides)
      .map((project) => {
        const drawn = sumOf(draws.filter((each) => each.project === project.key).map(({ amount }) => amount));
        return larger(allottedTo(project) - drawn, 0n);
      }),
  );
};

/**
 * What of a budget is committed and actual, from the record: an open draw and what a project may still draw of its own budget
 * are commitments; a payment uses them up, and a refusal, or the end of the project, releases them. Source:
 * docs/rules/money.md, "Budgets".
 */
export const useOf = (budget: Keyed, spending: Spending, besides?: string): BudgetUse => {
  const draws = drawnOn(budget, spending);
  return {
    committed: (of(draws, 'committed') + earmarkedOf(budget, spending, besides)).toString(),
    actual: of(draws, 'actual').toString(),
  };
};

/** What of a project's own approved budget is committed and actual. */
export const useOfProject = (project: string, { draws }: Pick<Spending, 'draws'>): BudgetUse => {
  const own = draws.filter((each) => each.project === project);
  return { committed: of(own, 'committed').toString(), actual: of(own, 'actual').toString() };
};
