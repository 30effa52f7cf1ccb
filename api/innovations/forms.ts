import { z } from 'zod';
import { innovationKinds } from '../../domain/programme/innovation-plans';
import { date, email, evidenceList, text } from '../http/content';
import { key } from '../../definition/keys';

/** In whose name the office's token acts; its first person when left out. Whoever is signed in acts in their own name. */
const by = email.optional();

const words = (most: number) => z.string().trim().min(1).max(most);

export const innovationRequest = z.strictObject({
  key,
  title: text,
  kind: z.enum(innovationKinds),
  proposal: text,
  by,
});

export const trial = z.strictObject({ note: words(4000), until: date('innovation.trialUntil'), by });

export const result = z.strictObject({ summary: words(4000), evidence: evidenceList, by });

export const dropping = z.strictObject({ reason: words(4000), by });
