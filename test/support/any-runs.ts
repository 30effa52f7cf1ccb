import fc from 'fast-check';
import type { RunInput } from '../../domain/money/distributions/computing';
import { nothingCarried } from '../../domain/money/distributions/lines';
import { item, runOf, tieredPlan } from './runs';

const shares = fc
  .tuple(fc.nat(5_000), fc.nat(5_000))
  .map(([a, b]): Readonly<Record<string, number>> => ({ a, b, c: 10_000 - a - b }));
const amount = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).filter((one) => one !== 0n);
const small = fc.bigInt({ min: 0n, max: 10n ** 12n }).map(String);
/** Runs by all tiers and two versions, of amounts of any size, with what may have been carried. */
export const anyRun: fc.Arbitrary<RunInput> = fc
  .record({
    ratio: shares,
    base: shares,
    losses: shares,
    least: small,
    cut: fc.nat(10_000),
    form: fc.constantFrom('contract' as const, 'company' as const),
    method: fc.constantFrom('byTransactionDate' as const, 'proratedByDays' as const),
    second: shares,
    items: fc.array(fc.tuple(amount, fc.constantFrom('2026-01-15', '2026-03-15')), { minLength: 1, maxLength: 12 }),
    score: fc.option(
      fc.integer({ min: 0, max: 12_000 }).map((one) => (one / 100).toFixed(2)),
      { nil: undefined },
    ),
    given: fc.record({ a: fc.nat(100), b: fc.nat(100) }),
    pool: small,
    lost: small,
  })
  .map(({ ratio, base, losses, least, cut, form, method, second, items, score, given, pool, lost }) =>
    runOf(
      {
        ...tieredPlan,
        shares: ratio,
        form,
        method,
        capital: '1000000',
        base: { amount: least, per: 'year', shares: base },
        pool: { share: cut, release: tieredPlan.pool?.release ?? [], points: 'agreed' },
        losses: { shares: losses, caps: {}, makeWholeFirst: true },
        versions: [{ from: '2026-01-01' }, { from: '2026-02-20', shares: second }],
      },
      items.map(([one, date]) => item(one, { date })),
      {
        ...(score !== undefined && { score }),
        points: { a: String(given.a), b: String(given.b) },
        carried: { ...nothingCarried, pool, ...(form === 'company' ? { deficit: lost } : { losses: { a: lost } }) },
      },
    ),
  );
