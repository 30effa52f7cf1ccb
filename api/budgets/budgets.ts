import type { LocalDate } from '../../domain/calendar/dates';
import type { BudgetRecord } from '../../domain/money/budgets/budgets';
import type { EarnedValue } from '../../domain/money/budgets/earned-value';
import type { BudgetStanding } from '../../domain/money/budgets/standings';
import { drawnOn, type Drawn } from '../../domain/money/budgets/uses';
import { earnedByBudget, earnedByPhase, earnedByProject } from '../../domain/money/budgets/works';
import type { Text } from '../../domain/shared/text';
import { budgetStandingsIn } from '../../domain/views/budgets';
import { spendingOf } from '../../domain/views/spending';
import type { ProgrammeView } from '../../domain/views/views';
import { foundIn } from '../http/lookups';

/** A budget as its page shows it: how it stands, what was told of it, and what was drawn on it. */
export interface ShownBudget extends BudgetStanding {
  readonly told?: BudgetRecord;
  readonly draws: readonly Drawn[];
}

const drawsOf = (view: ProgrammeView, { key, project }: BudgetStanding): readonly Drawn[] => {
  const spending = spendingOf(view);
  const plan = Object.hasOwn(view.definition.budgets, key) ? view.definition.budgets[key] : undefined;
  return plan ? drawnOn({ key, ...plan }, spending) : spending.draws.filter((each) => each.project === project);
};

/** Every budget of a programme: those of its file, and those of its projects. */
export const budgetsOf = (view: ProgrammeView): readonly ShownBudget[] =>
  budgetStandingsIn(view).map((standing) => {
    const told = view.budgets.find(({ key }) => key === standing.key);
    return { ...standing, ...(told && { told }), draws: drawsOf(view, standing) };
  });

/** The budget of that key. Throws `not_found`. */
export const budgetIn = (view: ProgrammeView, key = ''): ShownBudget => foundIn(budgetsOf(view), key, 'budget');

/** What a budget has earned by a day, where its work is known: that of its phase, or of its project. */
export function earnedOf(
  view: ProgrammeView,
  { key, phase, project }: ShownBudget,
  on: LocalDate,
): EarnedValue | undefined {
  const spending = spendingOf(view);
  if (Object.hasOwn(view.definition.budgets, key)) {
    const own = view.phases.find((each) => each.key === phase);
    return own && earnedByBudget(view.definition, key, own, spending, on);
  }
  const own = view.projects.find((each) => each.key === project);
  return own && earnedByProject(view.definition, own, spending, on);
}

/** What something has earned, by its key and title. */
export interface EarnedBy {
  readonly key: string;
  readonly title: Text;
  readonly earned: EarnedValue;
}

/** What the phases that have budgets have earned by a day, and the projects whose budget was approved. */
export const allEarned = (
  view: ProgrammeView,
  on: LocalDate,
): { readonly phases: readonly EarnedBy[]; readonly projects: readonly EarnedBy[] } => {
  const spending = spendingOf(view);
  return {
    phases: view.phases.flatMap((phase) => {
      const earned = earnedByPhase(view.definition, phase, spending, on);
      return earned ? [{ key: phase.key, title: phase.title, earned }] : [];
    }),
    projects: view.projects
      .filter(({ budgetApproval }) => budgetApproval.state === 'approved')
      .map((project) => ({
        key: project.key,
        title: project.title,
        earned: earnedByProject(view.definition, project, spending, on),
      })),
  };
};
