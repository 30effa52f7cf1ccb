import { lapse, type Obligation } from '../../../domain/obligations/obligations';
import type { MilestoneView, PhaseView } from '../../../domain/phases/views';
import { progressOf } from '../../../domain/views/progress';
import { seed } from '../../support/seed';
import { aProject } from '../../support/projects';

const title = { zh: '接口对接', en: 'Interfaces' };
const aMilestone = (key: string, changes: Partial<MilestoneView> = {}): MilestoneView => ({
  ...{ key, title, state: 'planned', baselineOn: '2026-03-01' },
  ...changes,
});
const slip = (workingDays: number, isOver = false) => ({ workingDays, tolerated: 10, isOver, why: title });
const phaseWith = (...milestones: readonly MilestoneView[]): PhaseView => ({
  ...{ key: 'one', title, state: 'running', startsOn: '2026-01-01', endsOn: '2026-06-30' },
  milestones,
});
const anObligation: Obligation = {
  key: 'p:obligation:report',
  condition: { text: 'report', owner: 'a@east.example', due: '2026-02-28' },
  dueAt: '2026-02-28T16:00:00Z',
  remindAt: '2026-02-20T01:00:00Z',
  state: 'open',
};

const seen = {
  phases: [
    phaseWith(
      aMilestone('late', { slip: slip(12, true), exception: { state: 'open', round: 1, slip: 12 } }),
      aMilestone('early', { slip: slip(-3) }),
      aMilestone('done', { slip: slip(4), actualOn: '2026-03-05' }),
      aMilestone('settled', { exception: { state: 'approved', round: 1, slip: 11 } }),
    ),
  ],
  projects: [aProject(), aProject({ key: 'landed', state: 'landed' })],
  obligations: [anObligation, lapse({ ...anObligation, key: 'p:obligation:lapsed' })],
  budgets: [],
  funds: [],
  draws: [],
  distributions: [],
  definition: seed,
};

test('an evaluation lists what is late, what exceptions are open, what obligations lapsed and where projects stand', () => {
  const lines = progressOf(seen, ['slips', 'exceptions', 'obligations', 'stages']);
  expect(lines.map(({ scope, thing, words }) => [scope, thing, words.en])).toEqual([
    ['slips', 'milestone:late', '12 working days late, over tolerance'],
    ['exceptions', 'milestone:late', 'an exception is not settled'],
    ['obligations', undefined, 'was due on 28 Feb 2026 (a@east.example)'],
    ['stages', 'project:north-grid', '0 of 2 stages passed; next: Contract'],
  ]);
});

test('of the money it lists each budget, and what escalates or was used to more than 95 per cent is a finding', () => {
  const { pilot, operating } = seed.budgets;
  if (!pilot || !operating) throw new Error('The seed has these budgets.');
  const definition = { ...seed, budgets: { pilot: { ...pilot, mode: 'jointDevelopment', amount: '100' }, operating } };
  const asking = (amount: string) => [
    aProject({ budget: { amount }, budgetApproval: { state: 'asked', round: 1, approval: 'a' } }),
  ];
  const found = (amount: string, more: object = {}) =>
    progressOf({ ...seen, definition, projects: asking(amount), ...more }, ['budgets']).map(({ thing, isFinding }) => [
      thing,
      isFinding ?? false,
    ]);
  expect(found('94')).toEqual([
    ['budget:pilot', false],
    ['budget:operating', false],
  ]);
  expect(found('95')[0]).toEqual(['budget:pilot', true]);
  const told = { key: 'pilot', title: pilot.title, state: 'warn', isOver95: true } as const;
  expect(found('10', { budgets: [told] })[0]).toEqual(['budget:pilot', true]);
});

test('it lists nothing that its cycle does not ask for', () => {
  expect(progressOf(seen, [])).toEqual([]);
  expect(progressOf(seen, ['stages']).map(({ scope }) => scope)).toEqual(['stages']);
});
