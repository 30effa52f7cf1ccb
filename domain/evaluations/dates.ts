import type { Calendars } from '../calendar/calendar';
import { each } from '../calendar/calendar';
import { cyclePeriodOf, type CyclePeriod, monthsIn, periodAfter } from '../calendar/cycles';
import { addDays, addMonths, type LocalDate } from '../calendar/dates';
import { deadline } from '../calendar/deadlines';
import { formatDate } from '../calendar/formats';
import { instantAt, type Instant } from '../calendar/zones';
import { cutOffDay, cycleIn, scopeOf, specialOf } from '../programme/evaluation-defaults';
import type { EvaluationKind, EvaluationPlan } from '../programme/evaluation-plans';
import type { EvaluationCycleKey } from '../shared/keys';
import { refused } from '../shared/reasons';
import { inBoth, text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** When a figure has to be in. */
export interface CutOff {
  readonly kind: 'kpi' | 'guard';
  readonly key: string;
  readonly title: Text;
  readonly workingDay: number;
  readonly date: LocalDate;
  readonly dueAt: Instant;
}

/** One evaluation: which days it covers, when it opens, until when its figures come in, and when it is due. */
export interface EvaluationDates {
  readonly cycle: EvaluationKind;
  readonly period: string;
  readonly title: Text;
  readonly starts: LocalDate;
  readonly ends: LocalDate;
  /** Whether the programme runs through the whole period, or only at its end (`first`), its beginning (`last`) or within it (`only`). */
  readonly part: 'whole' | 'first' | 'last' | 'only';
  readonly covers: { readonly from: LocalDate; readonly to: LocalDate };
  readonly opensAt: Instant;
  readonly cutOffs: readonly CutOff[];
  readonly due: LocalDate;
  readonly dueAt: Instant;
  readonly rule: Text;
  readonly provisional: boolean;
}

interface DatesAsked {
  readonly calendars: Calendars;
  readonly plan?: EvaluationPlan | undefined;
  readonly cycle: EvaluationKind;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly dueWorkingDay?: number | undefined;
}

const usualDueDays: Readonly<Record<EvaluationKind, number>> = {
  monthly: 5,
  quarterly: 10,
  annual: 20,
  financial: 10,
  special: 10,
};

const MOST_PERIODS = 400;

const dueDayOf = ({ plan, cycle, dueWorkingDay }: DatesAsked): number => {
  if (dueWorkingDay !== undefined || !plan) return dueWorkingDay ?? usualDueDays[cycle];
  return cycle === 'special' ? specialOf(plan).dueWorkingDays : cycleIn(plan, cycle).dueWorkingDay;
};

const partOf = (period: CyclePeriod, from: LocalDate, to: LocalDate): EvaluationDates['part'] => {
  const [isLate, isCut] = [from > period.starts, to < period.ends];
  if (isLate && isCut) return 'only';
  return isLate ? 'first' : isCut ? 'last' : 'whole';
};

const titleOf = (
  { name }: CyclePeriod,
  part: EvaluationDates['part'],
  { from, to }: EvaluationDates['covers'],
): Text => {
  if (part === 'whole') return text(name, name);
  return inBoth((language) => {
    const [first, last] = [formatDate(from, language), formatDate(to, language)];
    return language === 'zh' ? `${name}（不足期：${first}至${last}）` : `${name} (in part: ${first} to ${last})`;
  });
};

/** What is due so many working days after a day, on the calendars of the programme; figures that the machine counts are due to nobody. */
const dueAfter = (asked: DatesAsked, ends: LocalDate) => {
  const { calendars, plan, cycle } = asked;
  const dueDay = dueDayOf(asked);
  const { date: due, dueAt, rule, provisional } = deadline({ calendars, from: ends, within: { workingDays: dueDay } });
  const scope = plan && scopeOf(plan, cycle);
  const measures = [
    ...(plan?.kpis ?? []).flatMap((kpi) =>
      scope?.kpis.includes(kpi.key) && !kpi.computed ? [{ kind: 'kpi' as const, measure: kpi, key: kpi.key }] : [],
    ),
    ...Object.entries(plan?.guards ?? {}).flatMap(([key, guard]) =>
      scope?.guards.includes(key) && !guard.computed ? [{ kind: 'guard' as const, measure: guard, key }] : [],
    ),
  ];
  const cutOffs = measures.map(({ kind, measure, key }): CutOff => {
    const workingDay = cutOffDay(measure, dueDay);
    const at = deadline({ calendars, from: ends, within: { workingDays: workingDay } });
    return { kind, key, title: measure.title, workingDay, date: at.date, dueAt: at.dueAt };
  });
  return { cutOffs, due, dueAt, rule, provisional };
};

const periodsOf = (cycle: EvaluationCycleKey, from: LocalDate, to: LocalDate): readonly CyclePeriod[] => {
  if (addMonths(from, MOST_PERIODS * monthsIn[cycle]) < to) {
    const why = text(`期间过长，最多 ${MOST_PERIODS} 期。`, `That is too long: ${MOST_PERIODS} periods at most.`);
    throw refused('invalid_input', why, { field: 'to' });
  }
  const periods: CyclePeriod[] = [];
  let period = cyclePeriodOf(cycle, from);
  while (period.starts <= to) {
    periods.push(period);
    period = periodAfter(cycle, period);
  }
  return periods;
};

/**
 * Every evaluation of a cycle between two days; of a special one that which a trigger on the first day opens.
 * Source: docs/rules/evaluation.md, "Cycles".
 */
export function evaluationDates(asked: DatesAsked): readonly EvaluationDates[] {
  const { calendars, cycle, from, to } = asked;
  const zone = each(calendars)[0]?.zone ?? 'UTC';
  if (cycle === 'special') {
    const title = asked.plan ? specialOf(asked.plan).title : text('专项评估', 'Special evaluation');
    const whole = { starts: from, ends: from, part: 'whole' as const, covers: { from, to: from } };
    const opensAt = instantAt(from, '00:00', zone);
    return [{ cycle, period: from, title, ...whole, opensAt, ...dueAfter(asked, from) }];
  }
  return periodsOf(cycle, from, to).map((period) => {
    const { name, starts, ends } = period;
    const part = partOf(period, from, to);
    const covers = { from: from > starts ? from : starts, to: to < ends ? to : ends };
    const opensAt = instantAt(addDays(ends, 1), '00:00', zone);
    const title = titleOf(period, part, covers);
    return { cycle, period: name, title, starts, ends, part, covers, opensAt, ...dueAfter(asked, ends) };
  });
}
