import { z } from 'zod';
import { email } from '../http/content';

/** What is reported of a signal, or what a review came to. */
export const signalReport = z.strictObject({
  value: z
    .union([z.number().finite(), z.string().trim().max(60)])
    .transform(String)
    .exactOptional()
    .describe('of a figure: a decimal number'),
  note: z.string().trim().max(4000).default(''),
  by: email.optional(),
});
