import { basisPoints } from '../../../shared/amounts';
import type { Share } from '../buckets';
import { baseOf, withinBases } from './bases';
import { partsBy, split, type Course } from './course';

/**
 * Shares what is left of each profit: up to the agreed base by the ratio of the base, a part of what is beyond it goes to
 * the pool, and the rest by contribution. Source: docs/rules/money.md, "Tiers".
 */
export function shareProfits(course: Course): Course {
  const within = withinBases(course);
  return course.shares.reduce((shared, share) => shareProfit(shared, share, within.get(share.key) ?? 0n), course);
}

function shareProfit(course: Course, share: Share, within: bigint): Course {
  const profit = course.left.get(share.key) ?? 0n;
  if (profit === 0n) return course;
  const { key: bucket, rules } = share;
  const based = shareBase(course, share, within);
  const beyond = profit - within;
  const cut = basisPoints(beyond, rules.pool?.share ?? 0);
  const parts = partsBy(course, rules.shares);
  return split({ ...based, pool: based.pool + cut }, { tier: 'contribution', amount: beyond - cut, parts, bucket });
}

function shareBase(course: Course, share: Share, amount: bigint): Course {
  const { key: bucket, rules } = share;
  if (!rules.base) return course;
  const used = (course.baseUsed.get(baseOf(share)) ?? 0n) + amount;
  const baseUsed = new Map([...course.baseUsed, [baseOf(share), used]]);
  return split({ ...course, baseUsed }, { tier: 'base', amount, parts: partsBy(course, rules.base.shares), bucket });
}
