import { z } from 'zod';
import { demands } from '../../definition/demands';
import { key } from '../../definition/keys';
import { MOST_ROWS } from '../../domain/evaluations/imports/sheets';
import { by, comment, email, evidenceList, LONGEST, sha256 } from '../http/content';
import { digits } from '../http/digits';
import { code } from '../sign-in/code-form';

const value = z.string().trim().min(1).max(60);

/** `market`, `guard.satisfaction`, `market.PARTY`, `qualitative.PARTY.GROUP.SEAT`. */
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{0,200}$/, demands.name.en);

export const actuals = z.strictObject({
  actuals: z
    .record(name, value)
    .default({})
    .describe(
      'KPI (or guard.KEY) to its figure as decimal text, or its level 1 to 5; one that both parties report by its ask',
    ),
  notes: comment,
  by,
});

export const figures = z.strictObject({
  ask: name.describe('what is answered, as the evaluation names it'),
  values: z.record(name, value).describe('what is wanted, to its figure, level or points'),
  note: comment.describe('of a correction after sign-off: the reason'),
  evidence: evidenceList.default([]),
  by,
});

/** The same by the link of a mail, whose ask it names. */
export const figureByLink = figures.omit({ ask: true, by: true }).extend({ code, digits });

const importedRow = z.strictObject({
  ask: z.string().max(300).describe('what is answered, as the evaluation names it'),
  figure: z.string().max(300).exactOptional().describe('which value of it, where it wants more than one'),
  value: z.string().max(200).describe('figure as decimal text, level, points, or pass and fail'),
  note: z.string().max(LONGEST.comment).exactOptional(),
  evidence: z
    .string()
    .max(4000)
    .exactOptional()
    .describe('names of files in `beside`, or addresses, with a semicolon between'),
});

export const imported = z.strictObject({
  rows: z.array(importedRow).max(MOST_ROWS).exactOptional(),
  file: sha256.exactOptional().describe('instead of rows: a CSV or XLSX that was filed as evidence'),
  beside: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(300), hash: sha256 }))
    .max(50)
    .default([])
    .describe('evidence that was filed, by the names that the rows use'),
  note: comment.describe('of every row without one; of corrections after sign-off: the reason'),
  by,
});

export const delegation = z.strictObject({ ask: name, to: email, by });

export const request = z.strictObject({
  why: z.string().trim().min(1).max(1000),
  party: key.exactOptional().describe('for whom the office asks; the party of whoever asks when left out'),
  by,
});

export const restatement = z.strictObject({ reason: z.string().trim().min(1).max(2000), by });
