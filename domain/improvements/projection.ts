import { isApproved } from '../approvals/approvals';
import type { StepClock } from './clocks';
import { roundOf, type Improvement, type ImprovementHappening, type Round, type Step } from './improvements';

const withRound = (improvement: Improvement, part: Partial<Round>): Improvement => ({
  ...improvement,
  rounds: [...improvement.rounds.slice(0, -1), { ...roundOf(improvement), ...part }],
});

/** A step begins without a clock: it is counted next. */
const at = ({ clock: _stopped, ...improvement }: Improvement, state: Step): Improvement => ({ ...improvement, state });

const rung = (improvement: Improvement, part: Partial<StepClock>): Improvement =>
  improvement.clock ? { ...improvement, clock: { ...improvement.clock, ...part } } : improvement;

/** An improvement after something happened to it: the process and the read model change it alike. */
export function improvementAfter(improvement: Improvement, happening: ImprovementHappening): Improvement {
  switch (happening.type) {
    case 'improvement.opened':
      return happening.opened;
    case 'improvement.stepBegan':
    case 'improvement.recounted':
      return { ...improvement, clock: happening.clock };
    case 'improvement.analysed': {
      const { cause, method, by, party } = happening;
      return at(withRound(improvement, { analysis: { cause, method, by, party } }), 'plan');
    }
    case 'improvement.planned': {
      const { scheme, approval } = happening;
      const asked = improvement.asked + 1;
      return { ...at(withRound(improvement, { scheme, approval }), 'approval'), asked };
    }
    case 'improvement.planDecided':
      return at(improvement, isApproved(happening.outcome) ? 'implementation' : 'plan');
    case 'improvement.carriedOut': {
      const { type: _, improvement: _key, checkFrom, ...carriedOut } = happening;
      return at(withRound(improvement, { carriedOut, checkFrom }), 'verification');
    }
    case 'improvement.checkOpened':
      return rung(improvement, { isOpen: true });
    case 'improvement.reminded':
      return rung(improvement, { isReminded: true });
    case 'improvement.overdue':
      return rung(improvement, { isOverdue: true });
    case 'improvement.verified': {
      const { check, watchedUntil } = happening;
      const checked = withRound(improvement, { check });
      return watchedUntil === undefined ? checked : { ...at(checked, 'watch'), watchedUntil };
    }
    case 'improvement.recurred':
      return { ...improvement, recurrences: [...improvement.recurrences, happening.recurrence] };
    case 'improvement.restated':
      return { ...improvement, restatements: [...(improvement.restatements ?? []), happening.restated] };
    case 'improvement.reopened': {
      const { watchedUntil: _, ...begun } = at(improvement, 'analysis');
      return { ...begun, rounds: [...begun.rounds, {}], reopened: happening.count };
    }
    case 'improvement.closed':
      return at(improvement, 'closed');
    case 'improvement.abandoned':
      return at(improvement, 'abandoned');
  }
}
