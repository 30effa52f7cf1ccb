import { z } from 'zod';
import { seat } from './figures';
import { due } from './phases';
import { complaint, key, keys, text } from './text';
import {
  responseKinds,
  type AcceptancePlan,
  type PlannedAction,
  type PlannedRisk,
  type RiskPlan,
  type Score,
} from '../domain/programme/risk-plans';

const days = z.int().min(1).max(3650);
const level = z.int().min(1).max(5);
const points = z.int().min(2).max(25);
const groups = keys.min(1);

/** Likelihood and impact, `[3, 4]` or by their names. */
export const score = z
  .union([
    z.tuple([level, level]).transform(([likelihood, impact]): Score => ({ likelihood, impact })),
    z.strictObject({ likelihood: level, impact: level }),
  ])
  .meta({ id: 'Score', description: 'likelihood and impact, 1 to 5 each: [3, 4]' });

const action = z.strictObject({ title: text, owner: seat.exactOptional(), due }) satisfies z.ZodType<PlannedAction>;

/** A risk of the register; `inherent: [3, 4]` says what `likelihood: 3, impact: 4` said before. */
const entry = z
  .strictObject({
    key,
    title: text,
    description: text.exactOptional(),
    category: text.exactOptional(),
    owner: seat.exactOptional(),
    likelihood: level.exactOptional(),
    impact: level.exactOptional(),
    inherent: score.exactOptional(),
    current: score.exactOptional(),
    residual: score.exactOptional(),
    why: text.exactOptional(),
    response: z.enum(responseKinds).exactOptional(),
    actions: z.array(action).max(20).exactOptional(),
  })
  .transform(({ likelihood, impact, inherent, ...given }, context): PlannedRisk => {
    const named = likelihood !== undefined && impact !== undefined ? { likelihood, impact } : undefined;
    const isTwice = inherent !== undefined && (likelihood !== undefined || impact !== undefined);
    const scored = inherent ?? named;
    if (isTwice || !scored) {
      context.addIssue(
        complaint(
          'inherent_score',
          '请写 inherent: [可能性, 影响]，或者写 likelihood 和 impact。',
          'Write either inherent: [likelihood, impact], or likelihood and impact.',
        ),
      );
      return z.NEVER;
    }
    return { ...given, ...scored };
  });

const acceptance = z.strictObject({
  policy: key.exactOptional(),
  atMostDays: days.exactOptional(),
}) satisfies z.ZodType<AcceptancePlan>;

/** The risk matrix (likelihood × impact), when risks are reviewed, who decides on one of each level, and the risks known at the start. */
export const risks = z.strictObject({
  highFrom: points.default(12),
  mediumFrom: points.default(5),
  reviewDays: z
    .strictObject({ high: days.default(30), medium: days.default(90), low: days.default(180) })
    .default({ high: 30, medium: 90, low: 180 }),
  authority: z
    .strictObject({ high: groups.exactOptional(), medium: groups.exactOptional(), low: groups.exactOptional() })
    .exactOptional(),
  acceptance: acceptance.exactOptional(),
  register: z.array(entry).default([]),
}) satisfies z.ZodType<RiskPlan>;
