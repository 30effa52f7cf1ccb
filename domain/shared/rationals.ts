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

const positive = (value: bigint) => (value < 0n ? -value : value);

const divisor = (a: bigint, b: bigint): bigint => {
  let [one, other] = [a, b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
};

/** The same number with the smallest terms. */
const reduced = ({ of, over }: Rational): Rational => {
  const common = divisor(positive(of), over);
  return common > 1n ? { of: of / common, over: over / common } : { of, over };
};

const without = (value: bigint, factor: bigint): readonly [rest: bigint, times: number] => {
  let [rest, count] = [value, 0];
  while (rest % factor === 0n) [rest, count] = [rest / factor, count + 1];
  return [rest, count];
};

/** A number as text that loses nothing of it: `90.25` where its decimals end, else a fraction such as `200/3`. */
export function exactText(value: Rational): string {
  const { of, over } = reduced(value);
  const [odd, twos] = without(over, 2n);
  const [rest, fives] = without(odd, 5n);
  if (rest !== 1n) return `${of}/${over}`;
  const places = Math.max(twos, fives);
  const digits = String((positive(of) * 10n ** BigInt(places)) / over).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${of < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}

/** Reads what `exactText` writes, and every decimal text; `undefined` for anything else. */
export function parseExact(text: string): Rational | undefined {
  const [, of, over] = /^(-?\d{1,400})\/(\d{1,400})$/.exec(text.trim()) ?? [];
  if (of === undefined || over === undefined) return parseDecimal(text);
  return BigInt(over) === 0n ? undefined : ratio(BigInt(of), BigInt(over));
}

/** With so many decimals, never more (`down`) or never less (`up`) than it is: 0.101 is `0.10` or `0.11`. */
export function rounded({ of, over }: Rational, places: number, towards: 'down' | 'up'): string {
  const scaled = of * 10n ** BigInt(places);
  const low = scaled / over - (scaled % over < 0n ? 1n : 0n);
  const exact = towards === 'up' && scaled % over !== 0n ? low + 1n : low;
  const digits = String(positive(exact)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${exact < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}
