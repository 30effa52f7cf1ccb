import { add, divide, type Rational, ratio, times, toHundredths } from '../shared/rationals';
import type { Kpi } from '../programme/evaluation-plans';
import { attainment, bounded, nothing } from './attainments';
import { gradeOf, type Grade } from './grades';
import { rated, type Rated } from './ratings';

/** The result of scoring one evaluation: decimal texts with two places, shown half-up; `grade` is decided on the exact value. */
export interface Scorecard {
  readonly scores: readonly {
    readonly kpi: string;
    readonly actual: string | null;
    readonly score: string | null;
    readonly weight: number;
  }[];
  /** Basis points of the weights for which there is data. */
  readonly coverage: number;
  readonly total: string | null;
  readonly grade: Grade;
}

/** One KPI in exact numbers: what it attains in per cent, and its points. */
export interface ExactScore {
  readonly kpi: Kpi;
  readonly actual: string | null;
  readonly attained: Rational | null;
  readonly score: Rational | null;
  readonly rating?: Rated;
}

/** What is scored; `minimumCoverage` is in whole percent, as the definition has it. */
export interface Measured {
  readonly kpis: readonly Kpi[];
  /** KPI key to decimal text or rubric level; a missing or blank one is missing data. */
  readonly actuals: Readonly<Record<string, string>>;
  /** KPI key to the levels of its raters, where several rate a rubric; the actual counts for nothing then. */
  readonly ratings?: Readonly<Record<string, readonly string[]>>;
  readonly minimumCoverage: number;
}

/**
 * Scores the actuals: each KPI by its attainment or rubric level, the total by weight over those with data when they
 * cover enough, else `incomplete`. Refuses an actual that is neither decimal text nor a level with `invalid_input`.
 * Source: docs/rules/evaluation.md, "Score of one indicator" and "Total and grade".
 */
export function score(measured: Measured): Scorecard {
  const { scores, coverage, total } = exactly(measured);
  return {
    scores: scores.map(({ kpi, actual, score }) => ({
      kpi: kpi.key,
      actual,
      score: score && toHundredths(score),
      weight: kpi.weight,
    })),
    coverage,
    total: total && toHundredths(total),
    grade: gradeOf(total),
  };
}

/** The same in exact numbers, with what each KPI attains in per cent: neither capped nor cut off below the floor. */
export function exactly(measured: Measured) {
  const { kpis, minimumCoverage } = measured;
  const scores = kpis.map((kpi) => scoreOf(kpi, measured));
  const present = scores.flatMap(({ kpi, score }) => (score ? [{ weight: kpi.weight, score }] : []));
  const asked = kpis.reduce((sum, { weight }) => sum + weight, 0);
  const covered = present.reduce((sum, { weight }) => sum + weight, 0);
  const isCovered = covered > 0 && covered * 100 >= minimumCoverage * asked;
  const points = present.reduce((sum, { weight, score }) => add(sum, times(score, ratio(weight))), nothing);
  return {
    scores,
    coverage: asked > 0 ? Math.floor((covered * 10_000) / asked) : 0,
    total: isCovered ? divide(points, ratio(covered)) : null,
  };
}

/** One KPI in exact numbers; `rating` says how the raters stand, where they rate it. */
function scoreOf(kpi: Kpi, { actuals, ratings = {} }: Measured): ExactScore {
  const given = Object.hasOwn(actuals, kpi.key) ? (actuals[kpi.key] ?? '').trim() : '';
  const levels = 'rubric' in kpi.target && Object.hasOwn(ratings, kpi.key) ? ratings[kpi.key] : undefined;
  const raters = 'rubric' in kpi.target ? kpi.target.raters : 0;
  const rating = levels && rated(levels, raters);
  const unrated = given === '' ? null : attainment(kpi, given);
  const attained = rating ? ('points' in rating ? rating.points : null) : unrated;
  const actual = levels ? levels.join('/') || null : given || null;
  return { kpi, actual, attained, score: attained && bounded(kpi, attained), ...(rating && { rating }) };
}
