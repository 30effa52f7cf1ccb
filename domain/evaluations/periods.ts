import type { CyclePeriod } from '../calendar/cycles';
import type { LocalDate } from '../calendar/dates';

/** A stretch of days, the first and the last in it. */
export interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * The days of a period that lie inside the programme; `partial` where those are not all of it: the first and the last period are named
 * so. Source: docs/rules/evaluation.md, "Cycles".
 */
export function insideOf(
  { starts, ends }: Pick<CyclePeriod, 'starts' | 'ends'>,
  firstDay: LocalDate,
  lastDay: LocalDate,
): { readonly days: Days; readonly partial?: Days } {
  const days = { from: starts < firstDay ? firstDay : starts, to: ends > lastDay ? lastDay : ends };
  return { days, ...((days.from !== starts || days.to !== ends) && { partial: days }) };
}
