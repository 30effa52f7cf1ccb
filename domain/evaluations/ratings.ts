import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import { add, compare, divide, type Rational, ratio } from '../shared/rationals';
import { nothing, pointsOfLevel } from './attainments';

/** What several raters make of a rubric: points, or why there are none yet. */
export type Rated =
  { readonly points: Rational } | { readonly missing: 'tooFewRaters' | 'furtherRater'; readonly more: number };

/** How many raters judge a method, where nothing else is said. */
export const usualRaters = 2;

function pointsRated(level: string): Rational {
  const points = pointsOfLevel(level);
  if (!points)
    throw new DomainError(
      'invalid_input',
      text(`“${level}”不是 1 至 5 的等级。`, `"${level}" is not a rubric level from 1 to 5.`),
      { level },
    );
  return points;
}

const mean = (points: readonly Rational[]): Rational => divide(points.reduce(add, nothing), ratio(points.length));

const middle = (points: readonly Rational[]): Rational => {
  const sorted = [...points].sort(compare);
  const half = (sorted.length - 1) / 2;
  return mean(sorted.slice(Math.floor(half), Math.ceil(half) + 1));
};

/**
 * The points of a rubric by the levels of its raters: their mean while they stand less than two levels apart; else a further rater is
 * asked, and of three or more the median counts. Refuses what is no level with `invalid_input`. Source: docs/rules/evaluation.md, "Score of one indicator".
 */
export function rated(given: readonly string[], raters: number): Rated {
  const points = given.map(pointsRated);
  const least = Math.max(1, raters);
  if (given.length < least) return { missing: 'tooFewRaters', more: least - given.length };
  const places = given.map(Number);
  if (Math.max(...places) - Math.min(...places) < 2) return { points: mean(points) };
  return given.length < 3 ? { missing: 'furtherRater', more: 1 } : { points: middle(points) };
}
