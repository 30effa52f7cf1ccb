import { z } from 'zod';
import { date, evidenceList, sha256, text, by } from '../http/content';
import { key } from '../../definition/keys';

export const agreementSubmission = z.strictObject({
  title: text.optional(),
  summary: z.array(text).max(50).default([]),
  evidence: evidenceList,
  effectiveOn: date('agreement.effectiveOn')
    .optional()
    .describe('the day on which it is to begin, where that is later than its signatures'),
  by,
});

export const signature = z.strictObject({
  party: key,
  signatory: z.string().trim().min(1).max(200),
  signedOn: date('agreement.signedOn'),
  documentHash: sha256.describe('of the document that was signed: one for all parties, and the one that was approved'),
  by,
});

export const documentConfirmation = z.strictObject({
  documentHash: sha256.describe('the document that is signed in place of the one that was approved'),
  reason: z.string().trim().min(1).max(4000),
  by,
});
