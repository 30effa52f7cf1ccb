import type { OfType } from '../shared/told';
import type { AskTimes } from './asks';
import type { EvaluationHappening } from './happenings';
import type { Asked, EvaluationView, Given } from './views';

type Opened = OfType<EvaluationHappening, 'evaluation.opened'>;

export const openedEvaluation = ({ type: _, evaluation, measures: _kept, ...opened }: Opened): EvaluationView => ({
  ...opened,
  key: evaluation,
  state: 'collecting',
});

/** What becomes of one ask; the others stay as they are. */
const withAsk = (evaluation: EvaluationView, key: string, change: (ask: Asked) => Asked): EvaluationView =>
  withAsks(evaluation, [key], change);

const withAsks = (
  evaluation: EvaluationView,
  keys: readonly string[],
  change: (ask: Asked) => Asked,
): EvaluationView => ({
  ...evaluation,
  asked: (evaluation.asked ?? []).map((ask) => (keys.includes(ask.key) ? change(ask) : ask)),
});

const answered = (ask: Asked, answer: Given): Asked => {
  const { isSealed: _, ratedBy: _by, ...rest } = ask;
  return { ...rest, answers: [...ask.answers, answer] };
};

/** Once it is signed off nobody is awaited any more: what was answered stays, whom one was waiting for does not. */
const closed = ({ asked, ...evaluation }: EvaluationView): EvaluationView => ({
  ...evaluation,
  ...(asked && { asked: asked.filter(({ answers, isReserve }) => answers.length > 0 || !isReserve) }),
});

export type Course = Exclude<EvaluationHappening, { type: 'cycle.ended' }>;

export function evaluationAfter(evaluation: EvaluationView, happening: Course): EvaluationView {
  switch (happening.type) {
    case 'evaluation.opened':
      return evaluation;
    case 'evaluation.answered': {
      const { type: _, evaluation: _of, ...answer } = happening;
      return withAsk(evaluation, happening.ask, (ask) => answered(ask, answer));
    }
    case 'evaluation.rated':
      return withAsk(evaluation, happening.ask, (ask) => ({ ...ask, isSealed: true, ratedBy: happening.by }));
    case 'evaluation.ratingsOpened':
      return happening.ratings.reduce(
        (all, rating) => withAsk(all, rating.ask, (ask) => answered(ask, rating)),
        evaluation,
      );
    case 'evaluation.ratingsLost':
      return withAsks(evaluation, happening.asks, ({ isSealed: _, ratedBy: _by, ...ask }) => ask);
    case 'evaluation.raterAdded':
      return withAsk(evaluation, happening.added.key, ({ isReserve: _, ...ask }) => ({ ...ask, ...happening.added }));
    case 'evaluation.delegated':
      return withAsk(evaluation, happening.ask, (ask) => ({ ...ask, delegate: happening.to }));
    case 'evaluation.reminded':
      return withAsks(evaluation, happening.asks, (ask) => ({ ...ask, isReminded: true }));
    case 'evaluation.escalated':
      return withAsks(evaluation, happening.asks, (ask) => ({ ...ask, isOverdue: true }));
    case 'evaluation.recounted':
      return recounted({ ...evaluation, dueAt: happening.dueAt }, happening.asks);
    case 'evaluation.reported':
      return { ...evaluation, state: 'signOff', scorecard: happening.scorecard };
    case 'evaluation.scored': {
      const { scorecard, notes } = happening;
      return { ...evaluation, state: 'signOff', scorecard, ...(notes !== undefined && { notes }) };
    }
    case 'evaluation.abandoned':
      return { ...evaluation, state: 'abandoned' };
    case 'evaluation.signedOff':
      return closed({ ...evaluation, state: 'signedOff', approval: happening.approval });
    case 'evaluation.returned':
      return { ...evaluation, state: 'returned', approval: happening.approval };
  }
}

const recounted = (evaluation: EvaluationView, asks: Readonly<Record<string, AskTimes>> | undefined): EvaluationView =>
  asks ? withAsks(evaluation, Object.keys(asks), (ask) => ({ ...ask, ...asks[ask.key] })) : evaluation;
