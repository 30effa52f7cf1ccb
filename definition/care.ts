import { z } from 'zod';
import { key, keys, text } from './text';
import type { ExitPlan, ImprovementPlan, RiskPlan, StrategyPlan } from '../domain/programme/care-plans';

const days = z.int().min(1).max(3650);
const level = z.int().min(1).max(5);
const groups = keys.min(1);
const steps = z.array(text).min(1);

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

const improvementSteps = [
  { zh: '问题识别', en: 'identify the problem' },
  { zh: '原因分析', en: 'analyse its cause' },
  { zh: '改进方案', en: 'plan the improvement' },
  { zh: '实施验证', en: 'carry out and verify' },
];

/** How problems are mended, and after how many days the effect is checked. */
export const improvement = z.strictObject({
  steps: steps.default(improvementSteps),
  checkAfterDays: z
    .strictObject({ critical: days.default(30), major: days.default(60), minor: days.default(90) })
    .default({ critical: 30, major: 60, minor: 90 }),
}) satisfies z.ZodType<ImprovementPlan>;

const strategySteps = [
  { zh: '环境监测', en: 'watch the environment' },
  { zh: '策略评估', en: 'assess the strategy' },
  { zh: '及时调整', en: 'adjust in time' },
  { zh: '持续优化', en: 'keep improving' },
];

/** How the course is corrected, by whom, and how far the plans look ahead. */
export const strategy = z.strictObject({
  steps: steps.default(strategySteps),
  horizons: z.array(z.strictObject({ key, title: text, years: z.int().min(1).max(50) })).default([]),
  groups,
}) satisfies z.ZodType<StrategyPlan>;

/** What ends the programme early, and how it is then wound up. */
export const exit = z.strictObject({
  triggers: steps,
  steps,
  stepDays: days.exactOptional(),
}) satisfies z.ZodType<ExitPlan>;
