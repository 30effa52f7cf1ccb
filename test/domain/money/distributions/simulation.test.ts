import { compute } from '../../../../domain/money/distributions/computing';
import { agreedRules, versionOn } from '../../../../domain/money/distributions/rules';
import { simulated } from '../../../../domain/money/distributions/simulation';
import type { Run } from '../../../../domain/money/distributions/runs';
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
