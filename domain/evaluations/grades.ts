import { add, compare, type Rational, ratio, rounded, times } from '../shared/rationals';

export type Grade = 'A' | 'B' | 'C' | 'D' | 'E' | 'incomplete';

const grades = [
  ['A', ratio(90)],
  ['B', ratio(80)],
  ['C', ratio(70)],
  ['D', ratio(60)],
] as const;

/** The grade of an exact total; without one it is `incomplete`. */
export const gradeOf = (total: Rational | null): Grade =>
  total ? (grades.find(([, from]) => compare(total, from) >= 0)?.[0] ?? 'E') : 'incomplete';

/** How many points are missing to a better grade, rounded up, so that reaching them is enough. */
export interface Distance {
  readonly grade: Grade;
  readonly points: string;
}

/** The distance to the next grade; nothing above an A, and of what has no total. */
export const distanceToNext = (total: Rational | null): Distance | null => {
  const next = total && grades.findLast(([, from]) => compare(total, from) < 0);
  if (!total || !next) return null;
  return { grade: next[0], points: rounded(add(next[1], times(total, ratio(-1))), 2, 'up') };
};
