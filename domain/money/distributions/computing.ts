import type { PartyKey } from '../../shared/keys';
import { parseDecimal } from '../../shared/rationals';
import { allocate, type Part } from '../allocation';
import { sharesOf, type Share } from './buckets';
import { assertFair } from './guards';
import { lossSteps } from './losses';
import type { Carried, Computed, Group, RunLine, Tier } from './lines';
import { pointParts, releaseShare } from './pools';
import type { AgreedRules } from './rules';
import type { Statement } from './statements';

/** Everything that a run is computed from: whoever has it computes the same lines. */
export interface RunInput {
  /** The programme's currency (ISO 4217). */
  readonly currency: string;
  readonly rules: AgreedRules;
  readonly statement: Statement;
  /** The evaluation total by which the pool is released, decimal text; the pool is carried where there is none. */
  readonly score?: string;
  /** Points by payee by which the pool is shared, decimal text. */
  readonly points: Readonly<Record<PartyKey, string>>;
  readonly carried: Carried;
}

/** What a company sets aside of its profit: 10 % until half of its capital (公司法). */
const RESERVE = { of: 10n, over: 100n, until: { of: 50n, over: 100n } };

const WHOLE = 10_000n;
const least = (...all: readonly bigint[]) => all.reduce((one, other) => (one < other ? one : other));
const atLeastZero = (value: bigint) => (value > 0n ? value : 0n);

/**
 * Computes a run: losses first, then of each profit what the law and earlier losses take, the agreed base, the pool, and the
 * rest by contribution. Each amount is split by the largest remainder by itself, and all lines sum to the net amount. Throws
 * `rules_missing`, `loss_beyond_caps`, `one_takes_all` or `one_bears_all`. Source: docs/rules/money.md, "Tiers".
 */
