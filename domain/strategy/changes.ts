import type { LocalDate } from '../calendar/dates';
import { programmeWithTimes, timesThatChange, type PolicyTimes } from '../policy-times/policy-times';
import type { Kpi } from '../programme/evaluation-plans';
import type { Need } from '../programme/needs';
import { withShares } from '../programme/distribution-plans';
import type { EvidenceKind, Milestone } from '../programme/phase-plans';
import type { Programme } from '../programme/programme';
import type { PartyKey } from '../shared/keys';
import { compare, parseDecimal } from '../shared/rationals';
import type { Text } from '../shared/text';

/** Another date or other criteria of a milestone; what is left out stays. */
export interface MilestoneChange {
  readonly due?: LocalDate;
  readonly criterion?: Text;
  readonly evidence?: readonly EvidenceKind[];
  readonly needs?: readonly Need[];
  readonly met?: readonly Need[];
}

/** Another target (decimal text, in the unit it has) or weight (basis points) of an indicator. */
export interface KpiChange {
  readonly target?: string;
  readonly weight?: number;
}

/**
 * What one adjustment changes, by keys; all of it takes effect at one instant. Source: docs/rules/strategy.md,
 * "Adjustments".
 */
export interface AdjustmentChanges {
  readonly milestones?: Readonly<Record<string, MilestoneChange>>;
  readonly kpis?: Readonly<Record<string, KpiChange>>;
  /** Basis points a payee. */
  readonly shares?: Readonly<Record<PartyKey, number>>;
  /** The earlier day since which the shares hold: the runs that reach it are corrected, each by a correction of its own. */
  readonly sharesSince?: LocalDate;
  /** Integer minor units of the programme's currency, as text. */
  readonly budgets?: Readonly<Record<string, string>>;
  readonly policies?: Readonly<Record<string, PolicyTimes>>;
}

export const adjustedParts = ['milestones', 'kpis', 'shares', 'budgets', 'policies'] as const;

export type AdjustedPart = (typeof adjustedParts)[number];

/** By which decision something changes, and from which day on. */
export interface AdjustmentDecision {
  readonly adjustment: string;
  readonly approval: string;
  readonly from: LocalDate;
}

const milestoneAdjusted = (milestone: Milestone, { due, ...criteria }: MilestoneChange = {}): Milestone => ({
  ...milestone,
  ...criteria,
  ...(due !== undefined && { due: { date: due } }),
});

/** Milestones with other dates and criteria. */
export const milestonesAdjusted = (
  milestones: readonly Milestone[],
  changes: AdjustmentChanges['milestones'],
): readonly Milestone[] => milestones.map((each) => milestoneAdjusted(each, ownOf(changes, each.key)));

const kpiAdjusted = (kpi: Kpi, { target, weight }: KpiChange = {}): Kpi => ({
  ...kpi,
  ...(weight !== undefined && { weight }),
  ...(target !== undefined && 'number' in kpi.target && { target: { ...kpi.target, number: target } }),
});

/** The indicators with other targets and weights; those before are kept for the periods that had begun. */
export const evaluationAdjusted = <Plan extends Pick<Programme['evaluation'], 'kpis' | 'earlier'>>(
  plan: Plan,
  kpis: AdjustmentChanges['kpis'],
  until: LocalDate,
): Plan =>
  kpis === undefined
    ? plan
    : {
        ...plan,
        kpis: plan.kpis.map((each) => kpiAdjusted(each, ownOf(kpis, each.key))),
        earlier: [...(plan.earlier ?? []), { until, kpis: plan.kpis }],
      };

const ownOf = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

/** The programme with all that an adjustment changes. Throws `not_found` for a policy that it does not have. */
export function programmeAdjusted(
  programme: Programme,
  changes: AdjustmentChanges,
  { adjustment, approval, from }: AdjustmentDecision,
): Programme {
  const { milestones, kpis, shares, sharesSince, budgets = {}, policies = {} } = changes;
  const { distribution } = programme;
  const planned: Programme = {
    ...programme,
    phases: programme.phases.map((phase) => ({
      ...phase,
      milestones: milestonesAdjusted(phase.milestones, milestones),
    })),
    evaluation: evaluationAdjusted(programme.evaluation, kpis, from),
    ...(distribution && shares && { distribution: withShares(distribution, shares, from, sharesSince) }),
    budgets: Object.fromEntries(
      Object.entries(programme.budgets).map(([key, budget]) => [
        key,
        { ...budget, amount: ownOf(budgets, key) ?? budget.amount },
      ]),
    ),
  };
  const decision = { round: 0, approval, from, adjustment };
  return Object.entries(policies).reduce(
    (known, [policy, times]) => programmeWithTimes(known, { policy, times, decision }),
    planned,
  );
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const isSameNumber = (one: string, other: string): boolean => {
  const [a, b] = [parseDecimal(one), parseDecimal(other)];
  return a && b ? compare(a, b) === 0 : one === other;
};

/** Drops the fields that are `undefined`, and nothing where none is left. */
const somethingOf = <T extends object>(given: T): T | undefined => {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined;
};

const each = <From, To>(
  record: Readonly<Record<string, From>> | undefined,
  change: (key: string, value: From) => To | undefined,
): Readonly<Record<string, To>> | undefined =>
  somethingOf(Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, change(key, value)]))) as
    Readonly<Record<string, To>> | undefined;

