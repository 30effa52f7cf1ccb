import type { OfType } from '../shared/told';
import type { EvaluationHappening } from './happenings';
import type { EvaluationView } from './views';

export const openedEvaluation = (opened: OfType<EvaluationHappening, 'evaluation.opened'>): EvaluationView => ({
  key: opened.evaluation,
  cycle: opened.cycle,
  period: opened.period,
  state: 'collecting',
  dueAt: opened.dueAt,
});

export function evaluationAfter(
  evaluation: EvaluationView,
  happening: Exclude<EvaluationHappening, { type: 'cycle.ended' }>,
): EvaluationView {
  switch (happening.type) {
    case 'evaluation.opened':
      return evaluation;
    case 'evaluation.recounted':
      return { ...evaluation, dueAt: happening.dueAt };
    case 'evaluation.reported':
      return { ...evaluation, state: 'signOff', scorecard: happening.scorecard };
    case 'evaluation.abandoned':
      return { ...evaluation, state: 'abandoned' };
    case 'evaluation.signedOff':
      return { ...evaluation, state: 'signedOff', approval: happening.approval };
    case 'evaluation.returned':
      return { ...evaluation, state: 'returned', approval: happening.approval };
  }
}