export function compute({ currency, rules, statement, score, points, carried }: RunInput): Computed {
  const { payees, form, roundingPartner: partner } = rules;
  const shares = sharesOf(rules, statement, currency);
  const groups: Group[] = [];
  const lines: RunLine[] = [];
  const outstanding = new Map(payees.map((payee) => [payee, BigInt(carried.losses[payee] ?? '0')]));
  const ratio = (weights: Readonly<Record<PartyKey, number>>): readonly Part[] =>
    payees.map((of) => ({ of, weight: BigInt(weights[of] ?? 0) }));

  let deficit = BigInt(carried.deficit);
  for (const share of shares) if (share.net < 0n) bear(share);

  const left = new Map(shares.map(({ key, net }) => [key, atLeastZero(net)]));
  const profit = () => [...left.values()].reduce((sum, one) => sum + one, 0n);
  const reserve = form === 'company' ? setAside() : BigInt(carried.reserve);
  makeWhole();
  const { used, cut } = shareProfits();
  const pool = releasePool(cut);

  const totals = Object.fromEntries(
    payees.map((payee) => [payee, sum(lines.filter((line) => line.payee === payee))] as const),
  );
  const net = shares.reduce((total, share) => total + share.net, 0n);
  assertFair(form, groups, net);
  return {
    net: String(net),
    buckets: shares.map(({ key, version, category, project, net: amount, lines: of }) => ({
      key,
      version: version.from,
      ...(category !== undefined && { category }),
      ...(project !== undefined && { project }),
      net: String(amount),
      lines: of,
    })),
    groups,
    lines,
    totals: Object.fromEntries(Object.entries(totals).map(([payee, total]) => [payee, String(total)])),
    carried: {
      losses: Object.fromEntries(
        [...outstanding].filter(([, loss]) => loss > 0n).map(([payee, loss]) => [payee, String(loss)]),
      ),
      baseUsed: used,
      pool: String(pool),
      reserve: String(reserve),
      deficit: String(deficit),
    },
  };

  /** A loss is borne by the risk ratio; a company keeps it, to be offset by its next profits. */
  function bear({ key, net: loss, rules: agreed }: Share) {
    if (form === 'company') {
      keep('offset', loss, key);
      deficit -= loss;
      return;
    }
    const steps = lossSteps(
      -loss,
      agreed.losses,
      ratio(agreed.losses.shares),
      Object.fromEntries(outstanding),
      partner,
    );
    for (const { amount, parts, borne } of steps) {
      split('risk', -amount, parts, key);
      for (const { of, amount: one } of borne) outstanding.set(of, (outstanding.get(of) ?? 0n) + one);
    }
  }

  /** A company offsets its losses, and sets a tenth of what is left aside until half of its capital. Answers its reserve. */
  function setAside(): bigint {
    const offset = least(deficit, profit());
    deficit -= offset;
    take('offset', offset);
    const before = BigInt(carried.reserve);
    const { of, over, until } = RESERVE;
    const room = atLeastZero((BigInt(rules.capital ?? '0') * until.of) / until.over - before);
    const aside = least(room, (profit() * of) / over);
    take('reserve', aside);
    return before + aside;
  }

  /** Takes an amount from what is left of the shares, each giving its part of it, and keeps it. */
  function take(tier: Tier, amount: bigint) {
    if (amount === 0n) return;
    deduct(amount);
    keep(tier, amount);
  }

  function deduct(amount: bigint) {
    const given = allocate(
      amount,
      [...left].map(([of, weight]) => ({ of, weight })),
    );
    for (const { of, amount: one } of given) left.set(of, (left.get(of) ?? 0n) - one);
  }

  /** Losses that payees bore are given back to them before a profit is shared, each as much of them as the other. */
  function makeWhole() {
    const isAgreed = shares.every((share) => share.rules.losses.makeWholeFirst);
    const owed = [...outstanding].map(([of, weight]): Part => ({ of, weight }));
    const amount = least(
      owed.reduce((total, { weight }) => total + weight, 0n),
      profit(),
    );
    if (!isAgreed || amount === 0n) return;
    deduct(amount);
    for (const { of, amount: one } of split('makeWhole', amount, owed))
      outstanding.set(of, (outstanding.get(of) ?? 0n) - one);
  }

  /** What is left of each share: up to the agreed base by its ratio, a part of the rest to the pool, and the rest by contribution. */
  function shareProfits() {
    const bases = createBases();
    let toPool = 0n;
    for (const share of shares) {
      const amount = left.get(share.key) ?? 0n;
      if (amount === 0n) continue;
      const { base, pool: plan, shares: agreed } = share.rules;
      const within = base ? bases.take(share, amount) : 0n;
      if (base && within > 0n) split('base', within, ratio(base.shares), share.key);
      const cutOff = ((amount - within) * BigInt(plan?.share ?? 0)) / WHOLE;
      toPool += cutOff;
      const rest = amount - within - cutOff;
      if (rest > 0n) split('contribution', rest, ratio(agreed), share.key);
    }
    return { used: bases.used(), cut: toPool };
  }

  /** What of each agreed base is left, and is used up share by share in their order; prorated by days where amounts are. */
  function createBases() {
    const usedUp = new Map(Object.entries(carried.baseUsed).map(([of, amount]) => [of, BigInt(amount)]));
    const room = new Map<string, bigint>();
    return {
      take(share: Share, amount: bigint): bigint {
        const of = baseOf(share);
        const place = rules.method === 'proratedByDays' ? `${of}/${share.version.from}` : of;
        const before = room.get(place) ?? roomOf(share, of);
        const within = least(before, amount);
        room.set(place, before - within);
        usedUp.set(of, (usedUp.get(of) ?? 0n) + within);
        return within;
      },
      used: () => Object.fromEntries([...usedUp].map(([of, amount]) => [of, String(amount)])),
    };
  }

  function roomOf({ rules: agreed, version }: Share, of: string): bigint {
    const { base } = agreed;
    if (!base) return 0n;
    const used = base.per === 'run' ? 0n : BigInt(carried.baseUsed[of] ?? '0');
    const free = atLeastZero(BigInt(base.amount) - used);
    if (rules.method !== 'proratedByDays') return free;
    const versions = [...new Map(shares.map((each) => [each.version.from, each.days]))];
    const parts = versions.map(([from, weight]): Part => ({ of: from, weight }));
    return allocate(free, parts).find((each) => each.of === version.from)?.amount ?? 0n;
  }

  /** Releases the pool by the evaluation total and shares it by points; what is not released is carried. Answers what is. */
  function releasePool(cutOff: bigint): bigint {
    const before = BigInt(carried.pool);
    const all = before + cutOff;
    const plan = shares.map((share) => share.rules.pool).findLast((one) => one !== undefined);
    const total = score === undefined ? undefined : parseDecimal(score);
    const parts = pointParts(payees, points);
    const isShared = plan !== undefined && total !== undefined && parts.some(({ weight }) => weight > 0n);
    const released = isShared ? (all * BigInt(releaseShare(plan.release, total))) / WHOLE : 0n;
    if (released > 0n) split('incentive', released, parts);
    if (all - released !== before) keep('pool', all - released - before);
    return all - released;
  }

  function split(tier: Tier, amount: bigint, parts: readonly Part[], bucket?: string) {
    const key = String(groups.length + 1);
    const given = allocate(amount, parts, partner);
    groups.push({
      key,
      tier,
      amount: String(amount),
      ...(bucket !== undefined && { bucket }),
      weights: Object.fromEntries(parts.map(({ of, weight }) => [of, String(weight)])),
    });
    for (const { of, amount: one, byRemainder } of given)
      if (one !== 0n)
        lines.push({
          key: `${key}.${of}`,
          group: key,
          tier,
          payee: of,
          amount: String(one),
          byRemainder: String(amount < 0n ? -byRemainder : byRemainder),
        });
    return given;
  }

  function keep(tier: Tier, amount: bigint, bucket?: string) {
    const key = String(groups.length + 1);
    groups.push({ key, tier, amount: String(amount), ...(bucket !== undefined && { bucket }), weights: {} });
    lines.push({ key, group: key, tier, amount: String(amount), byRemainder: '0' });
  }
}

const sum = (lines: readonly Pick<RunLine, 'amount'>[]) =>
  lines.reduce((total, { amount }) => total + BigInt(amount), 0n);

/** Whose base a share uses up: that of all, or its own where a category or project has another. */
const baseOf = ({ rules, version, category, project }: Share): string => {
  const isOwn = JSON.stringify(rules.base) !== JSON.stringify(version.rules.base);
  if (isOwn && project !== undefined) return `project/${project}`;
  return isOwn && category !== undefined ? `category/${category}` : 'all';
};
