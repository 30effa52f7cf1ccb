import { computeFigure } from '../domain/evaluations/computed/figures';
import { countedFigure, type Counted } from '../domain/evaluations/counted';
import type { Measures } from '../domain/evaluations/measures';
import type { Days } from '../domain/evaluations/periods';
import { guardName } from '../domain/evaluations/asks';
import type { EvaluationAsked } from '../infra/planning/evaluations';
import type { ActivityDeps } from './deps';
import { final } from './failures';

export const createEvaluationActivities = ({ planner, countable }: Pick<ActivityDeps, 'planner' | 'countable'>) => {
  /** What no person reports, counted from the record as it is at the opening. */
  const count = async (programme: string, { kpis, guards }: Measures, days: Days, asOf: string) => {
    const wanted = [
      ...kpis.map(({ key, computed }) => ({ of: key, computed })),
      ...Object.entries(guards).map(([key, { computed }]) => ({ of: guardName(key), computed })),
    ];
    if (wanted.every(({ computed }) => computed === undefined)) return [];
    const period = { starts: days.from, ends: days.to };
    const all = await countable(programme, period, asOf);
    return wanted.flatMap(({ of, computed }): Counted[] =>
      computed === undefined ? [] : [countedFigure(of, computeFigure(computed, all, period))],
    );
  };

  return {
    /** What an evaluation asks of whom, until when, by what it is measured, and what is counted for it. Only computes; its result is in the history. */
    planEvaluation: final(async (asked: EvaluationAsked) => {
      const { days, ...plan } = await planner.planEvaluation(asked);
      return { ...plan, counted: await count(asked.programme, plan.measures, days, asked.opensAt) };
    }),
    /** When what an evaluation asks is due, and reminded of. Only computes. */
    planAsks: final(planner.planAsks),
  };
};
