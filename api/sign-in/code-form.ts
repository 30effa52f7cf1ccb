import { z } from 'zod';

/** What a program sends beside a link where that alone is too weak. */
export const code = z
  .string()
  .regex(/^[0-9]{6}$/, 'must be six digits')
  .optional()
  .describe('the mailed code, where link+code is asked for');
