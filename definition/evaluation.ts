import { z } from 'zod';
import { guardTitle } from '../domain/programme/figure-titles';
import { methods, moneyScopes, scopes } from '../domain/programme/evaluation-defaults';
import {
  type EvaluationPlan,
  type Method,
  type MethodPlan,
  type Scope,
  triggers,
} from '../domain/programme/evaluation-plans';
import { successFactors } from '../domain/programme/success-factors';
import { guard, kpi } from './figures';
import { asked, basisPoints, key, keys, percent, person, text } from './text';

/** Some of several things, or `all` of them. */
const all = z.literal('all');
const someOf = <Item extends string>(items: readonly Item[]) => z.union([all, z.array(z.enum(items))]);
const someKeys = z.union([all, keys]);
const workingDay = z.int().min(1).max(60);

const cycle = (dueWorkingDay: number, zh: string, en: string) =>
  z.strictObject({
    title: text.default({ zh, en }),
    dueWorkingDay: workingDay.default(dueWorkingDay),
    kpis: someKeys.default([]),
    methods: someOf(methods).exactOptional(),
    guards: someKeys.exactOptional(),
    scope: someOf([...scopes, ...moneyScopes]).exactOptional(),
    successFactors: z.boolean().exactOptional(),
    signOff: asked,
  });

const special = z.strictObject({
  title: text.default({ zh: '专项评估', en: 'Special evaluation' }),
  dueWorkingDays: workingDay.default(10),
  triggers: someOf(triggers).default('all'),
  kpis: someKeys.default('all'),
  methods: someOf(methods).default(['quantitative']),
  guards: someKeys.exactOptional(),
  signOff: asked.exactOptional(),
});

const cycles = z.strictObject({
  monthly: cycle(5, '月度评估', 'Monthly evaluation'),
  quarterly: cycle(10, '季度评估', 'Quarterly evaluation'),
  annual: cycle(20, '年度评估', 'Annual evaluation'),
  financial: cycle(10, '财务监督评估', 'Financial review').exactOptional(),
  special: special.exactOptional(),
});

const groups = z.strictObject({ groups: keys.min(1) });

/** A weight, or a weight and who carries the method out. */
const method = z.union([
  basisPoints.transform((weight): MethodPlan => ({ weight })),
  z.strictObject({
    weight: basisPoints,
    raters: groups.exactOptional(),
    assessor: person.exactOptional(),
    identity: z.enum(['link', 'link+code']).exactOptional(),
    by: z.record(key, person).exactOptional(),
    divergenceOver: z.int().min(0).max(120).exactOptional(),
  }),
]);

const factors = z.strictObject({
  raters: groups.exactOptional(),
  groups: z
    .array(
      z.strictObject({
        key,
        title: text,
        factors: z.array(z.strictObject({ key, title: text })).min(1),
      }),
    )
    .min(1)
    .exactOptional(),
});

const total = z.enum(['kpiTotal', 'composite']).default('kpiTotal');

const form = z.strictObject({
  cycles,
  kpis: z.array(kpi).min(1),
  methods: z.record(key, method).prefault({ quantitative: '40%', qualitative: '30%', thirdParty: '20%', self: '10%' }),
  guards: z.record(key, guard).default({}),
  minimumCoverage: percent.default(80),
  feeds: z.strictObject({ gates: total, pool: total }).exactOptional(),
  successFactors: factors.exactOptional(),
});

const named = <Item extends string>(given: 'all' | readonly Item[], whole: readonly Item[]): readonly Item[] =>
  given === 'all' ? whole : given;

/** How the cooperation is measured: cycles, indicators and their weights, methods, process guards. */
export const evaluation = form.transform(({ successFactors: rated, ...given }): EvaluationPlan => {
  const { special: extra, ...regular } = given.cycles;
  const known = { kpis: given.kpis.map((one) => one.key), guards: Object.keys(given.guards) };
  const completed = (
    { kpis, methods: used, guards, scope, ...rest }: z.output<ReturnType<typeof cycle>>,
    whole: readonly Scope[] = scopes,
  ) => ({
    ...rest,
    kpis: named(kpis, known.kpis),
    ...(used && { methods: named(used, methods) }),
    ...(guards && { guards: named(guards, known.guards) }),
    ...(scope && { scope: named(scope, whole) }),
  });
  const { annual } = regular;
  return {
    ...given,
    cycles: {
      monthly: completed(regular.monthly),
      quarterly: completed(regular.quarterly),
      annual: completed(annual),
      ...(regular.financial && { financial: completed(regular.financial, moneyScopes) }),
    },
    methods: Object.fromEntries(Object.entries(given.methods).map(([name, { weight }]) => [name, weight])),
    methodPlans: Object.fromEntries(
      Object.entries(given.methods).filter(([name]) => methods.some((one) => one === name)),
    ) as Partial<Record<Method, MethodPlan>>,
    guards: Object.fromEntries(
      Object.entries(given.guards).map(([name, one]) => [name, { title: guardTitle(name, one.computed), ...one }]),
    ),
    ...(rated && { successFactors: { ...rated, groups: rated.groups ?? successFactors.groups } }),
    ...(extra && {
      special: {
        title: extra.title,
        dueWorkingDays: extra.dueWorkingDays,
        triggers: named(extra.triggers, triggers),
        kpis: named(extra.kpis, known.kpis),
        methods: named(extra.methods, methods),
        ...(extra.guards && { guards: named(extra.guards, known.guards) }),
        signOff: extra.signOff ?? annual.signOff,
      },
    }),
  };
}) satisfies z.ZodType<EvaluationPlan>;
