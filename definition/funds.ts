import { z } from 'zod';
import { lateRules, type Fund } from '../domain/programme/fund-plans';
import { amount, asked, key, text } from './text';

const workingDays = z.strictObject({ workingDays: z.int().min(1).max(250) });

/** A fund: who committed how much, how it is called, and who may draw on it, up to which amount. */
export const fund = z.strictObject({
  title: text,
  purpose: text,
  commitments: z.record(key, amount).exactOptional(),
  call: z
    .strictObject({ notice: workingDays.exactOptional(), late: z.enum(lateRules).exactOptional() })
    .exactOptional(),
  authority: z
    .array(
      z.strictObject({ upTo: amount.exactOptional(), decidedBy: asked }).transform(({ decidedBy, ...limit }) => ({
        ...limit,
        ...decidedBy,
      })),
    )
    .min(1),
  smallDrawsWithin: z.strictObject({ days: z.int().min(1).max(365) }).exactOptional(),
  ratifyWithin: workingDays.exactOptional(),
}) satisfies z.ZodType<Fund>;
