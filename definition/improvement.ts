import { z } from 'zod';
import { text } from './text';
import type { ImprovementPlan } from '../domain/programme/improvement-plans';

const days = z.int().min(1).max(3650);

const improvementSteps = [
  { zh: '问题识别', en: 'identify the problem' },
  { zh: '原因分析', en: 'analyse its cause' },
  { zh: '改进方案', en: 'plan the improvement' },
  { zh: '实施验证', en: 'carry out and verify' },
];

/** How problems are mended, and after how many days the effect is checked. */
export const improvement = z.strictObject({
  steps: z.array(text).min(1).default(improvementSteps),
  checkAfterDays: z
    .strictObject({ critical: days.default(30), major: days.default(60), minor: days.default(90) })
    .default({ critical: 30, major: 60, minor: 90 }),
}) satisfies z.ZodType<ImprovementPlan>;
