import type { ReleaseStep } from '../../../programme/distribution-plans';
import { basisPoints } from '../../../shared/amounts';
import type { PartyKey } from '../../../shared/keys';
import { compare, parseDecimal, type Rational } from '../../../shared/rationals';
import type { Part } from '../../allocation';
import { keep, split, type Course } from './course';

/** Below 60 nothing is released, below 80 half, from there all, where the definition says nothing. Source: docs/rules/money.md, "Tiers". */
export const usualRelease: readonly ReleaseStep[] = [
  { below: '60', share: 0 },
  { below: '80', share: 5_000 },
  { share: 10_000 },
];

/** By what a pool is released and shared: the evaluation total, and points by payee; decimal text, not negative. */
interface Incentives {
  readonly score?: string;
  readonly points: Readonly<Record<PartyKey, string>>;
}

/**
 * Releases what is in the pool by the evaluation total and shares it by points. What is not released stays in it, and by
 * how much it grew or shrank since the runs before is kept. Source: docs/rules/money.md, "Tiers".
 */
export function releasePool(course: Course, before: bigint, { score, points }: Incentives): Course {
  const parts = pointParts(course.rules.payees, points);
  const total = score === undefined ? undefined : parseDecimal(score);
  const hasPoints = parts.some(({ weight }) => weight > 0n);
  const amount = total && hasPoints ? basisPoints(course.pool, releaseShare(releaseOf(course), total)) : 0n;
  const pool = course.pool - amount;
  return keep(split({ ...course, pool }, { tier: 'incentive', amount, parts }), 'pool', pool - before);
}

/** The steps of the last rules that agree on a pool; none where no rules do. */
const releaseOf = ({ shares }: Course): readonly ReleaseStep[] =>
  shares.findLast(({ rules }) => rules.pool !== undefined)?.rules.pool?.release ?? [];

/** Which share (basis points) of the pool an evaluation total releases. */
const releaseShare = (steps: readonly ReleaseStep[], total: Rational): number =>
  steps.find(({ below }) => below === undefined || compare(total, parseDecimal(below) ?? total) < 0)?.share ?? 0;

/** Points as whole weights, in the order of the payees. */
function pointParts(payees: readonly PartyKey[], points: Incentives['points']): readonly Part[] {
  const given = payees.map((of) => ({ of, points: parseDecimal((Object.hasOwn(points, of) && points[of]) || '0') }));
  const over = given.reduce((common, { points: one }) => (one && one.over > common ? one.over : common), 1n);
  return given.map(({ of, points: one }) => ({ of, weight: one ? (one.of * over) / one.over : 0n }));
}
