import { z } from 'zod';
import { demands, saying } from '../../definition/demands';
import { isInstant } from '../../domain/calendar/zones';
import { date, email, evidenceList, sha256 } from '../http/content';
import { key } from '../../definition/keys';

/** Which person of the office acts; its first when left out. */
const by = email.optional();
const reason = z.string().trim().min(1).max(4000).describe('why; the approvers and the record show it');
const evidence = z.string().trim().min(1).max(4000).describe('what shows it: words, the number of a document, a link');

export const negotiation = z.strictObject({ note: z.string().max(4000).default(''), by });

export const agreementWithdrawal = z.strictObject({ reason, by });

export const conditionMet = z.strictObject({
  condition: key.describe('its key in the definition'),
  evidence,
  on: date('agreement.conditionMetOn').optional().describe('the day on which it was met; today when left out'),
  by,
});

export const agreementNotice = z.strictObject({
  kind: z.enum(['renew', 'notToRenew', 'terminate', 'breach']),
  from: key.describe('the party that gives it'),
  sentAt: z
    .string()
    .refine(isInstant, demands.instant.en)
    .optional()
    .describe('when it was sent, now when left out; it works on arrival, in the working hours of who gets it'),
  reason: z.string().max(4000).default(''),
  by,
});

export const cure = z.strictObject({
  evidence,
  breach: z.int().min(1).optional().describe('the number of its notice, where more than one breach may be cured'),
  by,
});

export const correction = z
  .strictObject({
    of: z.enum(['signature', 'condition']),
    party: key.optional().describe('whose signature was recorded wrongly'),
    condition: key.optional().describe('which condition was recorded wrongly'),
    signatory: z.string().trim().min(1).max(200).optional(),
    signedOn: date('agreement.signedOn').optional(),
    documentHash: sha256.optional(),
    on: date('agreement.conditionMetOn').optional(),
    evidence: evidence.optional(),
    reason,
    by,
  })
  .refine(
    ({ of, party }) => (of === 'signature') === (party !== undefined),
    saying('签署须写明签署方，条件不写。', 'A signature is that of a party, a condition is not.', ['party']),
  )
  .refine(
    ({ of, condition }) => (of === 'condition') === (condition !== undefined),
    saying('条件须写明编号，签署不写。', 'A condition has a key, a signature has none.', ['condition']),
  )
  .refine(
    ({ of, on, evidence: shown, signatory, signedOn, documentHash }) =>
      of === 'signature' ? on === undefined && shown === undefined : !signatory && !signedOn && !documentHash,
    saying(
      '签署须有 signatory、signedOn 和 documentHash，条件须有 on 和 evidence。',
      'A signature has signatory, signedOn and documentHash, a condition has on and evidence.',
      ['of'],
    ),
  );

export const claim = z.strictObject({
  claim: z.enum(['obstruction', 'improperCausing']),
  condition: key,
  against: key.describe('the party that is said to have done it'),
  reason,
  evidence: evidenceList,
  by,
});

export const suspension = z.strictObject({ reason, evidence: evidenceList, by });

export const termination = z.strictObject({
  endsOn: date('agreement.endsOn').describe('its last day, by mutual consent'),
  reason,
  evidence: evidenceList,
  by,
});

export const amendment = z.strictObject({
  effectiveOn: date('amendment.effectiveOn').describe('the day on which the new version takes over'),
  months: z.int().min(1).max(1200).optional().describe('the new length of a term, where it changes'),
  reason,
  evidence: evidenceList,
  by,
});

export const fate = z.strictObject({
  fate: z.enum(['continue', 'suspend', 'terminate', 'novate']),
  endsOn: date('fate.endsOn').optional().describe('its last day where it is terminated; today when left out'),
  reason,
  evidence: evidenceList,
  by,
});
