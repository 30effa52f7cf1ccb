import { kindsOfEvidence } from '../../domain/programme/evidence-kinds';
import { z } from 'zod';
import { demands } from '../../definition/demands';
import type { Condition, Evidence } from '../../domain/approvals/approvals';
import { isPlannable } from '../../domain/calendar/dates';
import type { PlannedDay, ToldDay } from '../../domain/programme/told-days';
import type { Text } from '../../domain/shared/text';
import { readable } from '../../definition/readable';

/** How long what is said in a decision may be, in UTF-16 units, by page and by API. */
export const LONGEST = { comment: 4000, condition: 1000, owner: 200 } as const;

const line = (most: number) => readable(z.string().trim().min(1).max(most));

/** A text in both languages; one that is given stands for the other, and a plain string for both. */
export const text = z
  .union([
    line(2000),
    z.strictObject({ zh: line(2000), en: line(2000).optional() }),
    z.strictObject({ en: line(2000), zh: line(2000).optional() }),
  ])
  .transform((given): Text => {
    if (typeof given === 'string') return { zh: given, en: given };
    return { zh: given.zh ?? given.en ?? '', en: given.en ?? given.zh ?? '' };
  });

/** A day, by the name under which `domain/programme/told-days` knows it: as something that has happened, or that is planned. */
export const date = (_day: ToldDay | PlannedDay) => z.string().refine(isPlannable, demands.day.en);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, demands.hash.en);
export const email = z.email().transform((address) => address.toLowerCase());
export const comment = z.string().max(LONGEST.comment).default('');

/** A file by the hash of its bytes, a link, or a number. */
export const evidence = z.strictObject({
  kind: z.enum(kindsOfEvidence),
  title: line(300),
  url: z.url({ protocol: /^https?$/ }).exactOptional(),
  value: line(100).exactOptional(),
  hash: sha256.exactOptional(),
}) satisfies z.ZodType<Evidence>;

export const evidenceList = z.array(evidence).max(50).default([]);

export const condition = z.strictObject({
  text: line(LONGEST.condition),
  owner: line(LONGEST.owner),
  due: date('condition.due'),
}) satisfies z.ZodType<Condition>;

/** Which person of the office acts; its first when left out. */
export const by = email.optional();
