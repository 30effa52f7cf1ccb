import { kindsOfEvidence } from '../domain/programme/evidence-kinds';
import { z } from 'zod';
import { defaultPercentOfCost } from '../domain/projects/costs';
import { defaultTolerance } from '../domain/tolerances/slippage';
import { asked, day, key, keys, oneOrMany, text } from './text';
import type { Tolerance } from '../domain/programme/tolerance';
import type { Need } from '../domain/programme/needs';
import type { DueDay, Gate, Milestone, Phase } from '../domain/programme/phase-plans';

const agreementState = z.enum(['effective', 'signed']);

/** What has to hold before something may happen. */
export const need = z
  .union([
    z.strictObject({ agreement: key, is: agreementState }),
    z.strictObject({ anyAgreement: keys.min(1), is: agreementState }),
    z.strictObject({ milestone: key, is: z.literal('accepted') }),
    z.strictObject({ groups: keys.min(1), is: z.literal('filled') }),
    z.strictObject({
      projects: z.int().min(1),
      is: z.enum(['agreed', 'started', 'landed']),
      overseas: z.boolean().exactOptional(),
    }),
    z.strictObject({ kpi: key, attainmentAtLeastPercent: z.int().min(1) }),
    z.strictObject({ score: z.int().min(1), consecutiveQuarters: z.int().min(1) }),
    z.strictObject({ risks: z.literal('noneHigh') }),
  ])
  .meta({ id: 'Need' }) satisfies z.ZodType<Need>;

export const due = z
  .union([day, z.string().regex(/^\+\d{1,3} months?$/)])
  .transform((given): DueDay => (given.startsWith('+') ? { months: parseInt(given, 10) } : { date: given }))
  .meta({ id: 'Due', description: '"+2 months" from the start of the programme, or a date' });

/** Which kinds of evidence a milestone is shown with. */
export const evidenceKinds = z.array(z.enum(kindsOfEvidence));

const milestone = z.strictObject({
  key,
  title: text,
  due,
  criterion: text,
  needs: oneOrMany(need).default([]),
  met: oneOrMany(need).default([]),
  evidence: evidenceKinds.default([]),
  accepts: asked.exactOptional(),
}) satisfies z.ZodType<Milestone>;

const gate = z.strictObject({
  asks: keys.min(1),
  policy: key,
  must: keys.default([]),
  should: keys.default([]),
}) satisfies z.ZodType<Gate>;

/** How far a milestone may slip before the strategic group hears of it, the smaller of both counts; and by how much a project may cost more than its budget. */
export const tolerance = z.strictObject({
  workingDays: z.int().min(0).max(1000).default(defaultTolerance.workingDays),
  percentOfPhase: z.int().min(0).max(100).default(defaultTolerance.percentOfPhase),
  percentOfCost: z.int().min(0).max(1000).default(defaultPercentOfCost),
}) satisfies z.ZodType<Tolerance>;

/** A phase with its tasks, its milestones and the gate at its end. */
export const phase = z.strictObject({
  key,
  title: text,
  months: z.int().min(1).max(240),
  tasks: z.array(text).default([]),
  milestones: z.array(milestone),
  gate,
}) satisfies z.ZodType<Phase>;
