import fc from 'fast-check';
import { compute } from '../../../../domain/money/distributions/computing';
import { nothingCarried, type Computed, type Tier } from '../../../../domain/money/distributions/lines';
import type { DistributionPlan } from '../../../../domain/programme/distribution-plans';
import { anyRun } from '../../../support/any-runs';
import { item, plainPlan, runOf, tieredPlan } from '../../../support/runs';
import { codeOf } from '../../../support/refused';

const totals = ({ totals: each }: Computed) => Object.values(each);
const of = ({ lines }: Computed, tier: Tier) => lines.filter((line) => line.tier === tier).map(({ amount }) => amount);
const points = { a: '82', b: '95', c: '0' };
describe('the tiers', () => {
  const run = (amount: string, score?: string, given = {}) =>
    compute(runOf(tieredPlan, [item(amount)], { points, ...(score !== undefined && { score }), ...given }));

  test('the worked example: base, pool by points, the rest by contribution', () => {
    const computed = run('123456789', '80');
    expect(totals(computed)).toEqual(['70586698', '48647869', '4222222']);
    expect(of(computed, 'base')).toEqual(['60000000', '40000000']);
    expect(of(computed, 'incentive')).toEqual(['1086698', '1258980']);
    expect(of(computed, 'contribution')).toEqual(['9500000', '7388889', '4222222']);
    expect(computed.carried).toMatchObject({ baseUsed: { all: '100000000' }, pool: '0' });
  });

  test.each([
    ['59.99', [], '2345678'],
    ['60', ['543349', '629490'], '1172839'],
    ['79.99', ['543349', '629490'], '1172839'],
    ['80', ['1086698', '1258980'], '0'],
    [undefined, [], '2345678'],
  ])('an evaluation total of %s releases %j and carries %s', (score, released, carried) => {
    const computed = run('123456789', score);
    expect(of(computed, 'incentive')).toEqual(released);
    expect(computed.carried.pool).toBe(carried);
    expect(of(computed, 'pool')).toEqual(carried === '0' ? [] : [carried]);
  });

  test('what was carried is released with the next pool', () => {
    const computed = run('123456789', '95', { carried: { ...nothingCarried, pool: '2345679' } });
    expect(of(computed, 'incentive')).toEqual(['2173397', '2517960']);
    expect(of(computed, 'pool')).toEqual(['-2345679']);
    expect(computed.carried.pool).toBe('0');
  });

  test('nobody with points leaves the pool as it is', () => {
    expect(of(run('123456789', '100', { points: {} }), 'pool')).toEqual(['2345678']);
  });

  test('a base that was used up in part leaves its rest, and one for each run begins anew', () => {
    const carried = { ...nothingCarried, baseUsed: { all: '99999990' } };
    expect(of(run('100', '80', { carried }), 'base')).toEqual(['6', '4']);
    const each: DistributionPlan = {
      ...tieredPlan,
      base: { amount: '10', per: 'run', shares: { a: 5_000, b: 5_000 } },
    };
    expect(of(compute(runOf(each, [item('100')], { carried })), 'base')).toEqual(['5', '5']);
  });
});

describe('an agreed base whose amount changes within the year', () => {
  const base = (amount: string, per: 'year' | 'run' = 'year') => ({ amount, per, shares: { a: 10_000, b: 0, c: 0 } });
  const plan = (before: string, after: string, per: 'year' | 'run' = 'year'): DistributionPlan => ({
    ...plainPlan,
    base: base(before, per),
    versions: [{ from: '2026-01-01' }, { from: '2026-03-01', base: base(after, per) }],
  });
  const [winter, spring] = [item('50', { date: '2026-02-01' }), item('500', { date: '2026-03-01' })];

  test.each([
    ['100', '200', ['50', '150'], '200'],
    ['100', '40', ['50'], '50'],
    ['40', '100', ['40', '60'], '100'],
  ])('from %s to %s: what came in under it is shared up to what is left of its own', (before, after, got, used) => {
    const whole = compute(runOf(plan(before, after), [winter, spring]));
    expect([of(whole, 'base'), whole.carried.baseUsed]).toEqual([got, { all: used }]);
    const first = compute(runOf(plan(before, after), [winter]));
    const second = compute(runOf(plan(before, after), [spring], { carried: first.carried }));
    expect([...of(first, 'base'), ...of(second, 'base')]).toEqual(got);
    expect(second.carried.baseUsed).toEqual({ all: used });
  });

  test('and so is one of each run by itself', () => {
    expect(of(compute(runOf(plan('100', '200', 'run'), [winter, spring])), 'base')).toEqual(['50', '150']);
  });
});

