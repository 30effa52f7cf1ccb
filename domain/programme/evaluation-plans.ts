import type { Text } from '../shared/text';
import type { GroupKey, CycleKey } from '../shared/keys';

export interface EvaluationCycle {
  readonly title: Text;
  /** Due on this working day after the period's end. */
  readonly dueWorkingDay: number;
  readonly kpis: readonly string[];
  readonly signOff: { readonly groups: readonly GroupKey[]; readonly policy: string };
}

export interface Kpi {
  readonly key: string;
  readonly title: Text;
  readonly indicator: Text;
  /** Basis points of the whole; all weights make 10000. */
  readonly weight: number;
  /** A number (as decimal text) to reach, or a rubric of five levels. */
  readonly target:
    | { readonly number: string; readonly unit: string; readonly better: 'higher' | 'lower' }
    | { readonly rubric: Text; readonly raters: number };
}

export interface EvaluationPlan {
  readonly cycles: Readonly<Record<CycleKey, EvaluationCycle>>;
  readonly kpis: readonly Kpi[];
  /** Basis points a method: quantitative, qualitative, thirdParty, self. */
  readonly methods: Readonly<Record<string, number>>;
  readonly guards: Readonly<Record<string, { readonly title: Text; readonly atLeastPercent?: number }>>;
  readonly minimumCoverage: number;
}
