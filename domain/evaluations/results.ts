import { feedsOf } from '../programme/evaluation-defaults';
import type { EvaluationPlan, Guard, Method } from '../programme/evaluation-plans';
import { exactText, type Rational, toHundredths } from '../shared/rationals';
import type { Text } from '../shared/text';
import { composite, divergence, type Judged } from './composites';
import { exactly, type Measured } from './evaluations';
import type { FigureMissing } from './combinations';
import { distanceToNext, type Distance, gradeOf, type Grade } from './grades';
import { type GuardResult, judged } from './guards';
import { reasonsOf } from './reasons';
import { type Row, rowOf } from './rows';

/** Everything that came in for one evaluation. */
export interface Evaluated extends Measured {
  /** Why a figure is missing, where it is known. */
  readonly missing?: Readonly<Record<string, FigureMissing>>;
  /** The guards that are asked for, by key, and their figures. */
  readonly guards: Readonly<Record<string, Guard>>;
  readonly guardActuals: Readonly<Record<string, string>>;
  readonly methods: readonly Method[];
  readonly plans: Judged['plans'];
  /** Points of the methods that are judged; the quantitative one is the total of the KPIs where they are measured. */
  readonly points: Judged['points'];
  readonly feeds?: EvaluationPlan['feeds'];
}

/** Why something came out as it did: a stable code, a sentence, and what it is about. */
export interface Reason {
  readonly code: string;
  readonly text: Text;
  readonly kpi?: string;
  readonly guard?: string;
  readonly method?: Method;
}

/** What an evaluation comes to. Points are decimal texts with two places, shown half-up; grades are decided on exact values. */
export interface EvaluationResult {
  readonly scores: readonly Row[];
  /** Basis points of the weights for which there is data. */
  readonly coverage: number;
  readonly kpiTotal: string | null;
  readonly composite: string | null;
  /** That of the total which feeds the gates. */
  readonly grade: Grade;
  readonly grades: { readonly kpiTotal: Grade; readonly composite: Grade };
  /** Both totals as texts that lose nothing, for who counts them again. */
  readonly exact: { readonly kpiTotal: string | null; readonly composite: string | null };
  readonly methods: readonly { readonly method: Method; readonly weight: number; readonly points: string | null }[];
  readonly guards: readonly GuardResult[];
  readonly flags: readonly Reason[];
  readonly reasons: readonly Reason[];
  /** From the total that feeds the gates to the next grade. */
  readonly distance: Distance | null;
  readonly feeds: { readonly gates: string | null; readonly pool: string | null };
}

/** The result of an evaluation with the total that counts at gates, under the name that it always had. */
export interface ResultCard extends EvaluationResult {
  readonly total: string | null;
}

/** A result in exact numbers. */
export interface Totals {
  readonly kpiTotal: Rational | null;
  readonly composite: Rational | null;
}

const shown = (total: Rational | null) => total && toHundredths(total);

/** The methods with the total of the KPIs for the quantitative one, and whether figures were asked for in vain. */
const judgedWith = (evaluated: Evaluated, kpiTotal: Rational | null): Judged => {
  const { methods, plans, points, kpis } = evaluated;
  const isMeasured = methods.includes('quantitative') && kpis.length > 0 && !points.quantitative;
  const { quantitative = kpiTotal, ...rest } = points;
  return {
    methods,
    plans,
    points: { ...rest, ...(quantitative && { quantitative }) },
    lacksData: isMeasured && !kpiTotal,
  };
};

/** Both totals in exact numbers. */
export const totalsOf = (evaluated: Evaluated): Totals => {
  const { total } = exactly(evaluated);
  return { kpiTotal: total, composite: composite(judgedWith(evaluated, total)) };
};

/**
 * Scores an evaluation whole: KPIs, methods and guards, with every reason. Refuses a figure or level that is none with
 * `invalid_input`. Source: docs/rules/evaluation.md, "Total and grade" and "Methods".
 */
export function evaluate(evaluated: Evaluated): EvaluationResult {
  const measured = exactly(evaluated);
  const methods = judgedWith(evaluated, measured.total);
  const totals: Totals = { kpiTotal: measured.total, composite: composite(methods) };
  const feeds = feedsOf({ ...(evaluated.feeds && { feeds: evaluated.feeds }) });
  const decisive = totals[feeds.gates];
  const guards = Object.entries(evaluated.guards).map(([key, guard]) =>
    judged(key, guard, Object.hasOwn(evaluated.guardActuals, key) ? evaluated.guardActuals[key] : undefined),
  );
  const scores = measured.scores.map((each) => rowOf(each, measured, evaluated.missing));
  const flag = divergence(methods);
  return {
    scores,
    coverage: measured.coverage,
    kpiTotal: shown(totals.kpiTotal),
    composite: shown(totals.composite),
    grade: gradeOf(decisive),
    grades: { kpiTotal: gradeOf(totals.kpiTotal), composite: gradeOf(totals.composite) },
    exact: {
      kpiTotal: totals.kpiTotal && exactText(totals.kpiTotal),
      composite: totals.composite && exactText(totals.composite),
    },
    methods: methods.methods.map((method) => ({
      method,
      weight: methods.plans[method]?.weight ?? 0,
      points: shown(methods.points[method] ?? null),
    })),
    guards,
    ...reasonsOf({ evaluated, measured, scores, methods, guards, flag, decisive }),
    distance: distanceToNext(decisive),
    feeds: { gates: shown(totals[feeds.gates]), pool: shown(totals[feeds.pool]) },
  };
}
