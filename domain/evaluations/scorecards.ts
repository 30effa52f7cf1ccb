import { combinationOf } from '../programme/evaluation-defaults';
import type { Method, Sourced } from '../programme/evaluation-plans';
import { add, divide, parseExact, ratio, type Rational } from '../shared/rationals';
import { nothing } from './attainments';
import { latestIn, unanswered } from './collection';
import { combined, type FigureMissing } from './combinations';
import type { Measures } from './measures';
import { rated, usualRaters } from './ratings';
import { guardName, POINTS } from './asks';
import { evaluate, totalsOf, type Evaluated, type ResultCard } from './results';
import type { Asked, EvaluationView } from './views';

/** What came in for one name: by party, in the order in which they were asked. */
const givenFor = ({ asked = [] }: EvaluationView, of: string) =>
  asked
    .filter(({ kind, wants }) => kind === 'figure' && wants.some((wanted) => wanted.of === of))
    .map((ask) => ({ party: ask.party ?? ask.key, value: latestIn(ask)?.values[of] ?? '' }));

type Figure = { readonly value: string } | { readonly missing: FigureMissing };

function figureOf(evaluation: EvaluationView, of: string, sourced: Sourced): Figure {
  if (sourced.computed) {
    const value = evaluation.counted?.find((each) => each.of === of)?.value;
    return value === undefined ? { missing: 'notReported' } : { value };
  }
  const given = givenFor(evaluation, of);
  const values = Object.fromEntries(given.map(({ party, value }) => [party, value]));
  return combined(
    given.map(({ party }) => party),
    values,
    combinationOf(sourced),
  );
}

const valuesIn = (figures: readonly (readonly [string, Figure])[]) =>
  Object.fromEntries(figures.flatMap(([key, figure]) => ('value' in figure ? [[key, figure.value]] : [])));

const levelsOf = ({ asked = [] }: EvaluationView, name: string): readonly string[] =>
  asked.filter(({ sealed }) => sealed === name).flatMap((ask) => Object.values(latestIn(ask)?.values ?? {}));

const pointsOf = ({ asked = [] }: EvaluationView, kind: Asked['kind']): readonly Rational[] =>
  asked.filter((ask) => ask.kind === kind).flatMap((ask) => parseExact(latestIn(ask)?.values[POINTS] ?? '') ?? []);

const mean = (all: readonly Rational[]): Rational | undefined =>
  all.length === 0 ? undefined : divide(all.reduce(add, nothing), ratio(all.length));

/** The points of the methods that people judge by; one that nobody carried out has none. */
function judgedBy(evaluation: EvaluationView): Evaluated['points'] {
  const levels = levelsOf(evaluation, 'qualitative');
  const rating = levels.length > 0 ? rated(levels, usualRaters) : undefined;
  const qualitative = rating && 'points' in rating ? rating.points : undefined;
  const [thirdParty, self] = [mean(pointsOf(evaluation, 'assessment')), mean(pointsOf(evaluation, 'self'))];
  return { ...(qualitative && { qualitative }), ...(thirdParty && { thirdParty }), ...(self && { self }) };
}

/** Everything that came in for an evaluation, as it is scored. */
export function evaluated(measures: Measures, evaluation: EvaluationView): Evaluated {
  const { kpis, guards, methods, minimumCoverage, feeds } = measures;
  const figures = kpis.map((kpi) => [kpi.key, figureOf(evaluation, kpi.key, kpi)] as const);
  const kept = Object.entries(guards).map(
    ([key, guard]) => [key, figureOf(evaluation, guardName(key), guard)] as const,
  );
  const rubrics = kpis.filter(({ key, target }) => 'rubric' in target && levelsOf(evaluation, key).length > 0);
  const missing = figures.flatMap(([key, figure]) => ('missing' in figure ? [[key, figure.missing]] : []));
  return {
    kpis,
    minimumCoverage,
    guards,
    feeds,
    actuals: valuesIn(figures),
    missing: Object.fromEntries(missing) as Record<string, FigureMissing>,
    ratings: Object.fromEntries(rubrics.map(({ key }) => [key, levelsOf(evaluation, key)])),
    guardActuals: valuesIn(kept),
    methods: Object.keys(methods) as Method[],
    plans: methods,
    points: judgedBy(evaluation),
  };
}

/** The scorecard of what came in. Source: docs/rules/evaluation.md, "The course of an evaluation". */
export function scorecardOf(measures: Measures, evaluation: EvaluationView): ResultCard {
  const result = evaluate(evaluated(measures, evaluation));
  return { ...result, total: result.feeds.gates };
}

/**
 * Whether what came in may be scored: all of it, or once the evaluation is due enough of it for a total. One that nobody has answered at
 * all waits; one without indicators has nothing to lack.
 */
export function isEnough(measures: Measures, evaluation: EvaluationView, isDue: boolean): boolean {
  if (evaluation.state !== 'collecting') return false;
  if (unanswered(evaluation).length === 0 && !isBeingRated(evaluation)) return true;
  if (!isDue) return false;
  const totals = totalsOf(evaluated(measures, evaluation));
  return totals[measures.feeds.gates] !== null;
}

const isBeingRated = ({ asked = [] }: EvaluationView): boolean => asked.some(({ isSealed }) => isSealed);

/** What each indicator attains and the total that counts, for whoever compares them exactly. */
export const exactlyOf = (measures: Measures, evaluation: EvaluationView) => {
  const all = evaluated(measures, evaluation);
  return { measured: all, total: totalsOf(all)[measures.feeds.gates] };
};
