import type { Spending } from '../money/budgets/uses';
import { drawnOf } from '../money/funds/terms';
import type { ProgrammeView } from './views';

/** What is known of the money of a programme, as its budgets are measured by. */
export const spendingOf = ({ projects, draws }: Pick<ProgrammeView, 'projects' | 'draws'>): Spending => ({
  draws: draws.flatMap(drawnOf),
  projects,
});
