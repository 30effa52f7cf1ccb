import { z } from 'zod';
import { leads } from './improvement';
import { innovationKinds, type InnovationPlan } from '../domain/programme/innovation-plans';

/** Which kinds of innovations are registered, and who accepts what a trial came to. */
export const innovation = z.strictObject({
  kinds: z.array(z.enum(innovationKinds)).min(1).exactOptional(),
  accepts: leads.exactOptional(),
}) satisfies z.ZodType<InnovationPlan>;
