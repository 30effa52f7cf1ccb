import {
  combinationOf,
  cycleIn,
  methodPlansOf,
  methods as allMethods,
  scopeOf,
} from '../programme/evaluation-defaults';
import type { EvaluationKind, EvaluationPlan, Guard, Kpi, Method } from '../programme/evaluation-plans';
import { meant } from '../shared/nearest';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import { combined, type FigureMissing } from './combinations';
import { fitsFigure, fitsGuard } from './fits';
import { judgedPoints, type Judgement } from './judgements';
import type { Evaluated } from './results';

/** A figure as somebody tries it: one for all, one by party, or the levels of several raters; `null` is missing. */
export type Tried = string | null | readonly string[] | Readonly<Record<string, string | null>>;

/** Figures with which somebody wants to know what an evaluation would come to. Without a cycle everything of the plan is evaluated. */
export interface Trial {
  readonly plan: EvaluationPlan;
  readonly cycle?: EvaluationKind | undefined;
  readonly actuals: Readonly<Record<string, Tried>>;
  readonly guards: Readonly<Record<string, Tried>>;
  readonly methods: Readonly<Record<string, Judgement>>;
}

type Kind = 'actuals' | 'guards' | 'methods';
const words = {
  actuals: ['指标', 'indicator'],
  guards: ['过程指标', 'guard'],
  methods: ['评估方法', 'method'],
} as const;

const assertKnown = (kind: Kind, names: readonly string[], known: readonly string[]): void => {
  for (const name of names) {
    if (known.includes(name)) continue;
    const [[zh, en], hint] = [words[kind], meant(name, known)];
    const why = text(`没有“${name}”这个${zh}。${hint.zh}`, `There is no ${en} "${name}".${hint.en}`);
    throw refused('invalid_input', why, { field: `${kind}.${name}` });
  }
};

const isList = (tried: Tried): tried is readonly string[] => Array.isArray(tried);

const filled = (values: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? '']));

/** A figure as it counts: its levels where it is rated by several, else one text, or why there is none. */
const settled = (measure: Kpi | Guard, tried: Tried) => {
  if (tried === null || typeof tried === 'string') return { value: tried ?? '' };
  if (isList(tried)) return { levels: tried };
  const isRubric = 'target' in measure && 'rubric' in measure.target;
  const values = filled(tried);
  return isRubric ? { levels: Object.values(values) } : combined(Object.keys(values), values, combinationOf(measure));
};

const refuseFigure = (field: string, value: string) =>
  refused(
    'invalid_input',
    text(`“${value.slice(0, 40)}”不能作为这里的数值。`, `"${value.slice(0, 40)}" is no figure for this.`),
    { field },
  );

const assertFits = (field: string, values: readonly string[], fits: (value: string) => boolean): void => {
  const wrong = values.find((value) => value.trim() !== '' && !fits(value));
  if (wrong !== undefined) throw refuseFigure(field, wrong);
};

const valuesOf = (tried: Tried): readonly string[] =>
  tried === null ? [] : typeof tried === 'string' ? [tried] : isList(tried) ? tried : Object.values(filled(tried));

const measuredIn = (kpis: readonly Kpi[], actuals: Trial['actuals']) => {
  const known = kpis.flatMap((kpi) => {
    const tried = Object.hasOwn(actuals, kpi.key) ? actuals[kpi.key] : undefined;
    if (tried === undefined) return [];
    const field = `actuals.${kpi.key}`;
    assertFits(field, valuesOf(tried), (value) => fitsFigure(kpi, value));
    if (isList(tried) && !('rubric' in kpi.target)) throw refuseFigure(field, tried.join(', '));
    return [{ key: kpi.key, settled: settled(kpi, tried) }];
  });
  const pick = <Value>(of: (one: ReturnType<typeof settled>) => Value | undefined): Readonly<Record<string, Value>> =>
    Object.fromEntries(
      known.flatMap(({ key, settled: one }) => {
        const value = of(one);
        return value === undefined ? [] : [[key, value]];
      }),
    );
  return {
    actuals: pick((one) => ('value' in one ? one.value : undefined)),
    ratings: pick((one) => ('levels' in one ? one.levels : undefined)),
    missing: pick<FigureMissing>((one) => ('missing' in one ? one.missing : undefined)),
  };
};

