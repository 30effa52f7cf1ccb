import { smaller, sumOf } from '../../../shared/amounts';
import type { Part } from '../../allocation';
import { deduct, profitLeft, split, type Course } from './course';

/**
 * Losses that payees bore are given back to them before a profit is shared, in proportion to them, where all rules of the
 * run agree on it. Source: docs/rules/money.md, "Tiers".
 */
export function makeWhole(course: Course): Course {
  if (!course.shares.every(({ rules }) => rules.losses.makeWholeFirst)) return course;
  const parts = [...course.losses].map(([of, weight]): Part => ({ of, weight }));
  const amount = smaller(sumOf([...course.losses.values()]), profitLeft(course));
  return split(deduct(course, amount), { tier: 'makeWhole', amount, parts });
}
