import { DomainError } from '../shared/errors';
import {
  add,
  compare,
  divide,
  least,
  parseDecimal,
  type Rational,
  ratio,
  times,
  toHundredths,
} from '../shared/rationals';
import type { Kpi } from '../programme/evaluation-plans';

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
  readonly grade: 'A' | 'B' | 'C' | 'D' | 'E' | 'incomplete';
}

/** What is scored; `minimumCoverage` is in whole percent, as the definition has it. */
export interface Measured {
  readonly kpis: readonly Kpi[];
  /** KPI key to decimal text or rubric level; a missing or blank one is missing data. */
  readonly actuals: Readonly<Record<string, string>>;
  readonly minimumCoverage: number;
}

const cap = ratio(120);
const floor = ratio(60);
const met = ratio(100);
const nothing = ratio(0);
const rubric: Readonly<Record<string, Rational>> = {
  '1': nothing,
  '2': floor,
  '3': ratio(80),
  '4': met,
  '5': cap,
};
const grades = [
  ['A', ratio(90)],
  ['B', ratio(80)],
  ['C', ratio(70)],
  ['D', floor],
] as const;

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
    grade: total ? gradeOf(total) : 'incomplete',
  };
}

/** The same in exact numbers, with what each KPI attains in per cent: neither capped nor cut off below the floor. */
export function exactly({ kpis, actuals, minimumCoverage }: Measured) {
  const scores = kpis.map((kpi) => {
    const given = Object.hasOwn(actuals, kpi.key) ? (actuals[kpi.key] ?? '').trim() : '';
    const attained = given === '' ? null : attainment(kpi, given);
    return { kpi, actual: given === '' ? null : given, attained, score: attained && bounded(attained) };
  });
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

const gradeOf = (total: Rational): Scorecard['grade'] =>
  grades.find(([, from]) => compare(total, from) >= 0)?.[0] ?? 'E';

function attainment({ key, target }: Kpi, actual: string): Rational {
  const refuse = (detail: string) => new DomainError('invalid_input', detail, { kpi: key, actual });
  if ('rubric' in target) {
    const level = Object.hasOwn(rubric, actual) ? rubric[actual] : undefined;
    if (!level) throw refuse(`"${actual}" is not a rubric level from 1 to 5.`);
    return level;
  }
  const [value, goal] = [parseDecimal(actual), parseDecimal(target.number)];
  if (!value) throw refuse(`"${actual}" is not a number.`);
  if (!goal) throw new DomainError('definition_invalid', `The target of "${key}" is not a number.`, { kpi: key });
  return target.better === 'higher' ? percentOf(value, goal) : percentOf(goal, value);
}

/**
 * A hundred times the attainment. Without a divisor there is no ratio: an actual of nothing where lower is better is the cap, and so
 * is a target of nothing that is reached.
 */
function percentOf(part: Rational, whole: Rational): Rational {
  if (compare(whole, nothing) <= 0) return compare(part, whole) >= 0 ? cap : nothing;
  return times(divide(part, whole), met);
}

/** Points are what is attained: nothing under the floor of 0.60, and never above the cap. */
function bounded(attained: Rational): Rational {
  const points = least(cap, attained);
  return compare(points, floor) < 0 ? nothing : points;
}