const keptIn = (guards: Readonly<Record<string, Guard>>, given: Trial['guards']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(guards).flatMap(([key, guard]) => {
      const tried = Object.hasOwn(given, key) ? given[key] : undefined;
      if (tried === undefined) return [];
      const field = `guards.${key}`;
      assertFits(field, valuesOf(tried), (value) => fitsGuard(guard, value));
      if (isList(tried)) throw refuseFigure(field, tried.join(', '));
      const one = settled(guard, tried);
      return 'value' in one ? [[key, one.value]] : [];
    }),
  );

const isGiven = (judgement: Judgement | undefined) => judgement !== undefined && judgement !== null && judgement !== '';

/** Which methods count: those of the cycle; where it names none, those that were given, too. */
const methodsOf = ({ plan, cycle, methods }: Trial, known: readonly Method[]): readonly Method[] => {
  if (cycle === undefined) return known;
  const names = cycle === 'special' ? plan.special?.methods : cycleIn(plan, cycle).methods;
  const scope = scopeOf(plan, cycle).methods;
  return names ?? known.filter((method) => scope.includes(method) || isGiven(methods[method]));
};

/** What was given and does not belong to the cycle that is tried, or is made of something else. */
export interface Prepared {
  readonly evaluated: Evaluated;
  readonly ignored: readonly string[];
}

/** Everything of a trial as it is scored. Refuses names that there are not, and what is no figure, with `invalid_input` at its field. */
export function prepared(trial: Trial): Prepared {
  const { plan, cycle } = trial;
  const plans = methodPlansOf(plan);
  const known = allMethods.filter((method) => plans[method]);
  assertKnown(
    'actuals',
    Object.keys(trial.actuals),
    plan.kpis.map(({ key }) => key),
  );
  assertKnown('guards', Object.keys(trial.guards), Object.keys(plan.guards));
  assertKnown('methods', Object.keys(trial.methods), known);
  const scope = cycle && scopeOf(plan, cycle);
  const kpis = plan.kpis.filter(({ key }) => scope?.kpis.includes(key) ?? true);
  const isAsked = (key: string) => scope?.guards.includes(key) ?? true;
  const guards = Object.fromEntries(Object.entries(plan.guards).filter(([key]) => isAsked(key)));
  const measured = measuredIn(kpis, trial.actuals);
  const methods = methodsOf(trial, known);
  const hasFigures = kpis.some(({ key }) => measured.actuals[key]?.trim() || measured.ratings[key]);
  const judged = methods.filter((method) => isGiven(trial.methods[method]));
  const counted = judged.filter((method) => method !== 'quantitative' || !hasFigures);
  const points = Object.fromEntries(
    counted.flatMap((method) => {
      const value = judgedPoints(`methods.${method}`, trial.methods[method] ?? null);
      return value ? [[method, value]] : [];
    }),
  ) as Evaluated['points'];
  const outside = (kind: Kind, given: Readonly<Record<string, unknown>>, used: readonly string[]) =>
    Object.keys(given).flatMap((name) => (used.includes(name) ? [] : [`${kind}.${name}`]));
  return {
    evaluated: {
      // Where only judgements are tried, they stand by themselves.
      kpis: hasFigures || judged.length === 0 ? kpis : [],
      ...measured,
      minimumCoverage: plan.minimumCoverage,
      guards,
      guardActuals: keptIn(guards, trial.guards),
      methods,
      plans,
      points,
      ...(plan.feeds && { feeds: plan.feeds }),
    },
    ignored: [
      ...outside(
        'actuals',
        trial.actuals,
        kpis.map(({ key }) => key),
      ),
      ...outside('guards', trial.guards, Object.keys(guards)),
      ...outside('methods', trial.methods, counted),
    ],
  };
}
