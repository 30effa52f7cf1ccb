import type { Shares } from '../../../programme/distribution-plans';
import { atLeastZero, sumOf } from '../../../shared/amounts';
import type { PartyKey } from '../../../shared/keys';
import { allocate, type Allotted, type Part } from '../../allocation';
import type { Share } from '../buckets';
import type { Carried, Group, RunLine, Tier } from '../lines';
import type { AgreedRules } from '../rules';

/** A run on its way through the tiers, in minor units: what was shared and kept so far, and what is left to be. */
export interface Course {
  readonly rules: AgreedRules;
  readonly shares: readonly Share[];
  readonly groups: readonly Group[];
  readonly lines: readonly RunLine[];
  /** What no tier has taken yet of each profit, by the key of its share. */
  readonly left: ReadonlyMap<string, bigint>;
  /** Losses of each payee that are not made whole, in the declared order. */
  readonly losses: ReadonlyMap<PartyKey, bigint>;
  /** What of each agreed base is used up, by whose base it is. */
  readonly baseUsed: ReadonlyMap<string, bigint>;
  /** What waits in the pool. */
  readonly pool: bigint;
  /** What a company has set aside, and its losses that no profit has covered. */
  readonly reserve: bigint;
  readonly deficit: bigint;
}

/** A run of which nothing is shared yet: every profit is whole, and what runs before left is there. */
export const begun = (rules: AgreedRules, shares: readonly Share[], carried: Carried): Course => ({
  rules,
  shares,
  groups: [],
  lines: [],
  left: new Map(shares.map(({ key, net }) => [key, atLeastZero(net)])),
  losses: new Map(rules.payees.map((payee) => [payee, BigInt(ownOf(carried.losses, payee) ?? '0')])),
  baseUsed: new Map(Object.entries(carried.baseUsed).map(([of, amount]) => [of, BigInt(amount)])),
  pool: BigInt(carried.pool),
  reserve: BigInt(carried.reserve),
  deficit: BigInt(carried.deficit),
});

/** All profit that no tier has taken yet. */
export const profitLeft = ({ left }: Course): bigint => sumOf([...left.values()]);

/** A ratio as parts, for every payee in the declared order; whoever it does not name has no weight. */
export const partsBy = ({ rules }: Course, ratio: Shares): readonly Part[] =>
  rules.payees.map((of) => ({ of, weight: BigInt(ownOf(ratio, of) ?? 0) }));

interface Splitting {
  readonly tier: Tier;
  readonly amount: bigint;
  readonly parts: readonly Part[];
  /** The share that it comes from; none where it comes from all of them. */
  readonly bucket?: string;
}

/** Splits an amount among payees: a group, and a line for everybody who gets or bears something of it. Nothing is done of nothing. */
export function split(course: Course, { tier, amount, parts, bucket }: Splitting): Course {
  if (amount === 0n) return course;
  const key = nextKey(course);
  const given = allocate(amount, parts, course.rules.roundingPartner);
  const weights = Object.fromEntries(parts.map(({ of, weight }) => [of, String(weight)]));
  return {
    ...course,
    groups: [...course.groups, { key, tier, amount: String(amount), ...(bucket !== undefined && { bucket }), weights }],
    lines: [...course.lines, ...given.filter((one) => one.amount !== 0n).map((one) => lineOf(key, tier, one))],
    losses: tier === 'risk' || tier === 'makeWhole' ? lossesAfter(course, given) : course.losses,
  };
}

/** Keeps an amount that nobody gets. Nothing is done of nothing. */
export function keep(course: Course, tier: Tier, amount: bigint, bucket?: string): Course {
  if (amount === 0n) return course;
  const key = nextKey(course);
  const kept = String(amount);
  return {
    ...course,
    groups: [...course.groups, { key, tier, amount: kept, ...(bucket !== undefined && { bucket }), weights: {} }],
    lines: [...course.lines, { key, group: key, tier, amount: kept, byRemainder: '0' }],
  };
}

/** Takes an amount from what is left of the profits, each giving its part of it. */
export function deduct(course: Course, amount: bigint): Course {
  const { left } = course;
  const given = allocate(
    amount,
    [...left].map(([of, weight]) => ({ of, weight })),
  );
  return { ...course, left: new Map(given.map(({ of, amount: one }) => [of, (left.get(of) ?? 0n) - one])) };
}

const nextKey = ({ groups }: Course) => String(groups.length + 1);

const lineOf = (group: string, tier: Tier, { of, amount, byRemainder }: Allotted): RunLine => ({
  key: `${group}.${of}`,
  group,
  tier,
  payee: of,
  amount: String(amount),
  byRemainder: String(amount < 0n ? -byRemainder : byRemainder),
});

/** Whoever bears something has lost so much more, and whoever is given something back so much less. */
const lossesAfter = ({ losses }: Course, given: readonly Allotted[]): Course['losses'] =>
  new Map([...losses].map(([payee, loss]) => [payee, loss - (given.find(({ of }) => of === payee)?.amount ?? 0n)]));

const ownOf = <Value>(by: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(by, key) ? by[key] : undefined;
