import { z } from 'zod';
import { text } from './text';
import type { ExitPlan } from '../domain/programme/exit-plans';

const steps = z.array(text).min(1);

/** What ends the programme early, and how it is then wound up. */
export const exit = z.strictObject({
  triggers: steps,
  steps,
  stepDays: z.int().min(1).max(3650).exactOptional(),
}) satisfies z.ZodType<ExitPlan>;
