import { z } from 'zod';
import { demands } from '../../definition/demands';
import { comment, email, evidenceList, text } from '../http/content';
import { key } from '../../definition/keys';

/** Which person of the office acts; its first when left out. */
const by = email.optional();

const budget = z.strictObject({
  amount: z
    .string()
    .regex(/^[1-9][0-9]{0,17}$/, demands.minorAboveZero.en)
    .describe('integer minor units of the programme’s currency, as text'),
  fund: key.exactOptional(),
});

export const projectRequest = z.strictObject({
  key,
  title: text,
  mode: key.describe('a business mode of the definition'),
  agreement: key.optional().describe('the mode’s own when left out'),
  budget,
  overseas: z.boolean().default(false),
  note: comment,
  by,
});

export const budgetRequest = z.strictObject({ budget, note: comment, by });

export const stageReport = z.strictObject({ stage: key, evidence: evidenceList, note: comment, by });

export const commissioningRequest = z.strictObject({ evidence: evidenceList, note: comment, by });

export const expectedCost = z.strictObject({
  amount: budget.shape.amount,
  reason: z.string().trim().min(1).max(2000),
  by,
});

export const cancellation = z.strictObject({ reason: z.string().trim().min(1).max(4000), by });
