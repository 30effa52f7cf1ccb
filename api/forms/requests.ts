import { z } from 'zod';
import { comment, condition, date, email, evidenceList, sha256, text } from './content';
import { digits } from './digits';
import { key, policyOrKey } from './keys';

/** Which person of the office acts; its first when left out. */
const by = email.optional();

export const startProgramme = z
  .strictObject({
    file: key.optional().describe('a definition in the folder programmes, without .yaml'),
    definition: z.string().max(1_000_000).optional().describe('or the definition itself, as YAML'),
    by,
  })
  .refine(
    ({ file, definition }) => (file === undefined) !== (definition === undefined),
    'give either file or definition',
  );

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

export const forecast = z.strictObject({
  on: date('milestone.forecastOn'),
  reason: z.string().trim().min(1).max(2000),
  by,
});

export const proposalAnswer = z.strictObject({ accept: z.boolean().describe('false drops it'), by });

const said = z.string().trim().min(1).max(4000);

export const exceptionReport = z.strictObject({
  cause: said,
  consequence: said,
  options: z.array(said).min(1).max(20),
  recommendation: said,
  by,
});

export const scopeReport = exceptionReport.extend({ change: said.describe('what it would deliver otherwise') });

export const changeRequest = z.strictObject({
  name: z.string().trim().min(1).max(200),
  reason: z.string().trim().min(1).max(2000),
  dates: z.record(key, date('baseline.on')).describe('milestone to its new baseline'),
  by,
});

export const settingAside = z.strictObject({
  as: z.enum(['postponed', 'merged']),
  into: z.int().min(1).exactOptional().describe('the number of the request that has its dates from now on'),
  reason: z.string().trim().min(1).max(2000),
  by,
});

export const settlement = z.strictObject({
  as: z.enum(['waived', 'failed']),
  reason: z.string().trim().min(1).max(2000),
  by,
});

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
      'each section needs a key of its own',
    )
    .default([])
    .describe('parts of the content that panels answer for on their own'),
  beneficiaries: z.array(email).max(50).default([]).describe('who gains by it, and may not decide either'),
  by,
});

export const decision = z.strictObject({
  verdict: z.enum(['approve', 'approveWithConditions', 'requestChanges', 'reject', 'abstain', 'recuse']),
  comment,
  conditions: z.array(condition).max(20).default([]),
  seat: z.string().max(300).optional().describe('which of my seats; the one of the link when left out'),
  round: z.int().min(1).optional().describe('the round that was shown'),
  contentHash: sha256.optional().describe('the hash of the content that was shown'),
  code: z
    .string()
    .regex(/^[0-9]{6}$/, 'must be six digits')
    .optional()
    .describe('the mailed code, where the policy asks for link+code'),
  digits,
});

export const withdrawal = z.strictObject({ reason: z.string().trim().min(1).max(4000), by });

export const fulfilment = z.strictObject({
  evidence: z.string().trim().min(1).max(4000).describe('what shows that the condition was met'),
  by,
});

export const actuals = z.strictObject({
  actuals: z
    .record(key, z.string().trim().min(1).max(40))
    .default({})
    .describe('KPI to its figure as decimal text, or its level 1 to 5'),
  notes: comment,
  by,
});

const limit = z.coerce.number().int().min(1).max(500).default(100);

const after = z.string().max(1000).optional().describe('the `next` of the page before');

/** A page of a list that has nothing to choose from. */
export const listQuery = z.object({ limit, after });

/** A page of the waiting list of a programme. */
export const glanceQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('things of the waiting list'),
  after: after.describe('the `waitingNext` of the page before'),
});

export const taskQuery = z.object({
  person: email.optional(),
  programme: key.optional(),
  state: z.enum(['open', 'answered', 'closed']).optional(),
  limit,
  after,
});

export const ledgerQuery = z.object({ after: z.coerce.number().int().min(0).default(0), limit });
