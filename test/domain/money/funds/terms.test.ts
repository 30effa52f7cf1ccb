import { termsFor } from '../../../../domain/money/funds/terms';
import { newBook, type FundBook } from '../../../../domain/money/funds/funds';
import type { Drawn, Spending } from '../../../../domain/money/budgets/uses';
import type { Budget } from '../../../../domain/programme/budget-plans';
import type { Project } from '../../../../domain/projects/projects';

const title = { zh: '预算', en: 'Budget' };
const plan = (changes: Partial<Budget> = {}): Budget => ({
  title,
  fund: 'common',
  amount: '1000',
  warnPercent: 80,
  escalatePercent: 95,
  ...changes,
});
const clinic = {
  key: 'clinic',
  title,
  mode: 'pilot',
  budget: { amount: '600' },
  budgetApproval: { state: 'approved', round: 1 },
  state: 'running',
} as unknown as Project;
const ward = { ...clinic, key: 'ward', budget: { amount: '200' } };
const book: FundBook = newBook('common', title, 'EUR');
const drawn = (amount: string, changes: Partial<Drawn> = {}): Drawn => ({
  draw: 'common-1',
  fund: 'common',
  amount,
  is: 'committed',
  on: '2027-03-01',
  ...changes,
});

const termsOf = (
  asked: { readonly amount: string; readonly budget?: string; readonly project?: Project },
  spending: Partial<Spending> = {},
  budgets: Readonly<Record<string, Budget>> = { pilots: plan({ mode: 'pilot' }), other: plan({ fund: 'works' }) },
  known: FundBook = book,
) => {
  const programme = { budgets, currency: 'EUR' };
  const { budget, budgets: terms } = termsFor(
    { programme, spending: { draws: [], projects: [], ...spending }, exceptions: { pilots: '1100' }, book: known },
    asked,
  );
  return {
    charged: budget?.key,
    terms: terms.map(({ key, besides, upTo }) => [key, besides.committed, besides.actual, upTo]),
  };
};

describe('what a draw is measured against', () => {
  // Source: docs/rules/money.md, "Budgets".
  test('nothing where it names no budget and no project', () => {
    expect(termsOf({ amount: '1' })).toEqual({ charged: undefined, terms: [] });
  });

  test('the budget that it names, with what an exception allows; never one of another fund', () => {
    expect(termsOf({ amount: '1', budget: 'pilots' })).toEqual({
      charged: 'pilots',
      terms: [['pilots', '0', '0', '1100']],
    });
    expect(termsOf({ amount: '1', budget: 'other' })).toEqual({ charged: undefined, terms: [] });
  });

  test('the budget that covers its project, and the own of the project: what others were allotted is committed', () => {
    const projects = [clinic, ward];
    expect(termsOf({ amount: '600', project: clinic }, { projects })).toEqual({
      charged: 'pilots',
      terms: [
        ['pilots', '200', '0', '1100'],
        ['project.clinic', '0', '0', undefined],
      ],
    });
  });

  test('what the project may still draw after this one stays committed', () => {
    const [pilots] = termsOf({ amount: '150', project: clinic }, { projects: [clinic] }).terms;
    expect(pilots).toEqual(['pilots', '450', '0', '1100']);
  });

  test('what its fund knows by itself is left out, what was drawn elsewhere counts', () => {
    const reserving = {
      ...book,
      uses: [{ draw: 'common-1', amount: '100', purpose: 'x', budgets: ['pilots'], on: '2027-03-01', is: 'reserved' }],
      spent: { pilots: '50' },
    } as const;
    const draws = [
      drawn('100', { budget: 'pilots' }),
      drawn('50', { draw: 'common-2', budget: 'pilots', is: 'actual' }),
      drawn('30', { draw: 'works-1', fund: 'works', budget: 'pilots' }),
    ];
    expect(termsOf({ amount: '1', budget: 'pilots' }, { draws }, undefined, reserving).terms).toEqual([
      ['pilots', '30', '0', '1100'],
    ]);
  });
});
