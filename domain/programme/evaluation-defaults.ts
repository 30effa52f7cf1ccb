import type { EvaluationCycleKey, GroupKey } from '../shared/keys';
import type { Text } from '../shared/text';
import {
  type AssessorIdentity,
  type Combination,
  type EvaluationCycle,
  type EvaluationKind,
  type EvaluationPlan,
  type Guard,
  type Method,
  type MethodPlan,
  type NumberTarget,
  type Scope,
  type SignOff,
  type Sourced,
  type SpecialPlan,
  type Total,
  triggers,
} from './evaluation-plans';
import { successFactors } from './success-factors';

export const methods = ['quantitative', 'qualitative', 'thirdParty', 'self'] as const satisfies readonly Method[];
export const scopes = ['slips', 'exceptions', 'obligations', 'stages'] as const satisfies readonly Scope[];
/** What the review of the money lists when its cycle does not say. */
export const moneyScopes = ['budgets', 'calls', 'draws', 'distributions'] as const satisfies readonly Scope[];

const usualScope = (kind: EvaluationCycleKey): readonly Scope[] =>
  kind === 'monthly' ? scopes : kind === 'financial' ? moneyScopes : [];

/** A cycle of a plan; the review of the money where the plan has none is signed off as the quarter is. */
export const cycleIn = ({ cycles }: Pick<EvaluationPlan, 'cycles'>, kind: EvaluationCycleKey): EvaluationCycle =>
  kind === 'financial'
    ? (cycles.financial ?? {
        title: { zh: '财务监督评估', en: 'Financial review' },
        dueWorkingDay: 10,
        kpis: [],
        signOff: cycles.quarterly.signOff,
      })
    : cycles[kind];

/** How many points above the third party's a self-assessment is told to the supervisors, when the programme does not say. */
export const divergencePoints = 15;

/** How surely it must be known who assesses, when the programme does not say. */
export const assessorIdentity: AssessorIdentity = 'link+code';

/** The methods of a plan with their weights and who carries them out, as definitions before and after `methodPlans` have them. */
export const methodPlansOf = ({
  methods: weights,
  methodPlans = {},
}: Pick<EvaluationPlan, 'methods' | 'methodPlans'>): Partial<Readonly<Record<Method, MethodPlan>>> =>
  Object.fromEntries(
    methods.flatMap((method) => {
      const plan = methodPlans[method];
      const weight = plan?.weight ?? weights[method];
      return weight === undefined ? [] : [[method, { ...plan, weight }]];
    }),
  );

/** What is evaluated, whatever opened it: which KPIs, guards and methods, what else is listed, and who signs it off. */
export interface EvaluationScope {
  readonly kpis: readonly string[];
  readonly guards: readonly string[];
  readonly methods: readonly Method[];
  readonly scope: readonly Scope[];
  readonly successFactors: boolean;
  readonly signOff: SignOff;
}

const ofCycle = (plan: EvaluationPlan, kind: EvaluationCycleKey, cycle: EvaluationCycle): EvaluationScope => ({
  kpis: cycle.kpis,
  guards: cycle.guards ?? (kind === 'monthly' || kind === 'financial' ? [] : Object.keys(plan.guards)),
  methods: cycle.methods ?? ['quantitative'],
  scope: cycle.scope ?? usualScope(kind),
  successFactors: cycle.successFactors ?? false,
  signOff: cycle.signOff,
});

/** The special evaluation of a plan; one that says nothing of it has it on every trigger, signed off as the year is. */
export const specialOf = (plan: EvaluationPlan): SpecialPlan =>
  plan.special ?? {
    title: { zh: '专项评估', en: 'Special evaluation' },
    dueWorkingDays: 10,
    triggers,
    kpis: plan.kpis.map(({ key }) => key),
    methods: ['quantitative'],
    signOff: plan.cycles.annual.signOff,
  };

/** What an evaluation of a cycle, or a special one, takes in. */
export const scopeOf = (plan: EvaluationPlan, kind: EvaluationKind): EvaluationScope => {
  if (kind !== 'special') return ofCycle(plan, kind, cycleIn(plan, kind));
  const { kpis, guards = Object.keys(plan.guards), methods: used, signOff } = specialOf(plan);
  return { kpis, guards, methods: used, scope: scopes, successFactors: false, signOff };
};

/** The working day after the period by which a figure has to be in: its own, else two before the evaluation is due, the first at least; never after that. */
export const cutOffDay = ({ cutOff }: Sourced, dueWorkingDay: number): number =>
  Math.min(cutOff?.workingDay ?? Math.max(1, dueWorkingDay - 2), dueWorkingDay);

export const combinationOf = ({ combine = 'same' }: Sourced): Combination => combine;

/** Which total feeds the criteria of gates, and which the incentive pool. */
export const feedsOf = ({ feeds }: Pick<EvaluationPlan, 'feeds'>): { readonly gates: Total; readonly pool: Total } =>
  feeds ?? { gates: 'kpiTotal', pool: 'kpiTotal' };

const bounds: Readonly<Record<string, string>> = {
  onTime: '95',
  projectSuccess: '95',
  decidedInTime: '90',
  risksInHand: '100',
};

/** What a guard has to keep; `undefined` where people say themselves whether it is kept. */
export const boundOf = ({ atLeastPercent, atLeast, atMost, unit = '', computed }: Guard): NumberTarget | undefined => {
  if (atLeastPercent !== undefined) return { number: String(atLeastPercent), unit: '%', better: 'higher' };
  if (atLeast !== undefined) return { number: atLeast, unit, better: 'higher' };
  if (atMost !== undefined) return { number: atMost, unit, better: 'lower' };
  const number = computed && bounds[computed];
  return number === undefined ? undefined : { number, unit: '%', better: 'higher' };
};

/** The rubric of success factors, and whose members rate it. */
export const successFactorsOf = (plan: EvaluationPlan) => {
  const factors = plan.successFactors ?? successFactors;
  const groups: readonly GroupKey[] = (
    factors.raters ??
    plan.methodPlans?.qualitative?.raters ??
    plan.cycles.annual.signOff
  ).groups;
  return { raters: groups, groups: factors.groups };
};

/** What the evaluations of a cycle are called, or the special ones. */
export const scopeTitle = (plan: EvaluationPlan, kind: EvaluationKind): Text =>
  kind === 'special' ? specialOf(plan).title : cycleIn(plan, kind).title;
