import { z } from 'zod';
import { key } from '../../definition/keys';
import { limit, after } from '../http/list-forms';
import { by } from '../http/content';

export const startProgramme = z
  .strictObject({
    file: key.optional().describe('a definition in the folder programmes, without .yaml'),
    definition: z.string().max(1_000_000).optional().describe('or the definition itself, as YAML'),
    by,
  })
  .refine(
    ({ file, definition }) => (file === undefined) !== (definition === undefined),
    'give either file or definition',
  );

/** A page of the waiting list of a programme. */
export const glanceQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('things of the waiting list'),
  after: after.describe('the `waitingNext` of the page before'),
});

export const ledgerQuery = z.object({ after: z.coerce.number().int().min(0).default(0), limit });
