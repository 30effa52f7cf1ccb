import { z } from 'zod';
import type { ProjectMode, ProjectPlan, ProjectStage } from '../domain/programme/project-plans';
import { due, evidenceKinds } from './phases';
import { asked, complaint, key, oneOrMany, text } from './text';

const stage = z.strictObject({
  key,
  title: text,
  evidence: evidenceKinds.default([]),
  needs: oneOrMany(z.enum(['agreement', 'budget', 'confidentiality'])).default([]),
  due: due.exactOptional(),
}) satisfies z.ZodType<ProjectStage>;

const stages = z
  .array(stage)
  .min(1)
  .superRefine((given, context) => {
    given.forEach(({ key: name }, at) => {
      if (given.findIndex((other) => other.key === name) === at) return;
      context.addIssue(
        complaint('duplicate_stage', `阶段“${name}”出现了两次。`, `The stage "${name}" stands twice.`, [at, 'key']),
      );
    });
  });

const mode = z.strictObject({
  title: text,
  features: z.array(text).default([]),
  suits: z.array(text).default([]),
  agreement: key.exactOptional(),
  stages: stages.exactOptional(),
}) satisfies z.ZodType<ProjectMode>;

/** The business modes with their stages, and who decides about budgets and commissioning. */
export const projects = z
  .strictObject({
    modes: z.record(key, mode).default({}),
    budget: asked.exactOptional(),
    commissioning: asked.exactOptional(),
  })
  .default({ modes: {} }) satisfies z.ZodType<ProjectPlan>;
