import { z } from 'zod';
import { by } from '../http/content';

export const fulfilment = z.strictObject({
  evidence: z.string().trim().min(1).max(4000).describe('what shows that the condition was met'),
  by,
});
