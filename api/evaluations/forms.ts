import { z } from 'zod';
import { comment, by } from '../http/content';
import { key } from '../../definition/keys';

export const actuals = z.strictObject({
  actuals: z
    .record(key, z.string().trim().min(1).max(40))
    .default({})
    .describe('KPI to its figure as decimal text, or its level 1 to 5'),
  notes: comment,
  by,
});
