import { isApproved, type Content, type Outcome } from '../../approvals/approvals';
import { DomainError } from '../../shared/errors';
import { refused } from '../../shared/reasons';
import { text } from '../../shared/sentences';
import { isBlank, type Text } from '../../shared/text';
import { amountText, type Minor } from '../../shared/amounts';
import type { Person } from '../../shared/keys';
import { budgetLevels, type BudgetLevel } from './check';
import type { BudgetStanding } from './standings';

/** That a budget may be used beyond what it has, up to an amount in minor units, as the strategic groups decide. */
export interface BudgetException {
  readonly upTo: Minor;
  readonly reason: string;
  readonly evidence?: Content['evidence'];
  readonly by: Person;
  readonly approval: string;
  /** How often one was asked for. */
  readonly round: number;
  readonly state: 'deciding' | 'approved' | 'refused';
}

/** A budget beside its numbers: how far it was used when that was last told, and what was allowed beyond it. */
export interface BudgetRecord {
  readonly key: string;
  readonly title: Text;
  readonly state: BudgetLevel;
  /** More than 95 per cent of it are used. */
  readonly isOver95?: true;
  /** How it stood then, in words. */
  readonly why?: Text;
  readonly exception?: BudgetException;
  /** What the last exception that was approved allows. */
  readonly upTo?: Minor;
}

/** How far a budget is used, as it was measured. */
export interface BudgetReading {
  readonly budget: string;
  readonly title: Text;
  readonly level: BudgetLevel;
  readonly usedText: string;
  readonly why: Text;
  readonly isOver95: boolean;
}

/** What somebody asks for who wants to use more than a budget has; `amount` is what it has. Minor units. */
export interface ExceptionRequest {
  readonly budget: string;
  readonly title: Text;
  readonly amount: Minor;
  readonly currency: string;
  readonly upTo: Minor;
  readonly reason: string;
  /** What bears it out; older ones have none. */
  readonly evidence?: Content['evidence'];
  readonly by: Person;
}

interface About {
  readonly budget: string;
  readonly title: Text;
}

/** Everything that happens to budgets; `told` hear of it beside the office. */
export type BudgetHappening =
  | (Omit<BudgetReading, 'isOver95'> & {
      /** A threshold was passed. `passes95`: from now on more than 95 per cent are used. */
      readonly type: 'budget.alerted';
      readonly passes95?: true;
      readonly isOver95?: true;
      readonly told: readonly Person[];
    })
  | (Omit<BudgetReading, 'isOver95'> & { readonly type: 'budget.eased'; readonly isOver95?: true })
  | ({ readonly type: 'budget.exceptionRequested' } & About & Omit<BudgetException, 'state'>)
  | ({ readonly type: 'budget.exceptionDecided'; readonly approval: string; readonly outcome: Outcome } & About);

/** A budget of which nothing was told yet. */
export const newBudget = ({ budget, title }: About): BudgetRecord => ({ key: budget, title, state: 'ok' });

/** A budget after something happened to it: the process and the read model change it alike. */
export function budgetAfter(record: BudgetRecord, happening: BudgetHappening): BudgetRecord {
  switch (happening.type) {
    case 'budget.alerted':
    case 'budget.eased': {
      const { isOver95: _, ...rest } = record;
      const { level: state, why, isOver95 } = happening;
      return { ...rest, state, why, ...(isOver95 && { isOver95 }) };
    }
    case 'budget.exceptionRequested': {
      const { upTo, reason, evidence, by, approval, round } = happening;
      const exception = { upTo, reason, by, approval, round, state: 'deciding' } as const;
      return { ...record, exception: evidence ? { ...exception, evidence } : exception };
    }
    case 'budget.exceptionDecided': {
      const { exception } = record;
      if (!exception) return record;
      return isApproved(happening.outcome)
        ? { ...record, exception: { ...exception, state: 'approved' }, upTo: exception.upTo }
        : { ...record, exception: { ...exception, state: 'refused' } };
    }
  }
}

/** How far a budget is used by now. */
export const readingOf = ({ key, title, amount, answer }: BudgetStanding): BudgetReading => ({
  budget: key,
  title,
  level: answer.level,
  usedText: answer.usedText,
  why: answer.why,
  isOver95: BigInt(answer.used) * 100n > BigInt(amount) * 95n,
});

/**
 * What is told of a budget that stands so by now, beside what was told before: an alert once for each threshold that it passes, and
 * that it has come back; nothing where it has passed none. Source: docs/rules/money.md, "Budgets".
 */
export function newsOfBudget(
  record: BudgetRecord | undefined,
  { isOver95, ...reading }: BudgetReading,
  told: readonly Person[],
): BudgetHappening | undefined {
  const before = record ?? newBudget(reading);
  const step = budgetLevels.indexOf(reading.level) - budgetLevels.indexOf(before.state);
  const passes95 = isOver95 && before.isOver95 !== true;
  const over = isOver95 ? ({ isOver95: true } as const) : {};
  if (step > 0 || (passes95 && step === 0))
    return { type: 'budget.alerted', ...reading, ...over, ...(passes95 && { passes95: true as const }), told };
  return step < 0 || (before.isOver95 === true && !isOver95)
    ? { type: 'budget.eased', ...reading, ...over }
    : undefined;
}

/**
 * An exception allows more than the budget has and than was allowed before, with a reason, while none is decided on. Throws
 * `budget_state`, `invalid_input` at the amount, `comment_required`.
 */
export function assertMayRequestException(record: BudgetRecord | undefined, request: ExceptionRequest): void {
  const { amount, upTo, reason, currency } = request;
  const { exception } = record ?? {};
  if (exception?.state === 'deciding')
    throw refused(
      'budget_state',
      text('该预算的一项例外正在审批。', 'An exception of this budget is being decided on.'),
      { approval: exception.approval },
    );
  const least = [amount, record?.upTo ?? '0'].reduce((a, b) => (BigInt(a) >= BigInt(b) ? a : b));
  if (!/^[1-9]\d{0,39}$/.test(upTo) || BigInt(upTo) <= BigInt(least)) {
    const already = amountText(least, currency);
    throw refused(
      'invalid_input',
      text(
        `例外额度须高于已获准的 ${already}。`,
        `An exception allows more than the ${already} that may be used already.`,
      ),
      { field: 'upTo' },
    );
  }
  if (isBlank(reason)) throw new DomainError('comment_required', undefined, { field: 'reason' });
}
