import { countOf } from '../shared/counts';

/** Who is given how much of an amount by how many parts; the order in which they stand breaks ties. */
export interface Part<Of extends string = string> {
  readonly of: Of;
  /** Not negative; only its proportion to the others counts. */
  readonly weight: bigint;
  /** Gets its exact share rounded down, and none of the units that are left. */
  readonly getsNoUnit?: boolean;
}

/** What one got: the amount, and how many of its minor units are left over from rounding down. */
export interface Allotted<Of extends string = string> {
  readonly of: Of;
  readonly amount: bigint;
  /** Minor units that it got beyond its exact share rounded down, in the direction of the amount: 1, 0, or more for a rounding partner. */
  readonly byRemainder: bigint;
}

const size = (value: bigint) => (value < 0n ? -value : value);

/**
 * Splits an amount (minor units) by weights, exactly: each share is rounded down, and what is left goes one unit each to the
 * largest remainders, ties in the order given; a negative amount mirrors the positive one, and no weight never gets a unit.
 * A `partner` takes all that is left instead, if it has a weight. Throws `RangeError` where there is an amount and no weight.
 * Source: docs/rules/money.md, "Rounding".
 */
export function allocate<Of extends string>(
  amount: bigint,
  parts: readonly Part<Of>[],
  partner?: Of,
): readonly Allotted<Of>[] {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0n);
  if (parts.some(({ weight }) => weight < 0n)) throw new RangeError('A weight is negative.');
  if (total === 0n && amount !== 0n) throw new RangeError('An amount has nobody to go to.');
  if (total === 0n) return parts.map(({ of }) => ({ of, amount: 0n, byRemainder: 0n }));
  const whole = size(amount);
  const shares = parts.map(({ of, weight, getsNoUnit = false }) => ({
    of,
    weight,
    getsNoUnit,
    down: (whole * weight) / total,
    remainder: (whole * weight) % total,
  }));
  const left = whole - shares.reduce((sum, { down }) => sum + down, 0n);
  const extra = units(shares, left, partner);
  const sign = amount < 0n ? -1n : 1n;
  return shares.map(({ of, down }, at) => {
    const byRemainder = extra[at] ?? 0n;
    return { of, amount: sign * (down + byRemainder), byRemainder };
  });
}

interface Share {
  readonly of: string;
  readonly weight: bigint;
  readonly remainder: bigint;
  readonly getsNoUnit: boolean;
}

/** How many of the units that are left each share gets, in the order of the shares; to sort keeps that of equal remainders. */
function units(shares: readonly Share[], left: bigint, partner: string | undefined): readonly bigint[] {
  const takesAll = shares.findIndex(({ of, weight, getsNoUnit }) => of === partner && weight > 0n && !getsNoUnit);
  if (takesAll >= 0) return shares.map((_, at) => (at === takesAll ? left : 0n));
  const byRemainder = shares
    .flatMap(({ remainder, getsNoUnit }, at) => (getsNoUnit ? [] : [{ remainder, at }]))
    .sort((a, b) => (a.remainder > b.remainder ? -1 : a.remainder < b.remainder ? 1 : 0));
  const chosen = new Set(byRemainder.slice(0, countOf(left)).map(({ at }) => at));
  return shares.map((_, at) => (chosen.has(at) ? 1n : 0n));
}
