import { z } from 'zod';
import type { Disputed } from '../../domain/disputes/disputes';
import { date, email, sha256 } from '../http/content';
import { key } from '../../definition/keys';

/** In whose name the office's token acts; its first person when left out. Whoever is signed in acts in their own name. */
const by = email.optional();

const words = (most: number) => z.string().trim().min(1).max(most);

export const disputed = z.union([
  z.strictObject({ kind: z.enum(['agreement', 'milestone', 'obligation']), key: words(400) }),
  z.strictObject({ kind: z.literal('lines'), lines: z.array(words(300)).min(1).max(50) }),
]) satisfies z.ZodType<Disputed>;

export const disputeRequest = z.strictObject({ key, title: words(300), claim: words(4000), about: disputed, by });

export const departure = z.strictObject({ reason: words(4000), by });

export const settlement = z.strictObject({
  terms: words(4000).describe('it holds once every party has confirmed the same words'),
  by,
});

export const award = z.strictObject({
  summary: words(4000),
  on: date('dispute.awardedOn'),
  documentHash: sha256.exactOptional(),
  by,
});
