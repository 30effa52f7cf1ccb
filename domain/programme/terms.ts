import type { LocalDate } from '../calendar/dates';
import { addDays, addMonths } from '../calendar/dates';
import type { Text } from '../shared/text';

/** How long an agreement runs, and whether its first day is one of them. Source: docs/rules/agreements.md, "Term". */
export interface Term {
  readonly months: number;
  readonly convention: 'inclusiveStart' | 'statutory';
}

/** How long a notice is: calendar days or months, always counted from one anchor. */
export type NoticeLength = { readonly days: number } | { readonly months: number };

/** Whether a term is followed by another, and how long before its last day a party must have heard of it. */
export interface Renewal {
  readonly kind: 'automatic' | 'optional' | 'none';
  readonly notice?: NoticeLength;
}

/** The day so long after another. */
export const dayAfter = (from: LocalDate, length: NoticeLength): LocalDate =>
  'days' in length ? addDays(from, length.days) : addMonths(from, length.months);

/** The day so long before another. */
export const dayBefore = (from: LocalDate, length: NoticeLength): LocalDate =>
  'days' in length ? addDays(from, -length.days) : addMonths(from, -length.months);

/** How long a notice is, in words: "90 days", "3 months". */
export const noticeWords = (length: NoticeLength): Text => {
  const [count, zh, en] = 'days' in length ? [length.days, '天', 'day'] : [length.months, '个月', 'month'];
  return { zh: `${count} ${zh}`, en: `${count} ${en}${count === 1 ? '' : 's'}` };
};

/** The same as what a notice is called in English: "90 days' notice", "1 month's notice". */
export const noticeNoun = (length: NoticeLength): string => {
  const { en } = noticeWords(length);
  return `${en}${en.endsWith('s') ? "'" : "'s"} notice`;
};

/**
 * The last day of the nth term, always counted from the first day of the first: `inclusiveStart` counts that day
 * (2026-01-01 + 36 months ends 2028-12-31), `statutory` does not (2029-01-01). It stays where it falls, rest day or
 * not. Source: docs/rules/agreements.md, "Term".
 */
export const lastDay = ({ months, convention }: Term, effectiveOn: LocalDate, nth = 1): LocalDate => {
  const corresponding = addMonths(effectiveOn, nth * months);
  return convention === 'inclusiveStart' ? addDays(corresponding, -1) : corresponding;
};

/** The first day of an agreement whose first term ends with that day, to count the terms that follow. */
export const firstDayBefore = ({ months, convention }: Term, lastDayOfTerm: LocalDate): LocalDate =>
  addMonths(convention === 'inclusiveStart' ? addDays(lastDayOfTerm, 1) : lastDayOfTerm, -months);