describe('losses', () => {
  const plan = (caps: Readonly<Record<string, string>> = {}, makeWholeFirst = true): DistributionPlan => ({
    ...plainPlan,
    losses: { shares: { a: 5_000, b: 3_000, c: 2_000 }, caps, makeWholeFirst },
  });

  test('are borne by the risk ratio', () => {
    const computed = compute(runOf(plan(), [item('-100001')]));
    expect(totals(computed)).toEqual(['-50001', '-30000', '-20000']);
    expect(computed.carried.losses).toEqual({ a: '50001', b: '30000', c: '20000' });
  });

  test('beyond a cap are split anew among the others, as often as it takes', () => {
    expect(totals(compute(runOf(plan({ c: '5000' }), [item('-100000')])))).toEqual(['-59375', '-35625', '-5000']);
    expect(totals(compute(runOf(plan({ c: '5000', b: '35000' }), [item('-100000')])))).toEqual([
      '-60000',
      '-35000',
      '-5000',
    ]);
    expect(codeOf(() => compute(runOf(plan({ a: '1', b: '1', c: '1' }), [item('-4')])))).toBe('loss_beyond_caps');
    expect(totals(compute(runOf(plan({ a: '1', b: '1', c: '1' }), [item('-3')])))).toEqual(['-1', '-1', '-1']);
  });

  test('that are borne already count towards a cap', () => {
    const carried = { ...nothingCarried, losses: { c: '4000' } };
    expect(totals(compute(runOf(plan({ c: '5000' }), [item('-100000')], { carried })))).toEqual([
      '-61875',
      '-37125',
      '-1000',
    ]);
  });

  test('of before are made whole before a profit is shared', () => {
    const carried = { ...nothingCarried, losses: { a: '3000', b: '1000' } };
    const part = compute(runOf(plan(), [item('1001')], { carried }));
    expect([of(part, 'makeWhole'), part.carried.losses]).toEqual([['751', '250'], { a: '2249', b: '750' }]);
    const all = compute(runOf(plan(), [item('5000')], { carried }));
    expect([of(all, 'makeWhole'), of(all, 'contribution')]).toEqual([
      ['3000', '1000'],
      ['450', '350', '200'],
    ]);
    expect(of(compute(runOf(plan({}, false), [item('5000')], { carried })), 'makeWhole')).toEqual([]);
  });
});

describe('the law', () => {
  const alone: DistributionPlan = { ...plainPlan, shares: { a: 10_000, b: 0 } };

  test('in a partnership nobody takes all profit or bears all loss; what rounding makes of a fen is no matter', () => {
    const partners: DistributionPlan = { ...alone, form: 'partnership' };
    expect(codeOf(() => compute(runOf(partners, [item('100')])))).toBe('one_takes_all');
    expect(codeOf(() => compute(runOf(partners, [item('-100')])))).toBe('one_bears_all');
    expect(totals(compute(runOf({ ...plainPlan, form: 'partnership' }, [item('1')])))).toEqual(['1', '0', '0']);
    expect(totals(compute(runOf(alone, [item('100')])))).toEqual(['100', '0']);
  });

  test('a company offsets its losses and sets a tenth aside until half of its capital', () => {
    const company: DistributionPlan = { ...plainPlan, form: 'company', capital: '10000' };
    const lost = compute(runOf(company, [item('-500')]));
    expect([totals(lost), lost.carried.deficit]).toEqual([['0', '0', '0'], '500']);
    const carried = { ...nothingCarried, deficit: '500', reserve: '4900' };
    const won = compute(runOf(company, [item('2500')], { carried }));
    expect([of(won, 'offset'), of(won, 'reserve'), of(won, 'contribution')]).toEqual([
      ['500'],
      ['100'],
      ['855', '665', '380'],
    ]);
    expect(won.carried).toMatchObject({ deficit: '0', reserve: '5000' });
  });
});

