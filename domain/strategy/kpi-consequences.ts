import { chineseDay, englishDay } from '../calendar/said-days';
import { cyclePeriodOf, periodAfter, periodNamed, type CyclePeriod } from '../calendar/cycles';
import type { LocalDate } from '../calendar/dates';
import type { EvaluationView } from '../evaluations/views';
import type { Programme } from '../programme/programme';
import type { EvaluationCycleKey } from '../shared/keys';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

interface Standing {
  readonly definition: Programme;
  readonly evaluations: readonly Pick<EvaluationView, 'cycle' | 'period' | 'state'>[];
  readonly from: LocalDate;
}

const calendarCycles: readonly EvaluationCycleKey[] = ['monthly', 'quarterly', 'annual', 'financial'];

/** The first period of a cycle that begins on the day or after it. */
export const firstPeriodFrom = (cycle: EvaluationCycleKey, from: LocalDate): CyclePeriod => {
  const period = cyclePeriodOf(cycle, from);
  return period.starts >= from ? period : periodAfter(cycle, period);
};

const isOpen = ({ state }: Pick<EvaluationView, 'state'>) => state !== 'signedOff' && state !== 'abandoned';

/** What follows from another target or weight: which periods are measured by it, and which keep what they began with. */
export function kpiFollows({ definition, evaluations, from }: Standing, kpi: string): readonly Text[] {
  const { cycles } = definition.evaluation;
  const measuring = calendarCycles.filter((cycle) => cycles[cycle]?.kpis.includes(kpi));
  const first = measuring.map((cycle) => firstPeriodFrom(cycle, from).name).join('、');
  const kept = evaluations.filter(
    ({ cycle, period, ...each }) =>
      isOpen(each) && cycle !== 'special' && measuring.includes(cycle) && periodNamed(cycle, period).starts < from,
  );
  const names = kept.map(({ period }) => period);
  return [
    ...(first === ''
      ? []
      : [
          text(
            `${chineseDay(from)}之前开始的评估期间沿用原值；首个适用新值的期间：${first}`,
            `Periods that began before ${englishDay(from)} keep what they began with; the first that are measured by it: ${first.replaceAll('、', ', ')}`,
          ),
        ]),
    ...(names.length === 0
      ? []
      : [text(`进行中的评估不变：${names.join('、')}`, `Evaluations under way keep theirs: ${names.join(', ')}`)]),
  ];
}
