import { z } from 'zod';
import { email, evidenceList } from '../http/content';

/** A version of a plan as it is handed in: its document by the hash of a file that is kept. */
export const planSubmission = z.strictObject({
  summary: z.string().trim().min(1).max(4000).describe('what it says in short, and what is new in it'),
  evidence: evidenceList.describe('its document, by the hash of a file that is kept'),
  by: email.optional(),
});