describe('versions, categories, projects', () => {
  const changed: DistributionPlan = {
    ...plainPlan,
    versions: [{ from: '2026-01-01' }, { from: '2026-03-01', shares: { a: 2_000, b: 3_000, c: 5_000 } }],
  };

  test('each transaction falls under the version of its day', () => {
    const computed = compute(
      runOf(changed, [item('100', { date: '2026-02-28' }), item('100', { date: '2026-03-01' })]),
    );
    expect(totals(computed)).toEqual(['65', '65', '70']);
    expect(computed.buckets.map(({ version, lines }) => [version, lines])).toEqual([
      ['2026-01-01', ['1']],
      ['2026-03-01', ['2']],
    ]);
  });

  test('or the whole is prorated by the days of the versions', () => {
    const computed = compute(runOf({ ...changed, method: 'proratedByDays' }, [item('9000')]));
    expect(computed.buckets.map(({ net }) => net)).toEqual(['5900', '3100']);
    expect(totals(computed)).toEqual(['3275', '2995', '2730']);
  });

  test('a day without a rule blocks the run, and is named', () => {
    const gap: DistributionPlan = {
      ...plainPlan,
      versions: [{ from: '2026-01-01', until: '2026-01-31' }, { from: '2026-02-02' }],
    };
    expect(() => compute(runOf(gap, [item('1', { date: '2026-02-01' })]))).toThrow('No rule in force on 2026-02-01.');
    expect(() => compute(runOf({ ...gap, method: 'proratedByDays' }, [item('1')]))).toThrow('2026-02-01');
    expect(() => compute(runOf(gap, [item('1', { date: '2025-12-31' })], { from: '2025-12-01' }))).toThrow(
      '2025-12-31',
    );
    expect(totals(compute(runOf(gap, [item('100', { date: '2026-02-02' })])))).toEqual(['45', '35', '20']);
  });

  test('a project has its own ratio before its category, and the rest that of all', () => {
    const plan: DistributionPlan = {
      ...plainPlan,
      categories: { licence: { title: { zh: '许可', en: 'Licences' }, shares: { a: 0, b: 10_000, c: 0 } } },
      projects: { pilot: { shares: { a: 0, b: 0, c: 10_000 } } },
    };
    const items = [
      item('100'),
      item('10', { category: 'licence' }),
      item('1', { category: 'licence', project: 'pilot' }),
    ];
    expect(totals(compute(runOf(plan, items)))).toEqual(['45', '45', '21']);
  });

  test('costs are taken off the income that falls under the same rules', () => {
    expect(totals(compute(runOf(plainPlan, [item('10103'), item('-100')])))).toEqual(['4501', '3501', '2001']);
  });
});

test('a run says of each amount from what it comes, by which weights it is split and what rounding added', () => {
  const plan: DistributionPlan = {
    ...plainPlan,
    categories: { licence: { title: { zh: '', en: '' }, shares: { a: 0, b: 0, c: 10_000 } } },
    projects: { pilot: { shares: { a: 5_000, b: 5_000 } } },
  };
  const items = [item('10003'), item('-1001', { project: 'pilot' }), item('7', { category: 'licence' })];
  expect(compute(runOf(plan, items))).toEqual({
    net: '9009',
    buckets: [
      { key: '0001-01-01', version: '0001-01-01', net: '10003', lines: ['1'] },
      { key: '0001-01-01/category/licence', version: '0001-01-01', category: 'licence', net: '7', lines: ['3'] },
      { key: '0001-01-01/project/pilot', version: '0001-01-01', project: 'pilot', net: '-1001', lines: ['2'] },
    ],
    groups: [
      {
        key: '1',
        tier: 'risk',
        amount: '-1001',
        bucket: '0001-01-01/project/pilot',
        weights: { a: '5000', b: '5000', c: '0' },
      },
      { key: '2', tier: 'makeWhole', amount: '1001', weights: { a: '501', b: '500', c: '0' } },
      {
        key: '3',
        tier: 'contribution',
        amount: '9003',
        bucket: '0001-01-01',
        weights: { a: '4500', b: '3500', c: '2000' },
      },
      {
        key: '4',
        tier: 'contribution',
        amount: '6',
        bucket: '0001-01-01/category/licence',
        weights: { a: '0', b: '0', c: '10000' },
      },
    ],
    lines: [
      { key: '1.a', group: '1', tier: 'risk', payee: 'a', amount: '-501', byRemainder: '-1' },
      { key: '1.b', group: '1', tier: 'risk', payee: 'b', amount: '-500', byRemainder: '0' },
      { key: '2.a', group: '2', tier: 'makeWhole', payee: 'a', amount: '501', byRemainder: '0' },
      { key: '2.b', group: '2', tier: 'makeWhole', payee: 'b', amount: '500', byRemainder: '0' },
      { key: '3.a', group: '3', tier: 'contribution', payee: 'a', amount: '4051', byRemainder: '0' },
      { key: '3.b', group: '3', tier: 'contribution', payee: 'b', amount: '3151', byRemainder: '0' },
      { key: '3.c', group: '3', tier: 'contribution', payee: 'c', amount: '1801', byRemainder: '1' },
      { key: '4.c', group: '4', tier: 'contribution', payee: 'c', amount: '6', byRemainder: '0' },
    ],
    totals: { a: '4051', b: '3151', c: '1807' },
    carried: nothingCarried,
  });
  const { buckets, groups } = compute(
    runOf(plainPlan, [item('100')], { carried: { ...nothingCarried, losses: { a: '1' } } }),
  );
  expect([...buckets, ...groups].map((one) => Object.keys(one))).toEqual([
    ['key', 'version', 'net', 'lines'],
    ['key', 'tier', 'amount', 'weights'],
    ['key', 'tier', 'amount', 'bucket', 'weights'],
  ]);
});

