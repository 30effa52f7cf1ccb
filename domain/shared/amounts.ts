/**
 * An amount in integer minor units of a currency (fen, cents), as decimal text of any size, such as `-10003`. It is computed
 * with as `bigint` and never as a number. Source: docs/rules/money.md, "Amounts".
 */
export type Minor = string;

/** How many decimals a currency has where it isn't two. Source: ISO 4217, list one. */
const decimals: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((one) => [one, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((one) => [one, 3])),
  CLF: 4,
  UYW: 4,
};

/** How many decimals a currency (ISO 4217 code) has: the exponent of its minor unit. */
export const exponentOf = (currency: string): number =>
  (Object.hasOwn(decimals, currency) ? decimals[currency] : undefined) ?? 2;

/** Whether a text is an amount in minor units as entries hold it: no leading zeros, no `-0`. */
export const isMinor = (given: string): boolean => /^(0|-?[1-9]\d{0,39})$/.test(given);

/** What a decimal text such as `1234.5` or `-0.03` is in minor units; `undefined` for a finer part than the currency has, or no number. */
export function minorOf(decimal: string, currency: string): Minor | undefined {
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d{1,38})(?:\.(\d{1,20}))?$/.exec(decimal) ?? [];
  const kept = fraction.replace(/0+$/, '');
  if (whole === undefined || kept.length > exponentOf(currency)) return undefined;
  return BigInt(`${sign}${whole}${kept.padEnd(exponentOf(currency), '0')}`).toString();
}

/** Minor units with so many decimals as plain decimal text: -10003 with two is `-100.03`. */
function placed(minor: Minor | bigint, places: number): string {
  const value = BigInt(minor);
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${value < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}

/** Minor units as decimal text in whole units of the currency, as people type them: 2000000000 CNY is `20000000.00`. */
export const decimalOf = (minor: Minor | bigint, currency: string): string => placed(minor, exponentOf(currency));

/** Minor units with so many decimals as people read them: 123456789 with two is `1,234,567.89`. */
export function groupedText(minor: Minor | bigint, places: number): string {
  const [whole = '', fraction] = placed(minor, places).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Minor units and their currency as people read them: 100003 in CNY is `CNY 1,000.03`. */
export const amountText = (minor: Minor | bigint, currency: string): string =>
  `${currency} ${groupedText(minor, exponentOf(currency))}`;

/** The sum of amounts in minor units. */
export const sumOf = (amounts: readonly (Minor | bigint)[]): bigint =>
  amounts.reduce<bigint>((sum, one) => sum + BigInt(one), 0n);

/** The smaller of two amounts. */
export const smaller = (one: bigint, other: bigint): bigint => (one < other ? one : other);

/** An amount, or nothing where it is negative. */
export const atLeastZero = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

/** So many basis points of an amount that is not negative, rounded down. */
export const basisPoints = (amount: bigint, share: number): bigint => (amount * BigInt(share)) / 10_000n;
