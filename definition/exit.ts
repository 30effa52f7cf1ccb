import { z } from 'zod';
import { text } from './text';
import { exitWatches, type ExitPlan } from '../domain/programme/exit-plans';

const steps = z.array(text).min(1);

/** What ends the programme early, what of that is told as soon as it is seen, and how it is then wound up. */
export const exit = z.strictObject({
  triggers: steps,
  steps,
  stepDays: z.int().min(1).max(3650).exactOptional(),
  watches: z.array(z.enum(exitWatches)).exactOptional(),
}) satisfies z.ZodType<ExitPlan>;
