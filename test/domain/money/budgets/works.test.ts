import { earnedByBudget, earnedByPhase, earnedByProject, worksOfPhase } from '../../../../domain/money/budgets/works';
import type { Drawn } from '../../../../domain/money/budgets/uses';
import type { MilestoneView } from '../../../../domain/phases/views';
import { aProject } from '../../../support/projects';

const milestone = (key: string, baselineOn: string, more: Partial<MilestoneView> = {}): MilestoneView => ({
  key,
  title: { zh: key, en: key },
  state: 'planned',
  baselineOn,
  ...more,
});
const phase = {
  key: 'alignment',
  milestones: [
    milestone('a', '2026-02-28', { state: 'accepted', actualOn: '2026-03-10' }),
    milestone('b', '2026-03-31', { state: 'conditionallyAccepted', actualOn: '2026-03-20' }),
    milestone('c', '2026-03-31', { state: 'submitted', actualOn: '2026-03-20' }),
    milestone('d', '2026-06-30', { state: 'failed' }),
    milestone('e', '2026-01-31', { state: 'waived' }),
  ],
};
const budget = { title: { zh: '预算', en: 'Budget' }, fund: 'project', warnPercent: 80, escalatePercent: 95 };
const programme = {
  currency: 'CNY',
  budgets: {
    pilot: { ...budget, amount: '60000', phase: 'alignment' },
    second: { ...budget, amount: '40000', phase: 'alignment' },
    other: { ...budget, amount: '7' },
  },
};
const paid = (amount: string, on: string, more: Partial<Drawn> = {}): Drawn => ({
  draw: `${amount}-${on}`,
  fund: 'project',
  amount,
  is: 'actual',
  on,
  budget: 'pilot',
  ...more,
});
const spending = {
  draws: [
    paid('30000', '2026-03-01'),
    paid('5000', '2026-03-31', { budget: 'second' }),
    paid('9000', '2026-04-01'),
    paid('800', '2026-03-01', { is: 'committed' }),
    paid('70', '2026-03-01', { budget: 'other' }),
  ],
  projects: [],
};

describe('earned value of a phase', () => {
  test('its milestones are the work, by their baselines; accepted ones are done, waived ones are none', () => {
    expect(worksOfPhase(phase).map(({ plannedOn, doneOn }) => [plannedOn, doneOn])).toEqual([
      ['2026-02-28', '2026-03-10'],
      ['2026-03-31', '2026-03-20'],
      ['2026-03-31', undefined],
      ['2026-06-30', undefined],
    ]);
  });

  test('of all its budgets together, and of each by itself, with what was paid by the day', () => {
    const whole = earnedByPhase(programme, phase, spending, '2026-03-31');
    expect(whole).toMatchObject({
      works: 4,
      bac: { shown: '1,000.00' },
      pv: { shown: '750.00' },
      ev: { shown: '500.00' },
      ac: { shown: '350.00' },
      cv: { shown: '150.00' },
      sv: { shown: '-250.00' },
    });
    expect(earnedByBudget(programme, 'second', phase, spending, '2026-03-31')).toMatchObject({
      bac: { shown: '400.00' },
      ac: { shown: '50.00' },
      ev: { shown: '200.00' },
    });
  });

  test('none where no budget is of the phase', () => {
    expect(earnedByPhase(programme, { ...phase, key: 'growth' }, spending, '2026-03-31')).toBeUndefined();
    expect(earnedByBudget(programme, 'other', phase, spending, '2026-03-31')).toBeUndefined();
    expect(earnedByBudget(programme, 'constructor', phase, spending, '2026-03-31')).toBeUndefined();
  });
});

describe('earned value of a project', () => {
  const [first, second] = aProject().stages;
  if (!first || !second) throw new Error('It has two stages.');
  const passed = [{ stage: 'contract', evidence: [], note: '', by: 'pmo@east.example', on: '2026-03-05' }];
  const project = aProject({ key: 'north', budget: { amount: '100000' }, passed });
  const draws = [paid('20000', '2026-03-02', { project: 'north' }), paid('1', '2026-03-02', { project: 'south' })];

  test('its stages are the work, each by the day planned from its opening', () => {
    const planned = {
      ...project,
      stages: [
        { ...first, plannedOn: '2026-03-31' },
        { ...second, plannedOn: '2026-09-30' },
      ],
    };
    expect(earnedByProject(programme, planned, { draws }, '2026-03-31')).toMatchObject({
      pv: { shown: '500.00' },
      ev: { shown: '500.00' },
      ac: { shown: '200.00' },
      cpi: { shown: '2.50' },
      spi: { shown: '1.00' },
    });
  });

  test('without planned days there is no planned value, and the cost is measured all the same', () => {
    expect(earnedByProject(programme, project, { draws }, '2026-03-31')).toMatchObject({
      pv: { none: { en: 'not all of the work has a planned day' } },
      cv: { shown: '300.00' },
    });
  });
});
