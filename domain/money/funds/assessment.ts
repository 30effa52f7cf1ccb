import { chineseDay, englishDay } from '../../calendar/said-days';
import type { LocalDate } from '../../calendar/dates';
import type { AuthorityLevel } from '../../programme/fund-plans';
import { amountText, sumOf, type Minor } from '../../shared/amounts';
import { refused } from '../../shared/reasons';
import { text } from '../../shared/sentences';
import type { GroupKey } from '../../shared/keys';
import type { Text } from '../../shared/text';
import { budgetCheck } from '../budgets/check';
import { blocksOf, type Block, type DrawFacts } from './blocks';
import type { AddedUp, BudgetTerms, DrawAsked, MeasuredBudget } from './draws';
import { availableIn, usedOf, type FundBook } from './funds';
import { addedUpTo, levelFor, limitPassed, sumWith } from './levels';
import type { FundRules } from './rules';

/** What a draw would meet: who decides on it and why they do, what it leaves, and everything that blocks it. */
export interface DrawAssessment {
  readonly addedUp: readonly AddedUp[];
  /** This draw and what was added up to it, in minor units. */
  readonly sum: Minor;
  readonly level: AuthorityLevel | undefined;
  /** The highest limit that it passes. */
  readonly beyond?: Minor;
  /** Groups that are asked beside those of the level, where the budget escalates. */
  readonly also: readonly GroupKey[];
  readonly available: Minor;
  readonly availableAfter: Minor;
  readonly measured: readonly MeasuredBudget[];
  readonly blocks: readonly Block[];
}

const measuredBy = (book: FundBook, terms: BudgetTerms, request: Minor): MeasuredBudget => {
  const { key, title, amount: budget, besides, ...limits } = terms;
  const used = usedOf(book, key);
  const [committed, actual] = [sumOf([besides.committed, used.committed]), sumOf([besides.actual, used.actual])];
  const { level, why, usedText } = budgetCheck({
    budget,
    ...limits,
    committed,
    actual,
    request,
    currency: book.currency,
  });
  return { key, title, level, why, usedText };
};

/**
 * Weighs a draw against its fund as it stands: small draws for one need are added up, and the sum picks the level of
 * authority; a budget that escalates has the strategic groups asked as well. Source: docs/rules/money.md, "Funds".
 */
export function assessDraw(
  book: FundBook,
  rules: FundRules,
  asked: Pick<DrawAsked, 'amount' | 'kind' | 'payee' | 'purpose' | 'project' | 'budget' | 'budgets'>,
  { today, facts }: { readonly today: LocalDate; readonly facts: DrawFacts },
): DrawAssessment {
  const need = { ...asked, budget: asked.budget?.key };
  const addedUp = addedUpTo(book, need, { today, days: rules.smallDrawDays });
  const sum = sumWith(asked.amount, addedUp);
  const level = levelFor(rules.authority, sum);
  const beyond = limitPassed(rules.authority, sum);
  const measured = asked.budgets.map((terms) => measuredBy(book, terms, asked.amount));
  const escalates = measured.some(({ level: is }) => is === 'escalate' || is === 'block');
  const available = availableIn(book);
  return {
    addedUp,
    sum: sum.toString(),
    level,
    ...(beyond !== undefined && { beyond }),
    also: escalates ? rules.strategic.filter((group) => !level?.groups.includes(group)) : [],
    available: available.toString(),
    availableAfter: (available - BigInt(asked.amount)).toString(),
    measured,
    blocks: blocksOf({ book, asked, sum, level, budgets: measured, facts }),
  };
}

/** Throws `draw_blocked` with all that blocks it. */
export function assertUnblocked({ blocks }: Pick<DrawAssessment, 'blocks'>): void {
  if (blocks.length === 0) return;
  const why = text(blocks.map(({ why: { zh } }) => zh).join(''), blocks.map(({ why: { en } }) => en).join(' '));
  throw refused('draw_blocked', why, { blocks });
}

/** Why this level decides, in words: the amount alone, or what was added up to it. */
export const levelReason = (
  {
    addedUp,
    sum,
    amount,
    level,
    beyond,
  }: Pick<DrawAssessment, 'addedUp' | 'sum' | 'level' | 'beyond'> & { readonly amount: Minor },
  { currency, smallDrawDays }: { readonly currency: string; readonly smallDrawDays: number },
): Text => {
  const show = (minor: Minor) => amountText(minor, currency);
  const passed =
    beyond === undefined ? text('', '') : text(`，超过限额 ${show(beyond)}`, `, beyond the limit of ${show(beyond)}`);
  const within =
    level?.upTo === undefined ? text('', '') : text(`，不超过 ${show(level.upTo)}`, `, within ${show(level.upTo)}`);
  const limit = text(`${passed.zh}${within.zh}`, `${passed.en}${within.en}`);
  if (addedUp.length === 0)
    return text(`金额 ${show(amount)}${limit.zh}。`, `The amount is ${show(amount)}${limit.en}.`);
  const [draws, drawsEn] = [
    addedUp.map((each) => `${each.draw}（${chineseDay(each.on)}，${show(each.amount)}）`).join('、'),
    addedUp.map((each) => `${each.draw} (${englishDay(each.on)}, ${show(each.amount)})`).join(', '),
  ];
  return text(
    `${smallDrawDays} 日内同一用途、项目或预算的提款合并计算：${draws}，连同本次 ${show(amount)} 共 ${show(sum)}${limit.zh}。`,
    `Draws for the same need within ${smallDrawDays} days are added up: ${drawsEn}; with this one of ${show(amount)} they come to ${show(sum)}${limit.en}.`,
  );
};
