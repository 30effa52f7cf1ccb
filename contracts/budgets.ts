import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { BudgetRecord, ExceptionRequest } from '../domain/money/budgets/budgets';
import { idOf, oneOf } from '../domain/shared/ids';
import type { Opened } from './phase';

/** What is told of a programme's budgets: thresholds that were passed, and exceptions beyond them. */
export interface BudgetsInput {
  readonly programme: string;
  /** Set when it continues as new or is started again from the record; `opened` are the approvals that were opened before. */
  readonly resumed?: {
    readonly recorded: number;
    readonly budgets: readonly BudgetRecord[];
    readonly opened?: readonly string[];
  };
}

export const budgetsId = (programme: string) => idOf(programme, 'budgets');
export const parseBudgetsId = oneOf('budgets');

/** Something happened by which a budget is used otherwise: they are measured again. */
export const measureAgain = defineSignal('measureAgain');
/** Asks that more may be used than a budget has. */
export const requestBudgetException = defineUpdate<Opened, [ExceptionRequest]>('requestBudgetException');
export const budgetsQuery = defineQuery<readonly BudgetRecord[]>('budgets');
