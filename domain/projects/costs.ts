import type { Outcome } from '../approvals/approvals';
import {
  askedAgain,
  reportDecided,
  needsReport,
  reported,
  unlessTolerated,
  type Exception,
  type ExceptionReport,
} from '../tolerances/exception-reports';
import type { Programme } from '../programme/programme';
import { ratio, toHundredths } from '../shared/rationals';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Person } from '../shared/keys';

/**
 * Cost over its budget by more than so many per cent is reported, where the definition says nothing.
 * Source: docs/rules/schedule.md, "Tolerances".
 */
export const defaultPercentOfCost = 10;

/** By how many per cent a project of this programme may cost more than its budget before that is reported. */
export const toleratedCost = ({ tolerance }: Pick<Programme, 'tolerance'>): number =>
  tolerance?.percentOfCost ?? defaultPercentOfCost;

/** What the office now expects a project to cost in all, and why. `amount` is integer minor units as text, `tolerated` per cent of its budget. */
export interface ExpectedCost {
  readonly amount: string;
  readonly reason: string;
  readonly tolerated: number;
  readonly by: Person;
}

/** A cost that has to be reported; `approved` up to `upTo` (integer minor units as text). */
export interface CostException extends Exception {
  readonly upTo?: string;
}

/** What a project is expected to cost, and how that compares with its budget. */
export interface Cost {
  readonly amount: string;
  readonly why: Text;
  readonly exception?: CostException;
}

export type CostHappening =
  | {
      readonly type: 'project.costForecast';
      readonly project: string;
      readonly amount: string;
      readonly reason: string;
      readonly why: Text;
      readonly isOver: boolean;
      readonly by: Person;
    }
  | { readonly type: 'project.exceptionOpened'; readonly project: string }
  | ({
      readonly type: 'project.exceptionReported';
      readonly project: string;
      readonly approval: string;
    } & ExceptionReport)
  | {
      readonly type: 'project.exceptionDecided';
      readonly project: string;
      readonly approval: string;
      readonly outcome: Outcome;
    };

/** More than the tolerated share over the budget; a share that is just reached is tolerated. Amounts are integer minor units as text. */
export const isOverBudget = (budget: string, amount: string, tolerated: number): boolean =>
  BigInt(amount) * 100n > BigInt(budget) * BigInt(100 + tolerated);

/** "12.50 % over its budget: more than is tolerated (10 %)." */
export function costSentence(budget: string, amount: string, tolerated: number): Text {
  const difference = BigInt(amount) - BigInt(budget);
  if (difference === 0n) return text('与批准的预算一致。', 'As budgeted.');
  const size = toHundredths(ratio((difference < 0n ? -difference : difference) * 100n, BigInt(budget)));
  const limit = text(`容许 ${tolerated}%`, `${tolerated} % are tolerated`);
  if (difference < 0n) return text(`低于批准的预算 ${size}%。`, `${size} % under its budget.`);
  return isOverBudget(budget, amount, tolerated)
    ? text(
        `超出批准的预算 ${size}%，超出容许范围（${limit.zh}）。`,
        `${size} % over its budget: more than is tolerated (${limit.en}).`,
      )
    : text(
        `超出批准的预算 ${size}%，在容许范围内（${limit.zh}）。`,
        `${size} % over its budget: within what is tolerated (${limit.en}).`,
      );
}

/** Whether a cost calls for a report: more than is tolerated, than was approved before, and none is under way. */
export const callsForCostReport = (cost: Cost | undefined, amount: string, isOver: boolean): boolean =>
  needsReport(cost?.exception, isOver, ({ upTo = amount }) => BigInt(amount) <= BigInt(upTo));

/** Whether a cost beyond what is tolerated still has to be reported or decided. */
export const isCostOpen = (cost: Cost | undefined): boolean =>
  cost?.exception !== undefined && cost.exception.state !== 'approved';

/** What is expected of a cost after something became of it. */
export function costAfter(cost: Cost | undefined, happening: CostHappening): Cost {
  const known = cost ?? { amount: '0', why: text('', '') };
  const exception = cost?.exception ?? askedAgain(undefined);
  switch (happening.type) {
    case 'project.costForecast': {
      const { amount, why, isOver } = happening;
      const still = unlessTolerated(cost?.exception, isOver);
      return { amount, why, ...(still && { exception: still }) };
    }
    case 'project.exceptionOpened':
      return { ...known, exception: askedAgain(exception) };
    case 'project.exceptionReported':
      return { ...known, exception: { ...reported(exception, happening.approval), upTo: known.amount } };
    case 'project.exceptionDecided':
      return { ...known, exception: reportDecided(exception, happening.outcome) };
  }
}
