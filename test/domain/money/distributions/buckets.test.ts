import { sharesOf } from '../../../../domain/money/distributions/buckets';
import type { RunInput } from '../../../../domain/money/distributions/computing';
import type { DistributionPlan } from '../../../../domain/programme/distribution-plans';
import { DomainError } from '../../../../domain/shared/errors';
import { item, plainPlan, runOf } from '../../../support/runs';

const licence = { title: { zh: '许可', en: 'Licences' }, shares: { a: 0, b: 10_000, c: 0 } };
const plan: DistributionPlan = {
  ...plainPlan,
  categories: { licence },
  projects: { pilot: { shares: { a: 0, b: 0, c: 10_000 } } },
  versions: [{ from: '2026-01-01' }, { from: '2026-03-01', shares: { a: 2_000, b: 3_000, c: 5_000 } }],
};
const shared = ({ rules, statement, currency }: RunInput) =>
  sharesOf(rules, statement, currency).map(({ key, net, days, lines }) => [key, net, days, lines]);
const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof DomainError ? error : undefined;
  }
  return undefined;
};
const march = { date: '2026-03-15' };

describe('a statement by the rules that its items fall under', () => {
  // Source: docs/rules/money.md, "Versions of ratios".
  test('stands by version, then all, categories and projects; an item of a project without rules of its own goes by its category', () => {
    const items = [
      item('7', { ...march, project: 'pilot', category: 'licence' }),
      item('5', march),
      item('3', { category: 'licence' }),
      item('2'),
      item('1', { category: 'licence', project: 'other' }),
      item('-4', { ...march, project: 'other' }),
    ];
    expect(shared(runOf(plan, items))).toEqual([
      ['2026-01-01', 2n, 1n, ['4']],
      ['2026-01-01/category/licence', 4n, 1n, ['3', '5']],
      ['2026-03-01', 1n, 1n, ['2', '6']],
      ['2026-03-01/project/pilot', 7n, 1n, ['1']],
    ]);
  });

  test('names what is of a category or a project, and nothing else', () => {
    const items = [item('1'), item('1', { category: 'licence' }), item('1', { project: 'pilot' })];
    const { rules, statement, currency } = runOf(plan, items);
    const scopes = sharesOf(rules, statement, currency).map(({ category, project, rules: { shares } }) => ({
      ...(category !== undefined && { category }),
      ...(project !== undefined && { project }),
      shares,
    }));
    expect(scopes).toEqual([
      { shares: plainPlan.shares },
      { category: 'licence', shares: licence.shares },
      { project: 'pilot', shares: { a: 0, b: 0, c: 10_000 } },
    ]);
  });

  test('prorated, each category by itself is split by the days of the versions', () => {
    const items = [item('9000'), item('18000', { ...march, category: 'licence' }), item('-3000', march)];
    expect(shared(runOf({ ...plan, method: 'proratedByDays' }, items))).toEqual([
      ['2026-01-01', 3933n, 59n, ['1', '3']],
      ['2026-01-01/category/licence', 11800n, 59n, ['2']],
      ['2026-03-01', 2067n, 31n, ['1', '3']],
      ['2026-03-01/category/licence', 6200n, 31n, ['2']],
    ]);
  });

  test('a period of one day has the version of that day, the first and the last day of one included', () => {
    const prorated = { ...plan, method: 'proratedByDays' as const };
    for (const [day, from] of [
      ['2026-02-28', '2026-01-01'],
      ['2026-03-01', '2026-03-01'],
    ] as const)
      expect(shared(runOf(prorated, [item('9', { date: day })], { from: day, until: day }))).toEqual([
        [from, 9n, 1n, ['1']],
      ]);
  });

  test.each(['byTransactionDate', 'proratedByDays'] as const)(
    '%s: an item of another day is refused by its number',
    (method) => {
      const on = (date: string) => refusal(() => shared(runOf({ ...plan, method }, [item('1'), item('1', { date })])));
      expect([on('2026-01-01'), on('2026-03-31')]).toEqual([undefined, undefined]);
      for (const date of ['2025-12-31', '2026-04-01'])
        expect(on(date)).toMatchObject({
          code: 'invalid_input',
          message: `Item 2 is of ${date}, which is not in the period.`,
          facts: { field: 'lines', why: { zh: `第 2 条的日期 ${date} 不在本期之内。` } },
        });
    },
  );

  test('a day without a rule is named in both languages', () => {
    const gap = { ...plainPlan, versions: [{ from: '2026-02-02' }] };
    expect(refusal(() => shared(runOf(gap, [item('1')])))).toMatchObject({
      code: 'rules_missing',
      message: 'No rule in force on 2026-02-01.',
      facts: { day: '2026-02-01', why: { zh: '2026-02-01 没有生效的分配规则。' } },
    });
  });
});
