import { z } from 'zod';
import type { Budget } from '../domain/programme/budget-plans';
import { amount, asked, complaint, key, percent, text } from './text';

/** A budget within a fund; it warns, escalates and blocks by how much of it is used. */
export const budget = z
  .strictObject({
    title: text,
    fund: key,
    amount,
    warn: percent.default(80),
    escalate: percent.default(95),
    phase: key.exactOptional(),
    project: key.exactOptional(),
    mode: key.exactOptional(),
    plannedValue: z.literal('byBaseline').exactOptional(),
    exception: asked.exactOptional(),
  })
  .superRefine(({ project, mode, phase, plannedValue }, context) => {
    if (project !== undefined && mode !== undefined)
      context.addIssue(
        complaint('project_or_mode', '请写 project 或 mode 之一。', 'Name either project or mode.', ['mode']),
      );
    if (plannedValue !== undefined && phase === undefined)
      context.addIssue(
        complaint(
          'planned_by_phase',
          '计划值由所属阶段的里程碑计算，请写明 phase。',
          'What is planned is measured by the milestones of its phase: name the phase.',
          ['plannedValue'],
        ),
      );
  })
  .transform(({ warn, escalate, ...rest }): Budget => ({ ...rest, warnPercent: warn, escalatePercent: escalate }));
