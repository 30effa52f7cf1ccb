import { compute } from '../../../../domain/money/distributions/computing';
import { nothingCarried, type Computed } from '../../../../domain/money/distributions/lines';
import type { DistributionPlan } from '../../../../domain/programme/distribution-plans';
import { item, plainPlan, runOf } from '../../../support/runs';

const base = (amount: string) => ({ amount, per: 'year' as const, shares: { a: 10_000, b: 0, c: 0 } });
const plan: DistributionPlan = { ...plainPlan, base: base('1000') };
const licence = { title: { zh: '许可', en: 'Licences' } };
const shared = (computed: Computed) =>
  computed.groups.filter(({ tier }) => tier === 'base').map(({ bucket, amount }) => [bucket, amount]);
const split = (given: DistributionPlan, ...items: readonly Parameters<typeof item>[]) => {
  const computed = compute(
    runOf(
      given,
      items.map((each) => item(...each)),
    ),
  );
  return { shared: shared(computed), used: computed.carried.baseUsed };
};
const ofLicences = { category: 'licence' };
const ofPilot = { project: 'pilot' };

describe('whose agreed base is used up', () => {
  // Source: docs/rules/money.md, "Tiers".
  test('that of all by every category and project that has no base of its own', () => {
    const given = {
      ...plan,
      categories: { licence: { ...licence, shares: { a: 0, b: 10_000, c: 0 } } },
      projects: { pilot: { shares: { a: 0, b: 0, c: 10_000 } } },
    };
    expect(split(given, ['600'], ['300', ofLicences], ['500', ofPilot])).toEqual({
      shared: [
        ['0001-01-01', '600'],
        ['0001-01-01/category/licence', '300'],
        ['0001-01-01/project/pilot', '100'],
      ],
      used: { all: '1000' },
    });
  });

  test('its own where a category or a project has another, and each counts what it used before', () => {
    const given = {
      ...plan,
      categories: { licence: { ...licence, base: base('200') } },
      projects: { pilot: { base: base('50') } },
    };
    const items = [item('600'), item('300', ofLicences), item('500', ofPilot)];
    const first = compute(runOf(given, items));
    expect(shared(first)).toEqual([
      ['0001-01-01', '600'],
      ['0001-01-01/category/licence', '200'],
      ['0001-01-01/project/pilot', '50'],
    ]);
    expect(first.carried.baseUsed).toEqual({ all: '600', 'category/licence': '200', 'project/pilot': '50' });
    const second = compute(runOf(given, items, { carried: first.carried }));
    expect(shared(second)).toEqual([['0001-01-01', '400']]);
    expect(second.carried.baseUsed).toEqual({ all: '1000', 'category/licence': '200', 'project/pilot': '50' });
  });

  test('nobody’s by a loss, and no more than there is by a profit', () => {
    expect(split(plan, ['-500'])).toEqual({ shared: [], used: {} });
    expect(split(plan, ['1'])).toEqual({ shared: [['0001-01-01', '1']], used: { all: '1' } });
  });

  test('of one that is more than used up nothing is left', () => {
    const carried = { ...nothingCarried, baseUsed: { all: '1200' } };
    const computed = compute(runOf(plan, [item('100')], { carried }));
    expect([shared(computed), computed.carried.baseUsed]).toEqual([[], { all: '1200' }]);
  });
});

describe('a base that is prorated', () => {
  const changed: DistributionPlan = {
    ...plan,
    method: 'proratedByDays',
    versions: [{ from: '2026-01-01' }, { from: '2026-03-01', shares: { a: 2_000, b: 3_000, c: 5_000 } }],
  };

  test('is split by the days of the versions, what is left of it after the runs before', () => {
    // 59 and 31 of 90 days: of 1,000 there are 656 and 344, of 100 there are 66 and 34
    expect(split(changed, ['9000'])).toEqual({
      shared: [
        ['2026-01-01', '656'],
        ['2026-03-01', '344'],
      ],
      used: { all: '1000' },
    });
    const carried = { ...nothingCarried, baseUsed: { all: '900' } };
    expect(shared(compute(runOf(changed, [item('9000')], { carried })))).toEqual([
      ['2026-01-01', '66'],
      ['2026-03-01', '34'],
    ]);
  });

  test('is not used up by less', () => {
    expect(split(changed, ['200'])).toEqual({
      shared: [
        ['2026-01-01', '131'],
        ['2026-03-01', '69'],
      ],
      used: { all: '200' },
    });
  });

  test('is used up by the categories of a version in their order', () => {
    const given = { ...changed, categories: { licence: { ...licence, shares: { a: 0, b: 10_000, c: 0 } } } };
    expect(split(given, ['900'], ['900', ofLicences])).toEqual({
      shared: [
        ['2026-01-01', '590'],
        ['2026-01-01/category/licence', '66'],
        ['2026-03-01', '310'],
        ['2026-03-01/category/licence', '34'],
      ],
      used: { all: '1000' },
    });
  });
});
