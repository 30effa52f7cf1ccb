import { amountText, sumOf, type Minor } from '../../shared/amounts';
import { exactText, ratio, rounded, type Rational } from '../../shared/rationals';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';

/** From which per cent of a budget somebody is warned, and from which it is escalated; beyond 100 it is blocked. */
export interface Thresholds {
  readonly warnPercent: number;
  readonly escalatePercent: number;
}

/** What a budget has and what is asked of it, in minor units of `currency`; a request of 0 asks how it stands. */
export interface BudgetQuestion extends Thresholds {
  readonly budget: Minor | bigint;
  readonly committed: Minor | bigint;
  readonly actual: Minor | bigint;
  readonly request: Minor | bigint;
  /** Up to how much an exception allows that it is used, where one was approved beyond it. */
  readonly upTo?: Minor | bigint | undefined;
  readonly currency: string;
}

/** How far a budget would be used, from the least to the most: `block` is beyond it. */
export const budgetLevels = ['ok', 'warn', 'escalate', 'block'] as const;
export type BudgetLevel = (typeof budgetLevels)[number];

/** What a request makes of a budget. Amounts are minor units. */
export interface BudgetAnswer {
  readonly level: BudgetLevel;
  /** Committed + actual + request. */
  readonly used: Minor;
  /** The same in per cent of the budget, exactly: `84.9999`, `250/3`; none of a budget of zero. */
  readonly usedPercent: string | undefined;
  /** The same as people read it, with four decimals or fewer, never rounded over a limit: 84.99996 is `84.9999`. */
  readonly usedText: string;
  /** What is free before the request, and what is left after it; negative where more is used than there is. */
  readonly available: Minor;
  readonly availableAfter: Minor;
  readonly why: Text;
}

const PLACES = 4;

/**
 * Per cent as people read them, with four decimals or fewer: rounded down up to 100, so that what is under a limit never reads
 * as if it had reached it; rounded up beyond, so that what is blocked never reads as 100.
 */
const percentText = (percent: Rational): string => {
  const digits = rounded(percent, PLACES, percent.of > percent.over * 100n ? 'up' : 'down');
  return digits.replace(/\.?0+$/, '');
};

const levelAt = (
  used: bigint,
  budget: bigint,
  { warnPercent, escalatePercent, upTo = 0n }: BudgetQuestion,
): BudgetLevel => {
  if (used > budget) return used > BigInt(upTo) ? 'block' : 'escalate';
  if (budget === 0n) return 'ok';
  const reaches = (percent: number) => used * 100n >= budget * BigInt(percent);
  return reaches(escalatePercent) ? 'escalate' : reaches(warnPercent) ? 'warn' : 'ok';
};

const consequence = (level: BudgetLevel, isExcepted: boolean, question: BudgetQuestion): Text => {
  const { warnPercent, escalatePercent, upTo = 0n, currency } = question;
  if (isExcepted) {
    const limit = amountText(upTo, currency);
    return text(
      `超出预算，但在批准的例外 ${limit} 之内，予以上报`,
      `beyond the budget but within the exception up to ${limit}: it escalates`,
    );
  }
  switch (level) {
    case 'ok':
      return text('在预算之内', 'within the budget');
    case 'warn':
      return text(`达到提示线 ${warnPercent}%，予以提示`, `from ${warnPercent} % on it warns`);
    case 'escalate':
      return text(`达到上报线 ${escalatePercent}%，予以上报`, `from ${escalatePercent} % on it escalates`);
    case 'block':
      return text('超出预算，不予受理', 'more than the budget: it is blocked');
  }
};

/**
 * Measures committed + actual + request against a budget, exactly and for amounts of any size, before anybody is asked to
 * approve: reaching a threshold counts, exactly 100 % is allowed, more only within an approved exception, and a budget of zero
 * allows nothing. Throws `RangeError` for a
 * budget below zero. Source: docs/rules/money.md, "Budgets".
 */
export function budgetCheck(question: BudgetQuestion): BudgetAnswer {
  const { committed, actual, request, currency } = question;
  const budget = BigInt(question.budget);
  if (budget < 0n) throw new RangeError('A budget is below zero.');
  const used = sumOf([committed, actual, request]);
  const level = levelAt(used, budget, question);
  const percent = budget === 0n ? undefined : ratio(used * 100n, budget);
  const usedText = percent === undefined ? '-' : percentText(percent);
  const left = budget - used;
  const show = (amount: Minor | bigint) => amountText(amount, currency);
  const parts = [
    text(`已承诺 ${show(committed)}`, `committed ${show(committed)}`),
    text(`已支出 ${show(actual)}`, `spent ${show(actual)}`),
    ...(BigInt(request) === 0n ? [] : [text(`本次申请 ${show(request)}`, `requested ${show(request)}`)]),
  ];
  const of = percent === undefined ? text('', '') : text(`，占预算 ${usedText}%`, ` (${usedText} %)`);
  const rest =
    left < 0n
      ? text(`超出 ${show(-left)}`, `${show(-left)} too much`)
      : text(`尚可使用 ${show(left)}`, `${show(left)} left`);
  const then = consequence(level, level === 'escalate' && left < 0n, question);
  const said = list(parts);
  return {
    level,
    used: used.toString(),
    usedPercent: percent && exactText(percent),
    usedText,
    available: (budget - sumOf([committed, actual])).toString(),
    availableAfter: left.toString(),
    why: text(
      `预算 ${show(budget)}：${said.zh}；合计 ${show(used)}${of.zh}，${rest.zh}；${then.zh}。`,
      `Budget ${show(budget)}: ${said.en}; in all ${show(used)}${of.en}, ${rest.en}; ${then.en}.`,
    ),
  };
}

/** The graver of two levels. */
export const graver = (one: BudgetLevel, other: BudgetLevel): BudgetLevel =>
  budgetLevels.indexOf(one) >= budgetLevels.indexOf(other) ? one : other;
