import { z } from 'zod';
import type { Fund } from '../domain/programme/fund-plans';
import { amount, asked, text } from './text';

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
