import { z } from 'zod';
import type { Programme } from '../domain/programme/programme';

/** Longer than this a mail would be late: a quarter of an hour counts as an outage. */
const MOST_SECONDS = 600;

/** How long mails to one person gather to one. */
export const mail = z.strictObject({
  gatherSeconds: z.int().min(0).max(MOST_SECONDS),
}) satisfies z.ZodType<Programme['mail']>;
