import { sumOf } from '../../shared/amounts';
import type { PartyKey } from '../../shared/keys';
import { sharesOf, type Share } from './buckets';
import type { CountedInnovation } from './innovation-points';
import type { Bucket, Carried, Computed } from './lines';
import type { AgreedRules } from './rules';
import type { Statement } from './statements';
import { setAside } from './tiers/companies';
import { begun, type Course } from './tiers/course';
import { assertFair } from './tiers/guards';
import { bearLosses } from './tiers/losses';
import { makeWhole } from './tiers/making-whole';
import { releasePool } from './tiers/pools';
import { shareProfits } from './tiers/profits';

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
  /** The innovations whose points these are, where they are counted from the register. */
  readonly innovations?: readonly CountedInnovation[];
  readonly carried: Carried;
}

/**
 * Computes a run: losses first, then of each profit what the law and earlier losses take, the agreed base, the pool, and the
 * rest by contribution. Each amount is split by the largest remainder by itself, and all lines sum to the net amount. Throws
 * `rules_missing`, `loss_beyond_caps`, `one_takes_all` or `one_bears_all`. Source: docs/rules/money.md, "Tiers".
 */
export function compute({ currency, rules, statement, carried, ...incentives }: RunInput): Computed {
  const shares = sharesOf(rules, statement, currency);
  const net = sumOf(shares.map((share) => share.net));
  const borne = bearLosses(begun(rules, shares, carried));
  const shared = shareProfits(makeWhole(setAside(borne)));
  const { groups, lines, ...left } = releasePool(shared, BigInt(carried.pool), incentives);
  assertFair(rules.form, groups, net);
  return {
    net: String(net),
    buckets: shares.map(bucketOf),
    groups,
    lines,
    totals: totalsOf(rules.payees, lines),
    carried: carriedOn(left),
  };
}

const bucketOf = ({ key, version, category, project, net, lines }: Share): Bucket => ({
  key,
  version: version.from,
  ...(category !== undefined && { category }),
  ...(project !== undefined && { project }),
  net: String(net),
  lines,
});

const totalsOf = (payees: readonly PartyKey[], lines: Computed['lines']): Computed['totals'] =>
  inText(
    payees.map((payee) => [payee, sumOf(lines.filter((line) => line.payee === payee).map(({ amount }) => amount))]),
  );

const carriedOn = ({ losses, baseUsed, pool, reserve, deficit }: Omit<Course, 'groups' | 'lines'>): Carried => ({
  losses: inText([...losses].filter(([, loss]) => loss > 0n)),
  baseUsed: inText([...baseUsed]),
  pool: String(pool),
  reserve: String(reserve),
  deficit: String(deficit),
});

const inText = (amounts: readonly (readonly [of: string, amount: bigint])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(amounts.map(([of, amount]) => [of, String(amount)]));
