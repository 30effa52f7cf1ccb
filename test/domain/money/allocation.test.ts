import fc from 'fast-check';
import { allocate, type Part } from '../../../domain/money/allocation';

const parts = (...weights: readonly number[]): readonly Part[] =>
  weights.map((weight, at) => ({ of: String.fromCharCode(97 + at), weight: BigInt(weight) }));
const amounts = (amount: bigint, ...weights: readonly number[]) =>
  allocate(amount, parts(...weights)).map((one) => String(one.amount));

describe('an amount is shared by the largest remainder', () => {
  // Source: docs/rules/money.md, "Rounding".
  test.each([
    [100_000_000n, [45, 35, 20], ['45000000', '35000000', '20000000']],
    [2n, [45, 35, 20], ['1', '1', '0']],
    [3n, [45, 35, 20], ['1', '1', '1']],
    [10n, [45, 35, 20], ['5', '3', '2']],
    [10_003n, [45, 35, 20], ['4501', '3501', '2001']],
    [333_333n, [45, 35, 20], ['150000', '116666', '66667']],
    [-100_001n, [50, 30, 20], ['-50001', '-30000', '-20000']],
    [10_000n, [1, 1, 1], ['3334', '3333', '3333']],
    [7_000_000_000_000_000n, [1, 2], ['2333333333333333', '4666666666666667']],
    [100_001n, [45, 35, 20], ['45001', '35000', '20000']],
    [1n, [0, 1], ['0', '1']],
    [0n, [0, 0], ['0', '0']],
  ] as const)('%s by %j', (amount, weights, shared) => {
    expect(amounts(amount, ...weights)).toEqual(shared);
  });

  test('a rounding partner takes every unit that is left, but only with a weight', () => {
    expect(allocate(11n, parts(1, 1, 1), 'a').map(({ amount }) => amount)).toEqual([5n, 3n, 3n]);
    expect(allocate(10n, parts(1, 1, 1), 'c').map(({ amount }) => amount)).toEqual([3n, 3n, 4n]);
    expect(allocate(11n, parts(1, 1, 1, 0), 'd').map(({ amount }) => amount)).toEqual([4n, 4n, 3n, 0n]);
    expect(allocate(11n, parts(1, 1, 1), 'b').map(({ byRemainder }) => byRemainder)).toEqual([0n, 2n, 0n]);
  });

  test('many units that are left go to the largest remainders, ties in the order given', () => {
    expect(amounts(3n, 3, 1, 3, 1, 3, 1)).toEqual(['1', '0', '1', '0', '1', '0']);
    expect(amounts(20n, ...Array.from({ length: 24 }, () => 1))).toEqual([
      ...Array.from({ length: 20 }, () => '1'),
      ...Array.from({ length: 4 }, () => '0'),
    ]);
  });

  test('an amount without anybody to go to is refused, and so is a negative weight', () => {
    expect(() => allocate(1n, parts(0, 0))).toThrow(new RangeError('An amount has nobody to go to.'));
    expect(() => allocate(0n, parts(2, -1))).toThrow(new RangeError('A weight is negative.'));
  });
});

describe('whatever is shared', () => {
  const amount = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 8 });
  const shared = fc.tuple(
    amount,
    weights.filter((all) => all.some((one) => one > 0n)),
  );
  const asParts = (all: readonly bigint[]): readonly Part[] => all.map((weight, at) => ({ of: `p${at}`, weight }));

  test('the shares sum to it, no weight gets nothing, and none is a unit or more from its exact share', () => {
    fc.assert(
      fc.property(shared, ([whole, all]) => {
        const total = all.reduce((sum, one) => sum + one, 0n);
        const given = allocate(whole, asParts(all));
        expect(given.reduce((sum, one) => sum + one.amount, 0n)).toBe(whole);
        for (const [at, { amount: got }] of given.entries()) {
          const off = got * total - whole * (all[at] ?? 0n);
          expect(off < total && -off < total).toBe(true);
          if (all[at] === 0n) expect(got).toBe(0n);
        }
      }),
    );
  });

  test('a negative amount mirrors the positive one', () => {
    fc.assert(
      fc.property(shared, ([whole, all]) => {
        const mirrored = allocate(-whole, asParts(all)).map((one) => -one.amount);
        expect(mirrored).toEqual(allocate(whole, asParts(all)).map((one) => one.amount));
      }),
    );
  });

  test('the order of payees changes nothing where their remainders differ', () => {
    fc.assert(
      fc.property(shared, fc.array(fc.nat()), ([whole, all], ranks) => {
        const total = all.reduce((sum, one) => sum + one, 0n);
        const remainders = all.map((weight) => ((whole < 0n ? -whole : whole) * weight) % total);
        fc.pre(new Set(remainders).size === remainders.length);
        const byName = (list: readonly Part[]) =>
          Object.fromEntries(allocate(whole, list).map(({ of, amount: got }) => [of, got]));
        const shuffled = asParts(all)
          .map((part, at) => ({ part, rank: ranks[at] ?? -at }))
          .sort((one, other) => one.rank - other.rank)
          .map(({ part }) => part);
        expect(byName(shuffled)).toEqual(byName(asParts(all)));
      }),
    );
  });
});
