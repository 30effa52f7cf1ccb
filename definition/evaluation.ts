import { z } from 'zod';
import { asked, basisPoints, key, keys, percent, text } from './text';
import type { EvaluationCycle, EvaluationPlan, Kpi } from '../domain/programme/evaluation-plans';

const cycle = (dueWorkingDay: number) =>
  z.strictObject({
    title: text,
    dueWorkingDay: z.int().min(1).max(60).default(dueWorkingDay),
    kpis: keys.default([]),
    signOff: asked,
  }) satisfies z.ZodType<EvaluationCycle>;

const number = z.number().finite().nonnegative();
const unit = z.string().min(1);

const target = z
  .union([
    z.strictObject({ atLeast: number, unit }),
    z.strictObject({ atMost: number, unit }),
    z.strictObject({ rubric: text, raters: z.int().min(1).default(2) }),
  ])
  .transform((given): Kpi['target'] => {
    if ('rubric' in given) return given;
    if ('atLeast' in given) return { number: String(given.atLeast), unit: given.unit, better: 'higher' };
    return { number: String(given.atMost), unit: given.unit, better: 'lower' };
  });

const kpi = z.strictObject({
  key,
  title: text,
  indicator: text,
  weight: basisPoints,
  target,
}) satisfies z.ZodType<Kpi>;

const guard = z
  .strictObject({ title: text, atLeast: percent.exactOptional() })
  .transform(({ title, atLeast }) => (atLeast === undefined ? { title } : { title, atLeastPercent: atLeast }));

/** How the cooperation is measured: cycles, indicators and their weights, methods, process guards. */
export const evaluation = z.strictObject({
  cycles: z.strictObject({ monthly: cycle(5), quarterly: cycle(10), annual: cycle(20) }),
  kpis: z.array(kpi).min(1),
  methods: z.record(key, basisPoints).default({ quantitative: 4000, qualitative: 3000, thirdParty: 2000, self: 1000 }),
  guards: z.record(key, guard).default({}),
  minimumCoverage: percent.default(80),
}) satisfies z.ZodType<EvaluationPlan>;
