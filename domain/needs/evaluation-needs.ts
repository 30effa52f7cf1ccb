import { periodKey } from '../shared/ids';
import { monthsIn, periodAfter, periodNamed } from '../calendar/cycles';
import { exactly, type Measured } from '../evaluations/evaluations';
import type { Measures } from '../evaluations/measures';
import { exactlyOf } from '../evaluations/scorecards';
import type { EvaluationView } from '../evaluations/views';
import type { Fact, Facts, EvaluationFact } from '../facts/facts';
import { by } from '../shared/order';
import type { Rational } from '../shared/rationals';
import type { CycleKey } from '../shared/keys';
import type { AttainmentNeed, ScoreNeed } from '../programme/needs';

const wholePart = ({ of, over }: Rational): string => String(of < 0n ? -((-of + over - 1n) / over) : of / over);

/** What an evaluation that was signed off tells the programme. */
export const evaluationFact = (
  about: { readonly cycle: CycleKey; readonly period: string },
  measured: Measured,
): EvaluationFact => factOf(about, exactly(measured));

/** The same of one whose figures were asked for: the total is the one that counts at gates; `undefined` of a special one and of the review of the money, which no need names. */
export function resultFact(measures: Measures, evaluation: EvaluationView): EvaluationFact | undefined {
  const { cycle, period } = evaluation;
  if (cycle === 'special' || cycle === 'financial') return undefined;
  const { measured, total } = exactlyOf(measures, evaluation);
  return factOf({ cycle, period }, { scores: exactly(measured).scores, total });
}

function factOf(
  { cycle, period }: { readonly cycle: CycleKey; readonly period: string },
  { scores, total }: Pick<ReturnType<typeof exactly>, 'scores' | 'total'>,
): EvaluationFact {
  const attained = scores.flatMap(({ kpi, attained: percent }) => (percent ? [[kpi.key, wholePart(percent)]] : []));
  return {
    kind: 'evaluation',
    key: periodKey(cycle, period),
    is: 'signedOff',
    cycle,
    period,
    attained: Object.fromEntries(attained) as Record<string, string>,
    ...(total && { points: wholePart(total) }),
  };
}

const isEvaluation = (fact: Fact): fact is EvaluationFact => fact.kind === 'evaluation';

/** The evaluations that are known, by the end of their periods; of two that end together the longer period comes last. */
const evaluationsIn = (facts: Facts): readonly EvaluationFact[] =>
  Object.values(facts)
    .filter(isEvaluation)
    .sort(by(({ cycle, period }) => `${periodNamed(cycle, period).ends} ${String(monthsIn[cycle]).padStart(2, '0')}`));

const reaches = (text: string | undefined, least: number) => text !== undefined && BigInt(text) >= BigInt(least);

/**
 * Whether the latest evaluation with data for the KPI shows it attained so far. Source: docs/rules/evaluation.md,
 * "What the programme learns from it".
 */
export const isAttained = ({ kpi, attainmentAtLeastPercent }: AttainmentNeed, facts: Facts): boolean => {
  const latest = evaluationsIn(facts).findLast(({ attained }) => Object.hasOwn(attained, kpi));
  return reaches(latest?.attained[kpi], attainmentAtLeastPercent);
};

/**
 * Whether the latest quarters that were signed off follow each other and all score so much; one without a score does
 * not. Source: docs/rules/evaluation.md, "What the programme learns from it".
 */
export const areScored = ({ score, consecutiveQuarters }: ScoreNeed, facts: Facts): boolean => {
  const latest = evaluationsIn(facts)
    .filter(({ cycle }) => cycle === 'quarterly')
    .slice(-consecutiveQuarters);
  const follow = latest.every(({ period }, at) => {
    const before = latest[at - 1];
    return !before || periodAfter('quarterly', periodNamed('quarterly', before.period)).name === period;
  });
  return latest.length === consecutiveQuarters && follow && latest.every(({ points }) => reaches(points, score));
};
