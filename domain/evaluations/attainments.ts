import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { compare, divide, least, parseExact, type Rational, ratio, times } from '../shared/rationals';
import type { Kpi, NumberTarget } from '../programme/evaluation-plans';

export const nothing = ratio(0);
const hundred = ratio(100);
const usualFloor = ratio(60);
const usualCap = ratio(120);

const levels: Readonly<Record<string, Rational>> = {
  '1': nothing,
  '2': usualFloor,
  '3': ratio(80),
  '4': hundred,
  '5': usualCap,
};

/** What a level of a rubric is worth in points; `undefined` for what is no level. */
export const pointsOfLevel = (level: string): Rational | undefined =>
  Object.hasOwn(levels, level.trim()) ? levels[level.trim()] : undefined;

const refuse = (kpi: string, actual: string, why: Text) => new DomainError('invalid_input', why, { kpi, actual });

/**
 * A hundred times the attainment. Without a divisor there is no ratio: an actual of nothing where lower is better is the cap, and so
 * is a target of nothing that is reached.
 */
function percentOf(part: Rational, whole: Rational, cap: Rational): Rational {
  if (compare(whole, nothing) <= 0) return compare(part, whole) >= 0 ? cap : nothing;
  return times(divide(part, whole), hundred);
}

const goalOf = (kpi: string, { number }: NumberTarget): Rational => {
  const goal = parseExact(number);
  if (!goal)
    throw new DomainError(
      'definition_invalid',
      text(`“${kpi}”的目标值不是数字。`, `The target of "${kpi}" is not a number.`),
      { kpi },
    );
  return goal;
};

type Measure = Pick<Kpi, 'key' | 'target' | 'floor' | 'cap'>;

function attained({ key, target }: Measure, actual: string, cap: Rational): Rational {
  if ('rubric' in target) {
    const level = pointsOfLevel(actual);
    if (!level)
      throw refuse(
        key,
        actual,
        text(`“${actual}”不是 1 至 5 的等级。`, `"${actual}" is not a rubric level from 1 to 5.`),
      );
    return level;
  }
  const value = parseExact(actual);
  if (!value) throw refuse(key, actual, text(`“${actual}”不是数字。`, `"${actual}" is not a number.`));
  const goal = goalOf(key, target);
  return target.better === 'higher' ? percentOf(value, goal, cap) : percentOf(goal, value, cap);
}

/** The attainment, in per cent, from which on there are points. */
export const floorOf = (kpi: Measure): Rational =>
  kpi.floor === undefined ? usualFloor : attained(kpi, kpi.floor, usualCap);

/** The points beyond which nothing more is gained; an attainment in per cent, too. */
export const capOf = (kpi: Measure): Rational => (kpi.cap === undefined ? usualCap : attained(kpi, kpi.cap, usualCap));

/** What a figure attains in per cent, neither capped nor cut off; refuses what is neither a number nor a level with `invalid_input`. */
export const attainment = (kpi: Measure, actual: string): Rational => attained(kpi, actual, capOf(kpi));

/** Points are what is attained: nothing under the floor, never above the cap, never negative. */
export function bounded(kpi: Measure, attained: Rational): Rational {
  const points = least(capOf(kpi), attained);
  return compare(attained, floorOf(kpi)) < 0 || compare(points, nothing) < 0 ? nothing : points;
}

/** The figure at which the floor stands: its own, else 0.60 of the target, or the target over 0.60 where lower is better. */
export function floorFigure({ key, target, floor }: Measure): Rational | undefined {
  if (floor !== undefined) return parseExact(floor);
  if ('rubric' in target) return ratio(2);
  const [goal, share] = [goalOf(key, target), divide(usualFloor, hundred)];
  return target.better === 'higher' ? times(goal, share) : divide(goal, share);
}
