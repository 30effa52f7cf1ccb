import { z } from 'zod';
import { demands } from '../../definition/demands';

/** Without them a link alone does nothing for a program: it has no browser in which its person is known. */
export const digits = z
  .string()
  .regex(/^[0-9]{2}$/, demands.twoDigits.en)
  .optional()
  .describe('the two digits that the mail prints beside its link, where the link alone says who sends this');
