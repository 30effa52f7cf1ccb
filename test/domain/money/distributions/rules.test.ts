import { agreedRules, payeesOf, versionOn } from '../../../../domain/money/distributions/rules';
import type { DistributionPlan } from '../../../../domain/programme/distribution-plans';
import { plainPlan } from '../../../support/runs';

const { shares } = plainPlan;
const usual = { shares, losses: { shares, caps: {}, makeWholeFirst: true } };

describe('what is agreed of how to share', () => {
  // Source: docs/rules/money.md, "Versions of ratios".
  test('holds always, by contract and by the day of each transaction, where nothing else is said', () => {
    expect(agreedRules(plainPlan)).toEqual({
      payees: ['a', 'b', 'c'],
      form: 'contract',
      method: 'byTransactionDate',
      versions: [{ from: '0001-01-01', rules: usual }],
    });
    expect(Object.keys(agreedRules({ ...plainPlan, categories: {}, projects: {} }).versions[0] ?? {})).toEqual([
      'from',
      'rules',
    ]);
    expect(Object.keys(agreedRules(plainPlan))).toEqual(['payees', 'form', 'method', 'versions']);
  });

  test('names form, capital, rounding partner and method', () => {
    const given = { form: 'company', capital: '100', roundingPartner: 'c', method: 'proratedByDays' } as const;
    expect(agreedRules({ ...plainPlan, ...given })).toMatchObject(given);
  });

  test('is in versions by their days, each until the day before the next or its own last one', () => {
    const versions = [
      { from: '2026-07-01' },
      { from: '2026-01-01', until: '2026-01-31' },
      { from: '2026-03-01', shares: { a: 1, b: 9_999 } },
    ];
    const rules = agreedRules({ ...plainPlan, versions });
    expect(rules.versions.map(({ from, until }) => [from, until])).toEqual([
      ['2026-01-01', '2026-01-31'],
      ['2026-03-01', '2026-06-30'],
      ['2026-07-01', undefined],
    ]);
    expect(Object.keys(rules.versions[2] ?? {})).toEqual(['from', 'rules']);
    const on = (day: string) => versionOn(rules, day)?.from;
    expect(
      ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01', '2026-06-30', '2026-07-01', '2099-01-01'].map(on),
    ).toEqual([undefined, '2026-01-01', '2026-01-01', undefined, '2026-03-01', '2026-07-01', '2026-07-01']);
  });

  test('is otherwise for a category or a project in every version, in that order over what is agreed of all', () => {
    const licence = { title: { zh: '许可', en: 'Licences' }, shares: { a: 0, b: 10_000, c: 0 } };
    const pilot = { shares: { a: 0, b: 0, c: 10_000 } };
    const base = { amount: '5', per: 'run' as const, shares };
    const rules = agreedRules({
      ...plainPlan,
      categories: { licence },
      projects: { pilot },
      versions: [{ from: '2026-01-01' }, { from: '2026-03-01', base }],
    });
    expect(rules.versions.map(({ categories, projects }) => [categories, projects])).toEqual([
      [{ licence: { ...usualBy(licence.shares) } }, { pilot: { ...usualBy(pilot.shares) } }],
      [{ licence: { ...usualBy(licence.shares), base } }, { pilot: { ...usualBy(pilot.shares), base } }],
    ]);
  });
});

const usualBy = (ratio: Readonly<Record<string, number>>) => ({
  shares: ratio,
  losses: { shares: ratio, caps: {}, makeWholeFirst: true },
});

test('whoever is named by any ratio is paid, in the order in which they are first named', () => {
  const plan: DistributionPlan = {
    ...plainPlan,
    shares: { b: 10_000 },
    base: { amount: '1', per: 'year', shares: { a: 10_000 } },
    losses: { shares: { d: 10_000 }, caps: {}, makeWholeFirst: true },
    versions: [{ from: '2026-01-01', shares: { e: 10_000 } }],
    categories: { licence: { title: { zh: '', en: '' }, shares: { f: 10_000 } } },
    projects: { pilot: { losses: { shares: { g: 10_000, a: 0 }, caps: {}, makeWholeFirst: true } } },
  };
  expect(payeesOf(plan)).toEqual(['b', 'a', 'd', 'e', 'f', 'g']);
  expect(payeesOf(plainPlan)).toEqual(['a', 'b', 'c']);
});