/** Where a milestone is planned, by its key. */
export type PlannedDays = Readonly<Record<string, LocalDate>>;

/** Those of the changes that differ from what holds; what names nothing of the programme is kept for whoever refuses it. */
export function changesThatDiffer(
  programme: Programme,
  planned: PlannedDays,
  { milestones, kpis, shares, sharesSince, budgets, policies }: AdjustmentChanges,
): AdjustmentChanges {
  const plans = programme.phases.flatMap((phase) => phase.milestones);
  const unless = <T>(isKnown: boolean, value: T | undefined): T | undefined => (isKnown ? undefined : value);
  const ofMilestone = (key: string, change: MilestoneChange): MilestoneChange | undefined => {
    const plan = plans.find((one) => one.key === key);
    if (!plan) return change;
    const { due, criterion, evidence, needs, met } = change;
    return somethingOf({
      due: unless(due === planned[key], due),
      criterion: unless(isSame(criterion, plan.criterion), criterion),
      evidence: unless(isSame(evidence, plan.evidence), evidence),
      needs: unless(isSame(needs, plan.needs), needs),
      met: unless(isSame(met, plan.met), met),
    }) as MilestoneChange | undefined;
  };
  const ofKpi = (key: string, change: KpiChange): KpiChange | undefined => {
    const kpi = programme.evaluation.kpis.find((one) => one.key === key);
    if (!kpi) return change;
    const number = 'number' in kpi.target ? kpi.target.number : undefined;
    const { target, weight } = change;
    return somethingOf({
      target: unless(target !== undefined && number !== undefined && isSameNumber(target, number), target),
      weight: unless(weight === kpi.weight, weight),
    }) as KpiChange | undefined;
  };
  const ofPolicy = (key: string, times: PolicyTimes): PolicyTimes | undefined => {
    const policy = ownOf(programme.policies, key);
    return policy ? somethingOf(timesThatChange(policy, times)) : times;
  };
  const sharesNow = programme.distribution?.shares ?? {};
  const isOther = Object.entries(shares ?? {}).some(([party, part]) => sharesNow[party] !== part);
  return (
    (somethingOf({
      milestones: each(milestones, ofMilestone),
      kpis: each(kpis, ofKpi),
      shares:
        isOther || sharesSince !== undefined || Object.keys(shares ?? {}).length !== Object.keys(sharesNow).length
          ? shares
          : undefined,
      sharesSince,
      budgets: each(budgets, (key, amount) => unless(ownOf(programme.budgets, key)?.amount === amount, amount)),
      policies: each(policies, ofPolicy),
    }) as AdjustmentChanges | undefined) ?? {}
  );
}

/** What an adjustment touches: two that touch the same can't both hold. The weights of the indicators are one thing, and so are the shares. */
export const touchedBy = ({ milestones, kpis, shares, budgets, policies }: AdjustmentChanges): readonly string[] => [
  ...Object.keys(milestones ?? {}).map((key) => `milestones.${key}`),
  ...Object.entries(kpis ?? {}).flatMap(([key, { target }]) => (target === undefined ? [] : [`kpis.${key}`])),
  ...(Object.values(kpis ?? {}).some(({ weight }) => weight !== undefined) ? ['weights'] : []),
  ...(shares ? ['shares'] : []),
  ...Object.keys(budgets ?? {}).map((key) => `budgets.${key}`),
  ...Object.keys(policies ?? {}).map((key) => `policies.${key}`),
];

/** Whether it changes what somebody is paid or may spend: then the financial groups are asked, too. */
export const touchesMoney = ({ shares, budgets }: AdjustmentChanges): boolean =>
  shares !== undefined || budgets !== undefined;
