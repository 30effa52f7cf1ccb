import { periodNamed, cyclePeriodOf, type CyclePeriod } from '../calendar/cycles';
import { addDays } from '../calendar/dates';
import type { Entry } from '../record/ledger';
import { evaluationAfter, openedEvaluation } from '../evaluations/projection';
import type { EvaluationView } from '../evaluations/views';
import { isOf, type Of } from '../record/nouns';
import type { EvaluationCycleKey, Person } from '../shared/keys';

type Reported = Extract<Of<'evaluation'>, { type: 'evaluation.reported' | 'evaluation.scored' }>;

/** An evaluation with which its process goes on, by all that it told: `asked` is the result that is being signed off. */
export function resumedEvaluation(entries: readonly Entry[]) {
  let evaluation: EvaluationView | undefined;
  let round = 0;
  let latest: Reported | undefined;
  let asked: Reported | undefined;
  let requester: Person | undefined;
  for (const { happening } of entries) {
    if (!isOf('evaluation', happening)) continue;
    if (happening.type === 'evaluation.opened') evaluation = openedEvaluation(happening);
    else if (evaluation) evaluation = evaluationAfter(evaluation, happening);
    if (happening.type === 'evaluation.reported' || happening.type === 'evaluation.scored') {
      round += 1;
      latest = asked = happening;
      requester = happening.by ?? requester;
    }
    if (happening.type === 'evaluation.returned') asked = undefined;
  }
  const isOver = evaluation?.state === 'signedOff' || evaluation?.state === 'abandoned';
  return { evaluation, dueAt: evaluation?.dueAt, round, latest, asked, requester, isOver };
}

/** The last period of a cycle that was opened; before the first one is, the period before the day from which the cycle runs. */
export function openedPeriod(cycle: EvaluationCycleKey, startsOn: string, entries: readonly Entry[]): CyclePeriod {
  const names = entries.flatMap(({ happening }) =>
    happening.type === 'evaluation.opened' && happening.cycle === cycle ? [happening.period] : [],
  );
  const latest = names.map((name) => periodNamed(cycle, name)).sort((a, b) => (a.starts < b.starts ? -1 : 1));
  return latest.at(-1) ?? cyclePeriodOf(cycle, addDays(cyclePeriodOf(cycle, startsOn).starts, -1));
}
