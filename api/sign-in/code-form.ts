import { z } from 'zod';
import { demands } from '../../definition/demands';

/** What a program sends beside a link where that alone is too weak. */
export const code = z
  .string()
  .regex(/^[0-9]{6}$/, demands.sixDigits.en)
  .optional()
  .describe('the mailed code, where link+code is asked for');
