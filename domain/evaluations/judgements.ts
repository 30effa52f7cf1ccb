import { add, compare, divide, parseDecimal, type Rational, ratio } from '../shared/rationals';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import { nothing, pointsOfLevel } from './attainments';
import { rated, usualRaters } from './ratings';

/** What a method came to: points of 120, the levels of its raters, or the points of each party; `null` where nobody carried it out. */
export type Judgement =
  string | null | { readonly levels: readonly string[] } | { readonly byParty: Readonly<Record<string, string>> };

const most = ratio(120);

const pointsIn = (field: string, given: string): Rational => {
  const points = parseDecimal(given);
  if (points && compare(points, nothing) >= 0 && compare(points, most) <= 0) return points;
  throw refused('invalid_input', text('请填 0 至 120 的分数。', 'Points are a number from 0 to 120.'), { field });
};

/** The points of a judgement, those of several parties as their mean; none where its raters are not done. Refuses what is none at its field. */
export function judgedPoints(field: string, judgement: Judgement): Rational | undefined {
  if (judgement === null || judgement === '') return undefined;
  if (typeof judgement === 'string') return pointsIn(field, judgement);
  if ('levels' in judgement) {
    if (judgement.levels.some((level) => !pointsOfLevel(level))) {
      throw refused('invalid_input', text('评分只有 1 至 5 级。', 'A rating is a level from 1 to 5.'), { field });
    }
    const result = rated(judgement.levels, usualRaters);
    return 'points' in result ? result.points : undefined;
  }
  const each = Object.entries(judgement.byParty).map(([party, given]) => pointsIn(`${field}.${party}`, given));
  return each.length === 0 ? undefined : divide(each.reduce(add), ratio(each.length));
}
