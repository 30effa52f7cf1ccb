import { addDays, type LocalDate } from '../../calendar/dates';
import {
  ALWAYS,
  sharingRules,
  type DistributionPlan,
  type SharingForm,
  type SharingMethod,
  type SharingRules,
} from '../../programme/distribution-plans';
import type { Minor } from '../../shared/amounts';
import type { PartyKey } from '../../shared/keys';
import { by } from '../../shared/order';

/** A version of the rules with nothing left out, in force from a day, until its last one where it has one. */
export interface RulesVersion {
  /** `0001-01-01` for rules that were always in force. */
  readonly from: LocalDate;
  readonly until?: LocalDate;
  readonly rules: SharingRules;
  /** Other rules for a category of income. */
  readonly categories?: Readonly<Record<string, SharingRules>>;
  /** Other rules for a project, before those of the category. */
  readonly projects?: Readonly<Record<string, SharingRules>>;
}

/** Everything that is agreed of how to share: what a run is computed by. */
export interface AgreedRules {
  /** Payees in the declared order, which breaks ties. */
  readonly payees: readonly PartyKey[];
  readonly form: SharingForm;
  /** Registered capital of a company, in minor units. */
  readonly capital?: Minor;
  readonly roundingPartner?: PartyKey;
  readonly method: SharingMethod;
  /** In the order of their days; none overlaps with another. */
  readonly versions: readonly RulesVersion[];
}

/** The versions that a plan declares, each until the day before the next. */
export function agreedRules(plan: DistributionPlan): AgreedRules {
  const { form = 'contract', capital, roundingPartner, method = 'byTransactionDate' } = plan;
  const declared = [...(plan.versions ?? [{ from: ALWAYS }])].sort(by(({ from }) => from));
  return {
    payees: payeesOf(plan),
    form,
    ...(capital !== undefined && { capital }),
    ...(roundingPartner !== undefined && { roundingPartner }),
    method,
    versions: declared.map(({ from, until, ...change }, at): RulesVersion => {
      const next = declared[at + 1];
      const last = until ?? (next && addDays(next.from, -1));
      return {
        from,
        ...(last !== undefined && { until: last }),
        rules: sharingRules(plan, change),
        ...scoped('categories', plan.categories, (own) => sharingRules(plan, change, own)),
        ...scoped('projects', plan.projects, (own) => sharingRules(plan, change, own)),
      };
    }),
  };
}

/** Everybody who is paid by any ratio of a plan, in the order in which they are first named. */
export const payeesOf = (plan: DistributionPlan): readonly PartyKey[] => {
  const all = [
    plan,
    ...(plan.versions ?? []),
    ...Object.values(plan.categories ?? {}),
    ...Object.values(plan.projects ?? {}),
  ];
  const ratios = all.flatMap(({ shares, base, losses }) => [shares, base?.shares, losses?.shares]);
  return [...new Set(ratios.flatMap((ratio) => Object.keys(ratio ?? {})))];
};

const scoped = <Of extends string, Own>(
  of: Of,
  own: Readonly<Record<string, Own>> | undefined,
  rules: (change: Own) => SharingRules,
) =>
  own && Object.keys(own).length > 0
    ? ({ [of]: Object.fromEntries(Object.entries(own).map(([key, change]) => [key, rules(change)])) } as {
        readonly [Field in Of]: Readonly<Record<string, SharingRules>>;
      })
    : {};

/** The version that is in force on a day; `undefined` in a gap between versions. */
export const versionOn = ({ versions }: Pick<AgreedRules, 'versions'>, day: LocalDate): RulesVersion | undefined =>
  versions.find(({ from, until }) => from <= day && (until === undefined || day <= until));