test('a payee may be called as every object’s own words are', () => {
  const shares = { a: 5_000, constructor: 5_000 };
  const losses = { shares: { a: 10_000 }, caps: { a: '9' }, makeWholeFirst: true };
  expect(compute(runOf({ ...plainPlan, shares, losses }, [item('10')])).totals).toEqual({ a: '5', constructor: '5' });
  expect(compute(runOf({ ...plainPlan, shares, losses }, [item('-9')])).totals).toEqual({ a: '-9', constructor: '0' });
});

describe('currencies', () => {
  test('are converted at the stated rate, each line rounded once', () => {
    const run = runOf(plainPlan, [item('10001', { currency: 'JPY' }), item('1005', { currency: 'KWD' })]);
    const conversions = {
      JPY: { rate: '0.0475', on: '2026-03-31', source: 'bank' },
      KWD: { rate: '23.45', on: '2026-03-31', source: 'bank' },
    };
    // 10001 × 0.0475 = 475.0475 → 475.05; 1.005 × 23.45 = 23.56725 → 23.57
    expect(compute({ ...run, statement: { ...run.statement, conversions } }).net).toBe('49862');
    expect(() => compute(run)).toThrow(RangeError);
  });

  test.each(['9007199254740993000001', '1'])('amounts of any size are exact: %s', (amount) => {
    expect(compute(runOf(plainPlan, [item(amount)])).net).toBe(amount);
  });
});

describe('whatever is computed', () => {
  test('the lines sum to the net amount, those of a group to its amount', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const { net, lines, groups } = compute(run);
        expect(lines.reduce((sum, line) => sum + BigInt(line.amount), 0n)).toBe(BigInt(net));
        for (const { key, amount: whole } of groups)
          expect(lines.filter(({ group }) => group === key).reduce((sum, line) => sum + BigInt(line.amount), 0n)).toBe(
            BigInt(whole),
          );
        const income = run.statement.lines.reduce(
          (sum, line) => sum + (line.kind === 'cost' ? -BigInt(line.amount) : BigInt(line.amount)),
          0n,
        );
        expect(BigInt(net)).toBe(income);
      }),
    );
  });

  test('the order of payees changes nothing where their remainders differ', () => {
    const weights = fc.tuple(fc.nat(9_999), fc.nat(9_999), fc.nat(9_999)).filter((all) => new Set(all).size > 1);
    const order = fc.shuffledSubarray(['a', 'b', 'c'] as const, { minLength: 3 });
    fc.assert(
      fc.property(
        weights,
        order,
        fc.bigInt({ min: 1n, max: 10n ** 20n }),
        fc.boolean(),
        ([a, b, c], names, amount, isLoss) => {
          const ratio: Readonly<Record<string, number>> = { a, b, c };
          const remainders = names.map((name) => (amount * BigInt(ratio[name] ?? 0)) % BigInt(a + b + c));
          fc.pre(new Set(remainders).size === names.length);
          const by = (order: readonly string[]) => {
            const shares = Object.fromEntries(order.map((name) => [name, ratio[name] ?? 0]));
            return compute(runOf({ ...plainPlan, shares }, [item(isLoss ? -amount : amount)])).totals;
          };
          expect(by(names)).toEqual(by(['a', 'b', 'c']));
        },
      ),
    );
  });

  test('nothing that is carried is negative, and what it is is told by the lines', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const { carried, lines } = compute(run);
        const kept = (tier: Tier) =>
          lines.filter((line) => line.tier === tier).reduce((sum, line) => sum + BigInt(line.amount), 0n);
        for (const one of [carried.pool, carried.reserve, carried.deficit, ...Object.values(carried.losses)])
          expect(BigInt(one) >= 0n).toBe(true);
        expect(BigInt(carried.pool) - BigInt(run.carried.pool)).toBe(kept('pool'));
        expect(BigInt(carried.reserve) - BigInt(run.carried.reserve)).toBe(kept('reserve'));
        expect(BigInt(run.carried.deficit) - BigInt(carried.deficit)).toBe(kept('offset'));
      }),
    );
  });
});
