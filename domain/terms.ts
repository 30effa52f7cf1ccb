import type { LocalDate } from './dates';
import { addDays, addMonths } from './dates';

/** How long an agreement runs, and whether its first day is one of them. Source: rules.md, 3. */
export interface Term {
  readonly months: number;
  readonly convention: 'inclusiveStart' | 'statutory';
}

/** Whether a term is followed by another, and how many calendar days before its last day a party must have heard of it. */
export interface Renewal {
  readonly kind: 'automatic' | 'optional' | 'none';
  readonly notice?: { readonly days: number };
}

/**
 * The last day of the nth term, always counted from the first day of the first: `inclusiveStart` counts that day (2026-01-01 +
 * 36 months ends 2028-12-31), `statutory` does not (2029-01-01). It stays where it falls, rest day or not. Source: rules.md, 3.
 */
export const lastDay = ({ months, convention }: Term, effectiveOn: LocalDate, nth = 1): LocalDate => {
  const corresponding = addMonths(effectiveOn, nth * months);
  return convention === 'inclusiveStart' ? addDays(corresponding, -1) : corresponding;
};

/** The first day of an agreement whose first term ends with that day, to count the terms that follow. */
export const firstDayBefore = ({ months, convention }: Term, lastDayOfTerm: LocalDate): LocalDate =>
  addMonths(convention === 'inclusiveStart' ? addDays(lastDayOfTerm, 1) : lastDayOfTerm, -months);
