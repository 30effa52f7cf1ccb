import { z } from 'zod';
import { comment, condition, date, evidenceList, by } from '../http/content';
import { key } from '../../definition/keys';

export const submission = z.strictObject({ evidence: evidenceList, note: comment, by });

/** A go where nothing else is proposed. */
export const gateRequest = z.strictObject({
  proposal: z.enum(['go', 'conditionalGo', 'hold', 'recycle', 'kill', 'resume']).default('go'),
  reviewOn: date('hold.reviewOn')
    .exactOptional()
    .describe('of a hold, which needs one: when it is looked at again, at most 90 days ahead'),
  again: z
    .array(key)
    .max(50)
    .default([])
    .describe('of a recycle, or of a go that is sent back: criteria to show again'),
  conditions: z.array(condition).max(20).default([]).describe('of a conditional go'),
  note: comment,
  by,
});

export const milestoneStart = z.strictObject({
  on: date('milestone.startedOn').exactOptional().describe('today when left out'),
  by,
});

export const settlement = z.strictObject({
  as: z.enum(['waived', 'failed']),
  reason: z.string().trim().min(1).max(2000),
  by,
});
