import type { DistributionPlan } from '../../domain/programme/distribution-plans';
import { agreedRules } from '../../domain/money/distributions/rules';
import { nothingCarried } from '../../domain/money/distributions/lines';
import type { RunInput } from '../../domain/money/distributions/computing';
import type { StatementLine } from '../../domain/money/distributions/statements';

/** By contribution alone, 45/35/20. */
export const plainPlan: DistributionPlan = {
  shares: { a: 4_500, b: 3_500, c: 2_000 },
  tiers: {},
  rounding: 'largestRemainder',
};

/** The plan of the worked example: a base of 1,000,000.00 by 60/40/0, 10 % of the excess to the pool. */
export const tieredPlan: DistributionPlan = {
  ...plainPlan,
  base: { amount: '100000000', per: 'year', shares: { a: 6_000, b: 4_000, c: 0 } },
  pool: {
    share: 1_000,
    release: [{ below: '60', share: 0 }, { below: '80', share: 5_000 }, { share: 10_000 }],
    points: 'agreed',
  },
  losses: { shares: { a: 5_000, b: 3_000, c: 2_000 }, caps: {}, makeWholeFirst: true },
};

/** An item of a statement: income of an amount in minor units, a cost where it is negative. */
export const item = (amount: bigint | string, given: Partial<StatementLine> = {}): StatementLine => ({
  key: '1',
  kind: BigInt(amount) < 0n ? 'cost' : 'income',
  amount: String(BigInt(amount) < 0n ? -BigInt(amount) : BigInt(amount)),
  date: '2026-02-01',
  category: 'project',
  what: 'an item',
  evidence: [],
  ...given,
});

/** A run of the first quarter of 2026 over these items; they are numbered in their order. */
export const runOf = (
  plan: DistributionPlan,
  items: readonly StatementLine[],
  given: Partial<Omit<RunInput, 'statement'>> & { readonly from?: string; readonly until?: string } = {},
): RunInput => {
  const { from = '2026-01-01', until = '2026-03-31', ...rest } = given;
  return {
    currency: 'CNY',
    rules: agreedRules(plan),
    statement: { from, until, payer: 'a', lines: items.map((one, at) => ({ ...one, key: String(at + 1) })) },
    points: {},
    carried: nothingCarried,
    ...rest,
  };
};
