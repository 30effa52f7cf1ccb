import { z } from 'zod';
import { demands } from '../../definition/demands';
import { amount, basisPoints, text } from '../../definition/text';
import { evidenceKinds, need } from '../../definition/phases';
import { decimal } from '../../definition/figures';
import { key } from '../../definition/keys';
import { isPlannable } from '../../domain/calendar/dates';
import { date, email } from '../http/content';
import { askedProgramme } from '../http/asked-calendars';
import { policyTimesForm } from '../policy-times/forms';

const words = (most: number) => z.string().trim().min(1).max(most);
const effectiveOn = date('adjustment.effectiveOn').describe('the day from which all of it shall hold; still to come');

/** What an adjustment changes, by keys as the file has them; what is left out stays. */
export const changesForm = z.strictObject({
  milestones: z
    .record(
      key,
      z.strictObject({
        due: date('adjustment.milestoneOn').exactOptional(),
        criterion: text.exactOptional(),
        evidence: evidenceKinds.exactOptional(),
        needs: z.array(need).max(50).exactOptional(),
        met: z.array(need).max(50).exactOptional(),
      }),
    )
    .exactOptional(),
  kpis: z
    .record(key, z.strictObject({ target: decimal.exactOptional(), weight: basisPoints.exactOptional() }))
    .exactOptional(),
  shares: z.record(key, basisPoints).exactOptional().describe('of every payee'),
  sharesSince: z
    .string()
    .refine(isPlannable, demands.day.en)
    .exactOptional()
    .describe('an earlier day since which the shares hold: the posted runs that reach it are corrected'),
  budgets: z.record(key, amount).exactOptional(),
  policies: z.record(key, policyTimesForm).exactOptional(),
});

export const adjustmentRequest = z.strictObject({
  key,
  title: words(300),
  reason: words(4000),
  effectiveOn,
  changes: changesForm,
  assessment: z.string().max(200).exactOptional().describe('the assessment that calls for it'),
  by: email.optional(),
});

/** An adjustment that nobody has proposed. */
export const adjustmentPreview = z.strictObject({
  programme: askedProgramme.unwrap(),
  effectiveOn,
  changes: changesForm,
});
