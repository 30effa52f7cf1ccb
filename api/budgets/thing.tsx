import { budgetsId } from '../../contracts/budgets';
import { isOf } from '../../domain/record/nouns';
import { listOf, type Find } from '../things/lookups';
import { partOf } from '../ui/answer';
import { budgetsOf } from './budgets';
import { BudgetsPage } from './list';
import { BudgetPage } from './page';

export const budgetsThing = listOf((context) => <BudgetsPage context={context} />);

/** A budget: what was told of it among all budgets of the programme. */
export const budgetThing: Find = (_deps, view, request) => {
  const key = partOf(request, 'budget');
  const budget = budgetsOf(view).find((each) => each.key === key);
  return (
    budget && {
      process: budgetsId(view.key),
      concerns: (happening) => isOf('budget', happening) && happening.budget === key,
      page: (context) => <BudgetPage context={context} budget={budget} />,
    }
  );
};
