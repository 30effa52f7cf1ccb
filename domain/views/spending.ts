import type { Spending } from '../money/budgets/uses';
import type { ProgrammeView } from './views';

/** What is known of the money of a programme, as its budgets are measured by. */
export const spendingOf = ({ projects }: Pick<ProgrammeView, 'projects'>): Spending => ({ draws: [], projects });
