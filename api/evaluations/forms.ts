import { z } from 'zod';
import { key } from '../../definition/keys';
import { by, comment, email, evidenceList } from '../http/content';
import { digits } from '../http/digits';
import { code } from '../sign-in/code-form';

const value = z.string().trim().min(1).max(60);

/** `market`, `guard.satisfaction`, `market.PARTY`, `qualitative.PARTY.GROUP.SEAT`. */
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{0,200}$/);

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

export const delegation = z.strictObject({ ask: name, to: email, by });

export const request = z.strictObject({
  why: z.string().trim().min(1).max(1000),
  party: key.exactOptional().describe('for whom the office asks; the party of whoever asks when left out'),
  by,
});

export const restatement = z.strictObject({ reason: z.string().trim().min(1).max(2000), by });
