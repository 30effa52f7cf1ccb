import { z } from 'zod';
import { key, keys, text } from './text';
import type { RiskPlan } from '../domain/programme/risk-plans';

const days = z.int().min(1).max(3650);
const level = z.int().min(1).max(5);
const groups = keys.min(1);

/** The risk matrix (likelihood × impact), who may accept a risk of each level, and the risks known at the start. */
export const risks = z.strictObject({
  highFrom: z.int().min(2).max(25).default(12),
  mediumFrom: z.int().min(2).max(25).default(5),
  reviewDays: z
    .strictObject({ high: days.default(30), medium: days.default(90), low: days.default(180) })
    .default({ high: 30, medium: 90, low: 180 }),
  authority: z.strictObject({ high: groups, medium: groups, low: groups }),
  register: z.array(z.strictObject({ key, title: text, likelihood: level, impact: level })).default([]),
}) satisfies z.ZodType<RiskPlan>;
