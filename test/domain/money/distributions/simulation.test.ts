import { compute } from '../../../../domain/money/distributions/computing';
import { agreedRules, versionOn } from '../../../../domain/money/distributions/rules';
import { retroactiveText, rulesOfVersion, runsSince } from '../../../../domain/money/distributions/retroactive';
import { simulated } from '../../../../domain/money/distributions/simulation';
import type { Run } from '../../../../domain/money/distributions/runs';
import { withShares, type DistributionPlan } from '../../../../domain/programme/distribution-plans';
import { programmeAdjusted } from '../../../../domain/strategy/changes';
import { item, plainPlan, runOf, tieredPlan } from '../../../support/runs';
import { seed } from '../../../support/seed';

const posted = (state: Run['state'], ...given: Parameters<typeof runOf>): Run => {
  const input = runOf(...given);
  return { payees: input.rules.payees, computed: compute(input), state } as Run;
};

test('past runs are shared by the new ratio where the contribution is, and nowhere else', () => {
  const runs = [
    posted('settled', tieredPlan, [item('123456789')], { score: '80', points: { a: '82', b: '95' } }),
    posted('posted', plainPlan, [item('10003')]),
    posted('refused', plainPlan, [item('999999')]),
  ];
  // 211,111.11 and 100.03 by 50/30/20
  expect(simulated(runs, { a: 5_000, b: 3_000, c: 2_000 })).toEqual({
    a: { was: '70591199', would: '71647255' },
    b: { was: '48651370', would: '47595314' },
    c: { was: '4224223', would: '4224223' },
  });
  expect(simulated([], plainPlan.shares)).toBeUndefined();
  const named = posted('posted', { ...plainPlan, shares: { a: 5_000, constructor: 5_000 } }, [item('100')]);
  expect(simulated([named], { a: 10_000 })).toEqual({
    a: { was: '50', would: '100' },
    constructor: { was: '50', would: '0' },
  });
});

test('an adjusted ratio is a version from its day on, and what came in before keeps the one before', () => {
  const payees = Object.keys(seed.distribution?.shares ?? {});
  const [one = '', other = '', third = ''] = payees;
  const shares = { [one]: 4_000, [other]: 4_000, [third]: 2_000 };
  const decision = { adjustment: 'fair', approval: 'a', from: '2026-07-01' };
  const { distribution } = programmeAdjusted(seed, { shares }, decision);
  if (!distribution) throw new Error('It shares income.');
  const rules = agreedRules(distribution);
  expect(versionOn(rules, '2026-06-30')?.rules.shares).toEqual(seed.distribution?.shares);
  expect(versionOn(rules, '2026-07-01')?.rules.shares).toEqual(shares);
  const again = programmeAdjusted(
    { ...seed, distribution },
    { shares: seed.distribution?.shares ?? {} },
    { ...decision, from: '2027-01-01' },
  );
  const versions = agreedRules(again.distribution ?? distribution);
  expect(['2026-06-30', '2026-12-31', '2027-01-01'].map((day) => versionOn(versions, day)?.rules.shares[one])).toEqual([
    4_500, 4_000, 4_500,
  ]);
});

describe('a ratio that holds since an earlier day', () => {
  const shares = { a: 5_000, b: 3_000, c: 2_000 };
  const on = (plan: DistributionPlan, day: string) => versionOn(agreedRules(plan), day)?.rules;

  test('is a version from that day on, for what came in before its decision as well', () => {
    const plan = withShares(plainPlan, shares, '2026-07-01', '2026-02-01');
    expect(on(plan, '2026-01-31')?.shares).toEqual(plainPlan.shares);
    expect(on(plan, '2026-02-01')?.shares).toEqual(shares);
    expect(on(plan, '2026-08-01')?.shares).toEqual(shares);
  });

  test('takes the place of ratios between, and of none that is agreed for later', () => {
    const [between, later] = [
      { a: 1_000, b: 1_000, c: 8_000 },
      { a: 2_000, b: 2_000, c: 6_000 },
    ];
    const versions = [
      { from: '2026-01-01' },
      { from: '2026-02-01', base: tieredPlan.base },
      { from: '2026-03-01', shares: between },
      { from: '2026-09-01', shares: later },
    ] as const;
    const plan = withShares({ ...plainPlan, versions } as DistributionPlan, shares, '2026-07-01', '2026-02-01');
    expect(on(plan, '2026-02-15')).toMatchObject({ shares, base: tieredPlan.base });
    expect(on(plan, '2026-03-15')?.shares).toEqual(shares);
    expect(on(plan, '2026-09-15')?.shares).toEqual(later);
  });

  test('leaves the payees in the order in which they are declared, which breaks ties', () => {
    const turned = { c: 2_000, b: 4_000, a: 4_000 };
    expect(agreedRules(withShares(plainPlan, turned, '2026-07-01')).payees).toEqual(['a', 'b', 'c']);
  });

  test('changes the runs that count and reach that day', () => {
    const run = (key: string, until: string, state: Run['state'] = 'posted') => ({ key, until, state }) as Run;
    const runs = [
      run('before', '2026-01-31'),
      run('reaches', '2026-02-01', 'settled'),
      run('after', '2026-03-31'),
      run('open', '2026-03-31', 'signing'),
      run('over', '2026-03-31', 'replaced'),
    ];
    expect(runsSince(runs, '2026-02-01').map(({ key }) => key)).toEqual(['reaches', 'after']);
  });

  test('is told run by run: what each payee got and would get, or that only a part of the run changes', () => {
    const given = { key: 'q1', from: '2026-01-01', until: '2026-03-31', currency: 'CNY' };
    const run = { ...posted('posted', plainPlan, [item('10000')]), ...given };
    const titles = { a: { zh: '甲方', en: 'Party A' } };
    expect(retroactiveText(run, shares, '2026-01-01', titles).en).toBe(
      'q1 (1 Jan 2026 to 31 Mar 2026): Party A CNY 45.00 to CNY 50.00, b CNY 35.00 to CNY 30.00, c CNY 20.00 to CNY 20.00',
    );
    expect(retroactiveText(run, shares, '2026-01-02', titles).en).toBe(
      'q1 (1 Jan 2026 to 31 Mar 2026): what came in from 2 Jan 2026 on is computed anew',
    );
  });

  test('a correction may take one version for all of its period', () => {
    const rules = agreedRules(withShares(plainPlan, shares, '2026-07-01'));
    const whole = rulesOfVersion(rules, '2026-07-01', '2026-01-01');
    expect(whole.versions.map(({ from, until, rules: { shares: own } }) => [from, until, own])).toEqual([
      ['2026-01-01', undefined, shares],
    ]);
    expect(versionOn(rulesOfVersion(rules, '0001-01-01', '2026-08-01'), '2027-01-01')?.rules.shares).toEqual(
      plainPlan.shares,
    );
    expect(() => rulesOfVersion(rules, '2026-07-02', '2026-01-01')).toThrow(
      expect.objectContaining({ code: 'invalid_input', facts: expect.objectContaining({ field: 'version' }) }),
    );
  });
});
