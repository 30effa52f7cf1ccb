import { addDays, addMonths, type LocalDate } from './dates';
import type { EvaluationCycleKey } from '../shared/keys';

/**
 * A calendar period that is evaluated: `2026-03`, `2026-Q1` or `2026`, first and last day inside it.
 * Source: docs/rules/evaluation.md, "Cycles".
 */
export interface CyclePeriod {
  readonly name: string;
  readonly starts: LocalDate;
  readonly ends: LocalDate;
}

/** How many months a period of a cycle has. */
export const monthsIn: Readonly<Record<EvaluationCycleKey, number>> = {
  monthly: 1,
  quarterly: 3,
  annual: 12,
  financial: 3,
};

const nameOf = (cycle: EvaluationCycleKey, starts: LocalDate): string => {
  if (cycle === 'annual') return starts.slice(0, 4);
  const month = Number(starts.slice(5, 7));
  return cycle === 'monthly' ? starts.slice(0, 7) : `${starts.slice(0, 4)}-Q${(month + 2) / 3}`;
};

/** The period of a cycle that a day lies in. */
export const cyclePeriodOf = (cycle: EvaluationCycleKey, day: LocalDate): CyclePeriod => {
  const months = monthsIn[cycle];
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / months) * months + 1;
  const starts = `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
  return { name: nameOf(cycle, starts), starts, ends: addDays(addMonths(starts, months), -1) };
};

/** The period of that name. */
export const periodNamed = (cycle: EvaluationCycleKey, name: string): CyclePeriod => {
  const [year = '', part = '1'] = name.split(/-Q?/);
  const month = monthsIn[cycle] === 3 ? Number(part) * 3 : Number(part);
  return cyclePeriodOf(cycle, `${year}-${String(month).padStart(2, '0')}-01`);
};

/** The period after this one. */
export const periodAfter = (cycle: EvaluationCycleKey, { ends }: CyclePeriod): CyclePeriod =>
  cyclePeriodOf(cycle, addDays(ends, 1));

/**
 * The next period to evaluate: after the last one that was opened, so that each is evaluated once and none is left out after an outage;
 * at first the period in which the day `from` lies. None when it begins after the programme's end.
 */
export const nextPeriod = (
  cycle: EvaluationCycleKey,
  from: LocalDate,
  endsOn: LocalDate,
  last?: CyclePeriod,
): CyclePeriod | undefined => {
  const period = last ? periodAfter(cycle, last) : cyclePeriodOf(cycle, from);
  return period.starts <= endsOn ? period : undefined;
};
