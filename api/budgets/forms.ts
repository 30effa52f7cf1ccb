import { z } from 'zod';
import { demands } from '../../definition/demands';
import { isDate } from '../../domain/calendar/dates';
import { email, evidenceList } from '../http/content';

export const budgetException = z.strictObject({
  upTo: z
    .string()
    .regex(/^[1-9]\d{0,39}$/, demands.minorAboveZero.en)
    .describe('integer minor units of the programme’s currency, as text: how much may be used in all'),
  reason: z.string().trim().min(1).max(4000),
  evidence: evidenceList.removeDefault().exactOptional().describe('what bears it out'),
  by: email.optional(),
});

export const earnedAsked = z.strictObject({
  on: z.string().refine(isDate, demands.anyDay.en).optional().describe('by which day; today when left out'),
});
