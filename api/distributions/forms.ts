import { z } from 'zod';
import { demanding, demands } from '../../definition/demands';
import { isDate, isPlannable } from '../../domain/calendar/dates';
import { key } from '../../definition/keys';
import { recomputedFile } from '../../definition/run-files';
import { aboveZero, amount, decimal } from '../http/amounts';
import { date, email, evidenceList, sha256 } from '../http/content';

/** In whose name the office's token acts; its first person when left out. Whoever is signed in acts in their own name. */
const by = email.optional();
const words = (most: number) => z.string().trim().min(1).max(most);
/** A day of a statement: which ones fit is told by its period. */
const day = z.string().refine(isPlannable, demands.day.en);
const currency = z.string().regex(/^[A-Z]{3}$/, demands.currency.en);

const item = z.strictObject({
  kind: z.enum(['income', 'cost']),
  amount: aboveZero,
  currency: currency.optional(),
  date: day,
  category: key.default('income'),
  project: key.optional(),
  what: z.string().trim().max(500).default(''),
  evidence: evidenceList,
});

export type GivenItem = z.output<typeof item>;

/** What is shared: items, or the hash of a kept sheet of them. */
const statement = {
  lines: z.array(item).max(1_000).default([]),
  file: sha256.optional().describe('the SHA-256 of a kept CSV or XLSX, instead of lines'),
  conversions: z.record(currency, z.strictObject({ rate: decimal, on: day, source: words(200) })).default({}),
  score: decimal.optional().describe('the evaluation total; that of `evaluation` when left out'),
  evaluation: z.string().max(200).optional().describe('key of the evaluation that releases the pool'),
  points: z.record(key, decimal).default({}),
};

export const runRequest = z
  .strictObject({
    key,
    from: day,
    until: date('distribution.until'),
    payer: key.describe('the party that has the money and pays the others'),
    ...statement,
    by,
  })
  .refine(({ from, until }) => from <= until, demanding(demands.notBeforeFrom, ['until']));

export type RunRequest = z.output<typeof runRequest>;

/** What is left out stays as it was in the run that is corrected. */
export const correctionRequest = z.strictObject({
  key,
  reason: words(4000),
  adjustment: key.optional().describe('the adjustment of the strategy whose list of runs this one is on'),
  version: z
    .string()
    .refine(isDate, demands.anyDay.en)
    .optional()
    .describe('the day of the version of the rules to take for all of it; by the day of each item when left out'),
  lines: statement.lines.optional(),
  file: statement.file,
  conversions: statement.conversions.optional(),
  score: decimal.optional(),
  points: z.record(key, decimal).optional(),
  by,
});

export type CorrectionRequest = z.output<typeof correctionRequest>;

export const signature = z.strictObject({ hash: sha256, by });
export const recomputation = recomputedFile.extend({ by });
export const reasoned = z.strictObject({ reason: words(4000), by });
export const hold = z.strictObject({
  lines: z.array(z.string().max(200)).max(500).default([]),
  amount: amount.default('0'),
  reason: words(4000),
  dispute: z.boolean().default(false),
  by,
});
export const ownCosts = z.strictObject({ file: sha256, by });
export const release = z.strictObject({ hold: z.string().max(20), reason: words(4000), by });
export const payment = z.strictObject({
  from: key.optional().describe('who paid; the party of whoever reports it when left out'),
  to: key,
  amount,
  on: date('distribution.paidOn'),
  evidence: evidenceList,
  by,
});
export const confirmation = z.strictObject({ payment: z.string().max(20), by });
export const denial = z.strictObject({ payment: z.string().max(20), reason: words(4000), by });
