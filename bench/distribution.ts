import { compute, type RunInput } from '../domain/money/distributions/computing';
import { nothingCarried } from '../domain/money/distributions/lines';
import { agreedRules } from '../domain/money/distributions/rules';
import { signedOf } from '../domain/money/distributions/signed';
import type { StatementLine } from '../domain/money/distributions/statements';
import type { DistributionPlan } from '../domain/programme/distribution-plans';
import { hashOf } from '../infra/host/hashes';
import { median, percentile, round } from './figures';

const ratio = (a: number, b: number, c: number) => ({ a, b, c });

/** A plan with all there is: a base, a pool, a category and a project of their own, two versions. */
const plan: DistributionPlan = {
  shares: ratio(4_500, 3_500, 2_000),
  tiers: {},
  rounding: 'largestRemainder',
  base: { amount: '100000000', per: 'year', shares: ratio(6_000, 4_000, 0) },
  pool: { share: 1_000, release: [{ below: '80', share: 5_000 }, { share: 10_000 }], points: 'agreed' },
  categories: { licence: { title: { zh: '许可', en: 'Licences' }, shares: ratio(2_000, 6_000, 2_000) } },
  projects: { pilot: { shares: ratio(3_000, 3_000, 4_000) } },
  versions: [{ from: '2026-01-01' }, { from: '2026-02-15', shares: ratio(4_000, 4_000, 2_000) }],
};

const itemOf = (at: number): StatementLine => ({
  key: String(at + 1),
  kind: at % 4 === 3 ? 'cost' : 'income',
  amount: String(1_000_003n * BigInt(at + 1)),
  ...(at % 7 === 0 && { currency: 'USD' }),
  date: new Date(Date.UTC(2026, 0, 1 + (at % 90))).toISOString().slice(0, 10),
  category: at % 3 === 0 ? 'licence' : 'service',
  ...(at % 5 === 0 && { project: 'pilot' }),
  what: `item ${at + 1}`,
  evidence: [],
});

/** How long a run of so many items takes to compute and to hash, in milliseconds of this process. */
export function measureDistribution(items: number, times = 100) {
  const input: RunInput = {
    currency: 'CNY',
    rules: agreedRules(plan),
    statement: {
      from: '2026-01-01',
      until: '2026-03-31',
      payer: 'a',
      lines: Array.from({ length: items }, (_, at) => itemOf(at)),
      conversions: { USD: { rate: '7.1234', on: '2026-03-31', source: 'bench' } },
    },
    score: '85',
    points: { a: '82', b: '95' },
    carried: nothingCarried,
  };
  const taken = Array.from({ length: times }, () => {
    const from = performance.now();
    hashOf(signedOf(input, compute(input)));
    return performance.now() - from;
  });
  return { items, times, firstMs: round(taken[0] ?? NaN), medianMs: median(taken), p95Ms: percentile(taken, 0.95) };
}
