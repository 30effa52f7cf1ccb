/** An exact number: `over` is positive. Scores and shares are computed with these and rounded only to be shown. */
export interface Rational {
  readonly of: bigint;
  readonly over: bigint;
}

export const ratio = (of: bigint | number, over: bigint | number = 1): Rational =>
  BigInt(over) < 0n ? { of: -BigInt(of), over: -BigInt(over) } : { of: BigInt(of), over: BigInt(over) };

/** Reads decimal text such as `90.25`, `-3` or `1e-7`; `undefined` for anything else. */
export function parseDecimal(text: string): Rational | undefined {
  const [, sign, whole, places = '', exponent = '0'] =
    /^([+-]?)(\d{1,100})(?:\.(\d{1,100}))?(?:e([+-]?\d{1,2}))?$/i.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const digits = BigInt(`${whole}${places}`) * (sign === '-' ? -1n : 1n);
  const power = Number(exponent) - places.length;
  return power < 0 ? ratio(digits, 10n ** BigInt(-power)) : ratio(digits * 10n ** BigInt(power));
}

export const add = (a: Rational, b: Rational): Rational => ratio(a.of * b.over + b.of * a.over, a.over * b.over);
export const times = (a: Rational, b: Rational): Rational => ratio(a.of * b.of, a.over * b.over);
/** `b` must not be zero. */
export const divide = (a: Rational, b: Rational): Rational => ratio(a.of * b.over, a.over * b.of);

/** Negative when `a` is less than `b`, zero when they are equal. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.of * b.over - b.of * a.over;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

export const least = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);

/** Decimal text with two places, half away from zero: 89.995 is `90.00`. */
export function toHundredths({ of, over }: Rational): string {
  const size = of < 0n ? -of : of;
  const hundredths = (size * 200n + over) / (over * 2n);
  const digits = String(hundredths).padStart(3, '0');
  const sign = of < 0n && hundredths > 0n ? '-' : '';
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
