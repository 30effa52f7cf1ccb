import type { Minor } from '../shared/amounts';
import type { GroupKey, PartyKey } from '../shared/keys';
import type { Text } from '../shared/text';

/** Basis points a payee. */
export type Shares = Readonly<Record<PartyKey, number>>;

/** Income up to an amount agreed for a period, shared by another ratio than what goes beyond it (基础分配). */
export interface BasePlan {
  /** In minor units. */
  readonly amount: Minor;
  /** For how long the amount holds: a calendar year or quarter, or each run by itself. */
  readonly per: 'year' | 'quarter' | 'run';
  readonly shares: Shares;
}

/** From which evaluation total on how much of the pool is released; the last has no bound. */
export interface ReleaseStep {
  /** Decimal text: the step holds for totals below it. */
  readonly below?: string;
  /** Basis points of the pool. */
  readonly share: number;
}

/** What is cut from the income above the base for incentives (激励分配). */
export interface PoolPlan {
  /** Basis points of what is above the base. */
  readonly share: number;
  readonly release: readonly ReleaseStep[];
  /** Where the points come from by which it is shared: the parties agree on them for each run, or each accepted innovation has some by its kind. */
  readonly points: 'agreed' | Readonly<Record<string, number>>;
}

/** How losses are borne (风险分配). */
export interface LossPlan {
  readonly shares: Shares;
  /** What a payee bears at most of losses that are not made whole, in minor units; the rest is split among the others. */
  readonly caps: Readonly<Record<PartyKey, Minor>>;
  /** Whether losses of before are made whole before a profit is shared. */
  readonly makeWholeFirst: boolean;
}

/** What may be agreed otherwise for some time, a category of income or a project; what is left out holds as it does above. */
export interface SharingChange {
  /** By which ratio what is above the base is shared (贡献分配). */
  readonly shares?: Shares;
  readonly base?: BasePlan;
  readonly pool?: PoolPlan;
  readonly losses?: LossPlan;
}

/** A version of the rules (分配规则版本), in force from a day until the next one is, or until its last day. */
export interface RatioVersion extends SharingChange {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  /** The last day on which it is in force. */
  readonly until?: string;
}

/** The legal form in which the parties share: it decides what the law asks of a run. */
export type SharingForm = 'contract' | 'partnership' | 'company';

export type SharingMethod = 'proratedByDays' | 'byTransactionDate';

export interface DistributionPlan {
  /** Basis points a payee of what is above the base, in the declared order, which breaks ties. */
  readonly shares: Shares;
  readonly tiers: Readonly<Record<string, { readonly title: Text; readonly by: Text; readonly shares?: Shares }>>;
  readonly rounding: 'largestRemainder';
  /** The payee that takes whatever units rounding leaves, instead of the largest remainders. */
  readonly roundingPartner?: PartyKey;
  /** `contract` when left out: the law asks for nothing beside what the parties agreed. */
  readonly form?: SharingForm;
  /** Registered capital of a company, in minor units: it sets profit aside until half of it. */
  readonly capital?: Minor;
  readonly base?: BasePlan;
  readonly pool?: PoolPlan;
  readonly losses?: LossPlan;
  /** Categories of income and cost by key, with what is agreed otherwise for one; any key when left out. */
  readonly categories?: Readonly<Record<string, SharingChange & { readonly title: Text }>>;
  /** What is agreed otherwise for a project, by its key: before what is agreed for a category. */
  readonly projects?: Readonly<Record<string, SharingChange>>;
  /** One version that is always in force when left out. */
  readonly versions?: readonly RatioVersion[];
  /** `byTransactionDate` when left out. */
  readonly method?: SharingMethod;
  /** Whose seat signs for a party, as `group.seat`; the seats of the financial groups when left out. */
  readonly countersign?: Readonly<Record<PartyKey, string>>;
  /** Who approves what both parties signed; the financial groups by one vote of each party when left out. */
  readonly approval?: { readonly groups: readonly GroupKey[]; readonly policy: string };
  /** What one party doesn't show the other. */
  readonly private?: readonly 'ownCosts'[];
}

/** The day from which what has no date holds: before any that a programme names. */
export const ALWAYS = '0001-01-01';

/** Rules of sharing with nothing left out that is agreed. */
export interface SharingRules {
  readonly shares: Shares;
  readonly base?: BasePlan;
  readonly pool?: PoolPlan;
  readonly losses: LossPlan;
}

/** What is agreed after changes to it, the last before the first. Losses are borne as income is shared where nothing is said of them. */
export function sharingRules(plan: DistributionPlan, ...changes: readonly (SharingChange | undefined)[]): SharingRules {
  const { tiers } = plan;
  const agreed: SharingChange[] = [
    { ...plan, shares: tierShares(tiers, 'contribution') ?? plan.shares },
    ...changes.flatMap((change) => change ?? []),
  ];
  const last = <Field extends keyof SharingChange>(field: Field) =>
    agreed.flatMap((each): readonly SharingChange[Field][] => (each[field] === undefined ? [] : [each[field]])).at(-1);
  const [base, pool] = [last('base'), last('pool')];
  const shares = last('shares') ?? plan.shares;
  return {
    shares,
    ...(base && { base }),
    ...(pool && { pool }),
    losses: last('losses') ?? { shares: tierShares(tiers, 'risk') ?? shares, caps: {}, makeWholeFirst: true },
  };
}

/**
 * The plan with another ratio of what is above the base from a day on: a version of its own; those before keep theirs. Where it
 * holds `since` an earlier day, the versions from then until that day have it as well.
 */
export function withShares(plan: DistributionPlan, given: Shares, from: string, since = from): DistributionPlan {
  const shares = inOrderOf(plan.shares, given);
  const { shares: before } = sharingRules(plan);
  const { contribution } = plan.tiers;
  const first = since < from ? since : from;
  const versions = (plan.versions ?? [{ from: ALWAYS }]).map((version): RatioVersion => ({
    shares: version.from < first ? before : shares,
    ...version,
    ...(first <= version.from && version.from < from && { shares }),
  }));
  return {
    ...plan,
    shares,
    ...(contribution?.shares && { tiers: { ...plan.tiers, contribution: { ...contribution, shares } } }),
    versions: [
      ...versions.filter((version) => version.from !== first),
      { ...versions.find((version) => version.from === first), from: first, shares },
    ],
  };
}

/** The same shares in the declared order, which breaks ties: a record keeps names in another. */
const inOrderOf = (declared: Shares, given: Shares): Shares => {
  const places = [...Object.keys(declared), ...Object.keys(given)];
  return Object.fromEntries(
    Object.entries(given).sort(([one], [other]) => places.indexOf(one) - places.indexOf(other)),
  );
};

const tierShares = (tiers: DistributionPlan['tiers'], tier: string): Shares | undefined =>
  Object.hasOwn(tiers, tier) ? tiers[tier]?.shares : undefined;
