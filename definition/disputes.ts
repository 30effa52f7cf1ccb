import { z } from 'zod';
import type { DisputeRules } from '../domain/programme/dispute-rules';

/** How many calendar days the tiers of a dispute last. */
export const disputes = z.strictObject({
  negotiationDays: z.int().min(1).max(1000).default(30),
  mediationDays: z.int().min(1).max(1000).default(60),
}) satisfies z.ZodType<DisputeRules>;
