import { z } from 'zod';

export const limit = z.coerce.number().int().min(1).max(500).default(100);

export const after = z.string().max(1000).optional().describe('the `next` of the page before');

/** A page of a list that has nothing to choose from. */
export const listQuery = z.object({ limit, after });
