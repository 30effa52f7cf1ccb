import { feedsOf, methodPlansOf, scopeOf, scopeTitle, successFactorsOf } from '../programme/evaluation-defaults';
import {
  kpisOf,
  type EvaluationKind,
  type Guard,
  type Kpi,
  type Method,
  type MethodPlan,
  type SignOff,
  type Total,
} from '../programme/evaluation-plans';
import type { LocalDate } from '../calendar/dates';
import type { Programme } from '../programme/programme';
import type { Text } from '../shared/text';

/** By what one evaluation is measured: the part of the plan that concerns it, as it was when the evaluation opened. */
export interface Measures {
  readonly title: Text;
  readonly kpis: readonly Kpi[];
  readonly guards: Readonly<Record<string, Guard>>;
  /** Those that it uses, with their weights. */
  readonly methods: Partial<Readonly<Record<Method, MethodPlan>>>;
  readonly minimumCoverage: number;
  readonly feeds: { readonly gates: Total; readonly pool: Total };
  readonly signOff: SignOff;
  /** The success factors that are rated with it, by key. */
  readonly factors?: Readonly<Record<string, Text>>;
}

/** The measures of a cycle's evaluations, or of the special ones; targets and weights are those in force when the period began. */
export function measuresOf({ evaluation }: Programme, kind: EvaluationKind, starts: LocalDate): Measures {
  const scope = scopeOf(evaluation, kind);
  const plans = methodPlansOf(evaluation);
  const chosen = <T>(all: Readonly<Record<string, T>>, keys: readonly string[]) =>
    Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(all, key) ? [[key, all[key] as T]] : [])));
  return {
    title: scopeTitle(evaluation, kind),
    kpis: kpisOf(evaluation, starts).filter(({ key }) => scope.kpis.includes(key)),
    guards: chosen(evaluation.guards, scope.guards),
    methods: chosen(plans as Readonly<Record<string, MethodPlan>>, scope.methods),
    minimumCoverage: evaluation.minimumCoverage,
    feeds: feedsOf(evaluation),
    signOff: scope.signOff,
    ...(scope.successFactors && {
      factors: Object.fromEntries(
        successFactorsOf(evaluation).groups.flatMap(({ factors }) => factors.map(({ key, title }) => [key, title])),
      ),
    }),
  };
}
