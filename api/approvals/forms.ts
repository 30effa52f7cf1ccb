import { verdicts } from '../../domain/approvals/approvals';
import { z } from 'zod';
import { saying } from '../../definition/demands';
import { comment, condition, email, evidenceList, sha256, text, by } from '../http/content';
import { digits } from '../http/digits';
import { code } from '../sign-in/code-form';
import { key, policyOrKey } from '../../definition/keys';
import { limit, after } from '../http/list-forms';

export const approvalRequest = z.strictObject({
  key,
  round: z.int().min(1).max(1000).default(1),
  title: text,
  summary: z.array(text).max(50).default([]),
  evidence: evidenceList,
  policy: policyOrKey,
  groups: z.array(key).min(1).max(20),
  sections: z
    .array(z.strictObject({ key, title: text, text: z.array(text).max(50).default([]) }))
    .max(50)
    .refine(
      (sections) => new Set(sections.map((section) => section.key)).size === sections.length,
      saying('各部分的编号不得重复。', 'Each section needs a key of its own.'),
    )
    .default([])
    .describe('parts of the content that panels answer for on their own'),
  beneficiaries: z.array(email).max(50).default([]).describe('who gains by it, and may not decide either'),
  by,
});

export const decision = z.strictObject({
  verdict: z.enum(verdicts),
  comment,
  conditions: z.array(condition).max(20).default([]),
  seat: z.string().max(300).optional().describe('which of my seats; the one of the link when left out'),
  round: z.int().min(1).optional().describe('the round that was shown'),
  contentHash: sha256.optional().describe('the hash of the content that was shown'),
  code,
  digits,
});

export const withdrawal = z.strictObject({ reason: z.string().trim().min(1).max(4000), by });

export const taskQuery = z.object({
  person: email.optional(),
  programme: key.optional(),
  state: z.enum(['open', 'answered', 'closed']).optional(),
  limit,
  after,
});
