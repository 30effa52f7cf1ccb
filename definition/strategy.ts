import { z } from 'zod';
import { owner } from './figures';
import { day, key, keys, text } from './text';
import type { CycleKey } from '../domain/shared/keys';
import type { SignalPlan, StrategyPlan } from '../domain/programme/strategy-plans';

const strategySteps = [
  { zh: '环境监测', en: 'watch the environment' },
  { zh: '策略评估', en: 'assess the strategy' },
  { zh: '及时调整', en: 'adjust in time' },
  { zh: '持续优化', en: 'keep improving' },
];

const cycles = { month: 'monthly', quarter: 'quarterly', year: 'annual' } as const satisfies Record<string, CycleKey>;

/** How often, as a programme's file says it. */
export const every = z
  .enum(['month', 'quarter', 'year'])
  .transform((given): CycleKey => cycles[given])
  .meta({ id: 'Every', description: 'how often: each month, quarter or year' });

const threshold = z.number().finite().transform(String);

const signal = z.strictObject({
  key,
  title: text,
  source: z.enum(['figure', 'kpi', 'riskLevel', 'date']).default('figure'),
  owner: owner.exactOptional(),
  kpi: key.exactOptional(),
  risk: key.exactOptional(),
  alertBelow: threshold.exactOptional(),
  alertAbove: threshold.exactOptional(),
  alertFrom: z.enum(['medium', 'high']).exactOptional(),
  unit: z.string().min(1).exactOptional(),
  every: every.default('quarterly'),
  on: day.exactOptional(),
}) satisfies z.ZodType<SignalPlan>;

const horizon = z.strictObject({
  key,
  title: text,
  years: z.int().min(1).max(50),
  review: every.exactOptional(),
});

/** What is watched, who corrects the course and by which policy, and how far the plans look ahead. */
export const strategy = z.strictObject({
  steps: z.array(text).min(1).default(strategySteps),
  horizons: z.array(horizon).default([]),
  groups: keys.min(1),
  policy: key.exactOptional(),
  signals: z.array(signal).exactOptional(),
}) satisfies z.ZodType<StrategyPlan>;
