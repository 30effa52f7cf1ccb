import { z } from 'zod';
import type { DistributionPlan } from '../domain/programme/distribution-plans';
import { basisPoints, key, text } from './text';

const shares = z.record(key, basisPoints);

/** How income is shared; the order of the payees breaks ties of a fen. */
export const distribution = z.strictObject({
  shares,
  tiers: z.record(key, z.strictObject({ title: text, by: text, shares: shares.exactOptional() })).default({}),
  rounding: z.literal('largestRemainder').default('largestRemainder'),
}) satisfies z.ZodType<DistributionPlan>;
