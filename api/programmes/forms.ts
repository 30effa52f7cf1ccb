import { z } from 'zod';
import { saying } from '../../definition/demands';
import { key } from '../../definition/keys';
import { after } from '../http/list-forms';
import { by, date } from '../http/content';

/** A definition that is sent along, in UTF-16 units; the largest that we know has a twentieth of it. */
export const LARGEST_DEFINITION = 1_000_000;

export const startProgramme = z
  .strictObject({
    file: key.optional().describe('a definition in the folder programmes, without .yaml'),
    definition: z.string().max(LARGEST_DEFINITION).optional().describe('or the definition itself, as YAML'),
    starts: date('programme.starts')
      .optional()
      .describe('the first day; that of the definition when left out, else the first of the coming month'),
    by,
  })
  .refine(
    ({ file, definition }) => (file === undefined) !== (definition === undefined),
    saying('请写明 file 或 definition 之一。', 'Give either file or definition.'),
  );

/** A page of the waiting list of a programme. */
export const glanceQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('things of the waiting list'),
  after: after.describe('the `waitingNext` of the page before'),
});
