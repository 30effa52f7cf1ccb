import { compare, parseDecimal, ratio } from '../shared/rationals';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Wanted } from './asks';

const most = ratio(120);
const least = ratio(0);

/** Why a text is not a value of the kind that is wanted; nothing of one that is. */
export function valueTrouble({ as }: Pick<Wanted, 'as'>, value: string): Text | undefined {
  if (as === 'passFail')
    return value === 'pass' || value === 'fail'
      ? undefined
      : text(`“${value}”既不是 pass（达标）也不是 fail（未达标）。`, `"${value}" is neither pass nor fail.`);
  if (as === 'level')
    return /^[1-5]$/.test(value)
      ? undefined
      : text(`“${value}”不是 1 至 5 的级别。`, `"${value}" is not a level from 1 to 5.`);
  const number = parseDecimal(value);
  if (!number) return text(`“${value}”不是数字。`, `"${value}" is not a number.`);
  if (as === 'points' && (compare(number, least) < 0 || compare(number, most) > 0))
    return text(`“${value}”不在 0 至 120 分之间。`, `"${value}" is not between 0 and 120 points.`);
  return undefined;
}
