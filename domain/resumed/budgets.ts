import { budgetAfter, newBudget, type BudgetRecord } from '../money/budgets/budgets';
import type { Entry } from '../record/ledger';
import { isOf } from '../record/nouns';

/** What was told of a programme's budgets, by the entries of their process. */
export const resumedBudgets = (entries: readonly Entry[]): readonly BudgetRecord[] =>
  entries.reduce<readonly BudgetRecord[]>((known, { happening }) => {
    if (!isOf('budget', happening)) return known;
    const before = known.find(({ key }) => key === happening.budget);
    const after = budgetAfter(before ?? newBudget(happening), happening);
    return before ? known.map((each) => (each === before ? after : each)) : [...known, after];
  }, []);
