import fc from 'fast-check';
import {
  callsForCostReport,
  costAfter,
  costSentence,
  isCostOpen,
  isOverBudget,
  toleratedCost,
  type Cost,
  type CostHappening,
} from '../../../domain/projects/costs';
import type { DomainError } from '../../../domain/shared/errors';
import { assertMayReport } from '../../../domain/tolerances/exception-reports';
import { projectsWait } from '../../../domain/projects/waiting';
import { aProject } from '../../support/projects';
import { tried } from '../../support/laws';
import { east, seed } from '../../support/seed';

const office = `pmo@${east.domain}`;
const about = { project: 'north-grid' };
const report = { cause: 'a', consequence: 'b', options: ['c'], recommendation: 'd', by: office };
const expects = (amount: string, isOver: boolean): CostHappening => ({
  type: 'project.costForecast',
  ...about,
  amount,
  reason: 'steel',
  why: costSentence('1000000', amount, 10),
  isOver,
  by: office,
});
const opened: CostHappening = { type: 'project.exceptionOpened', ...about };
const reported: CostHappening = { type: 'project.exceptionReported', ...about, approval: 'c1', ...report };
const decided = (outcome: 'approved' | 'rejected'): CostHappening => ({
  type: 'project.exceptionDecided',
  ...about,
  approval: 'c1',
  outcome,
});
const after = (...happenings: readonly CostHappening[]) =>
  happenings.reduce<Cost | undefined>((cost, happening) => costAfter(cost, happening), undefined);
const refusal = (act: () => void) => {
  try {
    act();
  } catch (error) {
    return (error as DomainError).code;
  }
  return 'accepted';
};

test('a cost of ten per cent over its budget is tolerated, one unit more is not; the definition may tolerate less or more', () => {
  expect(isOverBudget('1000000', '1100000', 10)).toBe(false);
  expect(isOverBudget('1000000', '1100001', 10)).toBe(true);
  expect(isOverBudget('3', '4', 33)).toBe(true);
  expect(isOverBudget('3', '4', 34)).toBe(false);
  expect(toleratedCost({})).toBe(10);
  expect(toleratedCost({ tolerance: { workingDays: 10, percentOfPhase: 10, percentOfCost: 5 } })).toBe(5);
});

test('whether a cost is over is exact for any amount: adding a unit to the tolerated most is always over', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 18n - 1n });
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 1000 }), (budget, tolerated) => {
      const most = (budget * BigInt(100 + tolerated)) / 100n;
      expect(isOverBudget(String(budget), String(most), tolerated)).toBe(false);
      expect(isOverBudget(String(budget), String(most + 1n), tolerated)).toBe(true);
    }),
    tried(100),
  );
});

test('a cost explains itself against its budget', () => {
  expect(costSentence('1000000', '1000000', 10).en).toBe('As budgeted.');
  expect(costSentence('1000000', '900000', 10).en).toBe('10.00 % under its budget.');
  expect(costSentence('1000000', '1080000', 10).en).toBe(
    '8.00 % over its budget: within what is tolerated (10 % are tolerated).',
  );
  expect(costSentence('1000000', '1125000', 10)).toEqual({
    zh: '超出批准的预算 12.50%，超出容许范围（容许 10%）。',
    en: '12.50 % over its budget: more than is tolerated (10 % are tolerated).',
  });
});

test('a cost over what is tolerated is reported once, decided, and reported again when refused or when it grows beyond what was approved', () => {
  expect(callsForCostReport(undefined, '1200000', true)).toBe(true);
  expect(callsForCostReport(undefined, '1100000', false)).toBe(false);
  const open = after(expects('1200000', true), opened);
  expect(callsForCostReport(open, '1300000', true)).toBe(false);
  expect(refusal(() => assertMayReport(open, { ...report, options: [] }))).toBe('comment_required');
  expect(refusal(() => assertMayReport(open, report))).toBe('accepted');
  const deciding = after(expects('1200000', true), opened, reported);
  expect(deciding).toMatchObject({ exception: { state: 'deciding', round: 1, upTo: '1200000' } });
  expect(refusal(() => assertMayReport(deciding, report))).toBe('exception_not_open');
  const refused = after(expects('1200000', true), opened, reported, decided('rejected'));
  expect(refusal(() => assertMayReport(refused, report))).toBe('accepted');
  expect(isCostOpen(refused)).toBe(true);
  const approved = after(expects('1200000', true), opened, reported, decided('approved'));
  expect(isCostOpen(approved)).toBe(false);
  expect(callsForCostReport(approved, '1200000', true)).toBe(false);
  expect(callsForCostReport(approved, '1200001', true)).toBe(true);
});

test('what is approved is the cost that was reported, even if another one is expected while people decide', () => {
  const cost = after(expects('1200000', true), opened, reported, expects('1500000', true), decided('approved'));
  expect(cost).toMatchObject({ amount: '1500000', exception: { state: 'approved', upTo: '1200000' } });
});

test('a cost that is tolerated again before it was decided needs no report', () => {
  expect(after(expects('1200000', true), opened, expects('1050000', false))).not.toHaveProperty('exception');
  const refused = [expects('1200000', true), opened, reported, decided('rejected')];
  expect(after(...refused, expects('1050000', false))).not.toHaveProperty('exception');
  expect(after(expects('1200000', true), opened, reported, expects('1050000', false))).toHaveProperty('exception');
});

test('a project whose cost is not decided yet waits for the report alone, not for its commissioning', () => {
  const waits = (cost: Cost | undefined) => {
    const project = aProject({
      stages: [],
      budgetApproval: { state: 'approved', round: 1 },
      agreementOn: '2026-03-02',
      state: 'running',
      ...(cost && { cost }),
    });
    return projectsWait(seed, [{ since: '2026-03-02', value: project }]).map(({ what }) => what.en.split(':')[0]);
  };
  expect(waits(undefined)).toEqual(['Submit the commissioning']);
  expect(waits(after(expects('1200000', true), opened))).toEqual(['Exception report on the cost']);
  expect(waits(after(expects('1200000', true), opened, reported))).toEqual([]);
  expect(waits(after(expects('1200000', true), opened, reported, decided('approved')))).toEqual([
    'Submit the commissioning',
  ]);
});
