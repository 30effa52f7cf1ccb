import type { ReleaseStep } from '../../programme/distribution-plans';
import type { PartyKey } from '../../shared/keys';
import { compare, parseDecimal, type Rational } from '../../shared/rationals';
import type { Part } from '../allocation';

/** Below 60 nothing is released, below 80 half, from there all, where the definition says nothing. Source: docs/rules/money.md, "Tiers". */
export const usualRelease: readonly ReleaseStep[] = [
  { below: '60', share: 0 },
  { below: '80', share: 5_000 },
  { share: 10_000 },
];

/** Which share (basis points) of the pool an evaluation total releases. */
export const releaseShare = (steps: readonly ReleaseStep[], total: Rational): number =>
  steps.find(({ below }) => below === undefined || compare(total, parseDecimal(below) ?? total) < 0)?.share ?? 0;

/** Points (decimal text, not negative) as whole weights, in the order of the payees. */
export function pointParts(payees: readonly PartyKey[], points: Readonly<Record<PartyKey, string>>): readonly Part[] {
  const given = payees.map((of) => ({ of, points: parseDecimal((Object.hasOwn(points, of) && points[of]) || '0') }));
  const over = given.reduce((common, { points: one }) => (one && one.over > common ? one.over : common), 1n);
  return given.map(({ of, points: one }) => ({ of, weight: one ? (one.of * over) / one.over : 0n }));
}
