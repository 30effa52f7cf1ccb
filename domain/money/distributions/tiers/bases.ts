import type { BasePlan } from '../../../programme/distribution-plans';
import { atLeastZero, smaller } from '../../../shared/amounts';
import { allocate, type Part } from '../../allocation';
import type { Share } from '../buckets';
import type { Course } from './course';

/** Whose base a share uses up: that of all, or its own where a category or project has another. */
export const baseOf = ({ rules, version, category, project }: Share): string => {
  const isOwn = JSON.stringify(rules.base) !== JSON.stringify(version.rules.base);
  if (isOwn && project !== undefined) return `project/${project}`;
  return isOwn && category !== undefined ? `category/${category}` : 'all';
};

/**
 * What of each profit lies within its agreed base, by the key of its share: shares of one base use it up in their order, and
 * where a later version agrees on another amount, what was used counts towards that.
 */
export function withinBases(course: Course): ReadonlyMap<string, bigint> {
  const used = new Map<string, bigint>();
  const within = new Map<string, bigint>();
  for (const share of course.shares) {
    const profit = course.left.get(share.key) ?? 0n;
    if (!share.rules.base || profit === 0n) continue;
    const place = isProrated(course) ? `${baseOf(share)}/${share.version.from}` : baseOf(share);
    const before = used.get(place) ?? 0n;
    const taken = smaller(atLeastZero(roomOf(share, share.rules.base, course) - before), profit);
    used.set(place, before + taken);
    within.set(share.key, taken);
  }
  return within;
}

/** What runs before left of an agreed base; of one that is prorated, the part for the days of the version. */
function roomOf(share: Share, base: BasePlan, course: Course): bigint {
  const used = base.per === 'run' ? 0n : (course.baseUsed.get(baseOf(share)) ?? 0n);
  const free = atLeastZero(BigInt(base.amount) - used);
  if (!isProrated(course)) return free;
  const days = new Map(course.shares.map(({ version, days: one }) => [version.from, one]));
  const parts = [...days].map(([of, weight]): Part => ({ of, weight }));
  return allocate(free, parts).find(({ of }) => of === share.version.from)?.amount ?? 0n;
}

const isProrated = ({ rules }: Course): boolean => rules.method === 'proratedByDays';
