import { z } from 'zod';
import { demands } from '../../definition/demands';
import { minorOf, type Minor } from '../../domain/shared/amounts';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';

/** An amount in whole units of its currency, such as `1,234.56` or 1234; or minor units, such as `{ minor: "123456" }`. */
export const amount = z
  .union([
    z.int().transform(String),
    z.string().regex(/^-?(\d{1,38}|\d{1,3}(,\d{3}){0,12})(\.\d{1,10})?$/, demands.amountPlain.en),
    z.strictObject({ minor: z.string().regex(/^(0|-?[1-9]\d{0,37})$/, demands.amountPlain.en) }),
  ])
  .describe('in whole units of its currency (text where decimals matter), or { minor } in its smallest units');

export type GivenAmount = z.output<typeof amount>;

const textOf = (given: GivenAmount) => (typeof given === 'string' ? given : given.minor);

/** An amount that is nothing or more, and one that is more than nothing. */
export const notNegative = amount.refine((given) => !textOf(given).startsWith('-'), demands.notNegative.en);
export const aboveZero = notNegative.refine((given) => /[1-9]/.test(textOf(given)), demands.aboveZero.en);

/** A decimal that is not negative, such as a rate, a score or points; a number too large or small to be written out is refused. */
export const decimal = z.union([
  z
    .number()
    .nonnegative()
    .transform(String)
    .refine((given) => /^\d{1,20}(\.\d{1,20})?$/.test(given), demands.decimals.en),
  z.string().regex(/^\d{1,12}(\.\d{1,12})?$/, demands.decimal.en),
]);

/** Minor units of what was given in whole units or in minor ones. Throws `invalid_input` where the currency has no such part. */
export function minorIn(given: GivenAmount, currency: string, field: string): Minor {
  if (typeof given !== 'string') return given.minor;
  const minor = minorOf(given.replaceAll(',', ''), currency);
  if (minor !== undefined) return minor;
  throw refused('invalid_input', text(`${currency} 没有这么小的单位。`, `${currency} has no unit as small as that.`), {
    field,
  });
}
