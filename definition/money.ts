import { z } from 'zod';
import { amount, asked, basisPoints, key, percent, text } from './text';
import type { Budget, DistributionPlan, Fund } from '../domain/programme/money-plans';

const shares = z.record(key, basisPoints);

/** How income is shared; the order of the payees breaks ties of a fen. */
export const distribution = z.strictObject({
  shares,
  tiers: z.record(key, z.strictObject({ title: text, by: text, shares: shares.exactOptional() })).default({}),
  rounding: z.literal('largestRemainder').default('largestRemainder'),
}) satisfies z.ZodType<DistributionPlan>;

/** A fund and who may draw on it, up to which amount. */
export const fund = z.strictObject({
  title: text,
  purpose: text,
  authority: z
    .array(
      z.strictObject({ upTo: amount.exactOptional(), decidedBy: asked }).transform(({ decidedBy, ...limit }) => ({
        ...limit,
        ...decidedBy,
      })),
    )
    .min(1),
}) satisfies z.ZodType<Fund>;

/** A budget within a fund; it warns, escalates and blocks by how much of it is used. */
export const budget = z
  .strictObject({
    title: text,
    fund: key,
    amount,
    warn: percent.default(80),
    escalate: percent.default(95),
  })
  .transform(({ warn, escalate, ...rest }): Budget => ({ ...rest, warnPercent: warn, escalatePercent: escalate }));

/** Writes an amount in the minor units of a currency (fen, cents); `undefined` when it has a finer part than the currency. */
export const minorUnits = (given: string, currency: string): string | undefined => {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const [whole = '', fraction = ''] = given.split('.');
  const kept = fraction.replace(/0+$/, '');
  return kept.length > digits ? undefined : BigInt(whole + kept.padEnd(digits, '0')).toString();
};
