import { readingOf, type BudgetException } from '../domain/money/budgets/budgets';
import { exceptionDeciders } from '../domain/money/budgets/deciders';
import { standingOf, standingOfProject, projectOfBudget } from '../domain/money/budgets/standings';
import { exceptionContentOf } from '../domain/money/budgets/words';
import { DomainError } from '../domain/shared/errors';
import { kinds } from '../domain/shared/kinds';
import { noSuch } from '../domain/shared/reasons';
import { budgetStandingsIn, exceptionsIn, hearersOfBudget } from '../domain/views/budgets';
import { spendingOf } from '../domain/views/spending';
import type { ActivityDeps } from './deps';
import { final } from './failures';

interface ExceptionAsked {
  readonly programme: string;
  readonly budget: string;
  readonly exception: BudgetException;
}

/** What telling of budgets asks for outside. These only read and compute, so a second run is harmless. */
export const createBudgetActivities = ({ readModel }: Pick<ActivityDeps, 'readModel'>) => {
  const viewOf = async (programme: string) => {
    const view = await readModel.head(programme);
    if (!view) throw new DomainError('not_found', noSuch(kinds.programme, programme));
    return view;
  };
  return {
    /** How far each budget is used by now, and who hears of it. */
    measureBudgets: final(async ({ programme }: { readonly programme: string }) => {
      const view = await viewOf(programme);
      return budgetStandingsIn(view).map((standing) => {
        const reading = readingOf(standing);
        return { reading, told: hearersOfBudget(view.definition, reading.level) };
      });
    }),
    /** Who decides on an exception beyond a budget, by which policy, and on what. */
    planBudgetException: final(async ({ programme, budget, exception }: ExceptionAsked) => {
      const view = await viewOf(programme);
      const { definition, version } = view;
      const project = view.projects.find(({ key }) => key === projectOfBudget(budget));
      const asked = { exceptions: exceptionsIn(view) };
      const standing = project
        ? standingOfProject(definition, project, spendingOf(view), asked)
        : standingOf(definition, budget, spendingOf(view), asked);
      if (!standing) throw new DomainError('not_found', noSuch(kinds.budget, budget));
      const { title, amount, answer } = standing;
      const { currency } = definition;
      const { groups, policy } = exceptionDeciders(definition, budget);
      const content = exceptionContentOf({ ...exception, budget, title, amount, currency }, answer.why);
      return { version, programmeTitle: definition.title, groups, policy, content };
    }),
  };
};
