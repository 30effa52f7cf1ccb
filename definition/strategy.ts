import { z } from 'zod';
import { key, keys, text } from './text';
import type { StrategyPlan } from '../domain/programme/strategy-plans';

const strategySteps = [
  { zh: '环境监测', en: 'watch the environment' },
  { zh: '策略评估', en: 'assess the strategy' },
  { zh: '及时调整', en: 'adjust in time' },
  { zh: '持续优化', en: 'keep improving' },
];

/** How the course is corrected, by whom, and how far the plans look ahead. */
export const strategy = z.strictObject({
  steps: z.array(text).min(1).default(strategySteps),
  horizons: z.array(z.strictObject({ key, title: text, years: z.int().min(1).max(50) })).default([]),
  groups: keys.min(1),
}) satisfies z.ZodType<StrategyPlan>;
