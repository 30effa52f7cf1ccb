import { debtsOf, dueOf, heldOf, isAllPaid, paidOf } from '../../../../domain/money/distributions/owed';
import type { Payment } from '../../../../domain/money/distributions/runs';
import { aHold, openedRun, postedRun } from '../../../support/opened-runs';
import { plainPlan } from '../../../support/runs';

// 450 for the payer itself, 350 for b and 200 for c
const run = postedRun(openedRun(1_000n, {}, plainPlan));
const pays = (from: string, to: string, amount: string, isConfirmed = true): Payment => ({
  key: `${from}-${to}-${amount}`,
  from,
  to,
  amount,
  on: '2026-04-11',
  by: 'x',
  evidence: [],
  ...(isConfirmed && { confirmed: { by: 'y', on: '2026-04-12' } }),
});
const both = [pays('a', 'b', '350'), pays('a', 'c', '200')];

describe('who owes whom', () => {
  // Source: docs/rules/money.md, "A distribution run".
  test('the payer owes the others what they get, and is owed what they bear', () => {
    expect(debtsOf(run)).toEqual([
      { from: 'a', to: 'b', amount: '350' },
      { from: 'a', to: 'c', amount: '200' },
    ]);
    expect(debtsOf(postedRun(openedRun(-1_000n, {}, plainPlan)))).toEqual([
      { from: 'b', to: 'a', amount: '350' },
      { from: 'c', to: 'a', amount: '200' },
    ]);
  });

  test('less what was paid in parts; who got more than is due pays it back', () => {
    const some = { ...run, payments: [pays('a', 'b', '100'), pays('a', 'b', '300'), pays('a', 'c', '150')] };
    expect(debtsOf(some)).toEqual([
      { from: 'b', to: 'a', amount: '50' },
      { from: 'a', to: 'c', amount: '50' },
    ]);
    expect(paidOf(some)).toEqual({ b: '400', c: '150' });
    const back = { ...some, payments: [...some.payments, pays('b', 'a', '50')] };
    expect([debtsOf(back), paidOf(back)]).toEqual([[{ from: 'a', to: 'c', amount: '50' }], { b: '350', c: '150' }]);
  });

  test('what was reported and not confirmed is not owed again, and is not paid', () => {
    const reported = { ...run, payments: [pays('a', 'b', '350', false), pays('a', 'c', '200')] };
    expect(debtsOf(reported)).toEqual([]);
    expect(debtsOf(reported, { reported: false })).toEqual([{ from: 'a', to: 'b', amount: '350' }]);
    expect(paidOf(reported)).toEqual({ b: '0', c: '200' });
  });

  test('of a correction the difference to what was paid before', () => {
    const corrected = { ...run, corrects: { of: 'q0', reason: 'x', paid: { b: '300', c: '-10' } } };
    expect(debtsOf(corrected)).toEqual([
      { from: 'a', to: 'b', amount: '50' },
      { from: 'a', to: 'c', amount: '210' },
    ]);
    expect(paidOf(corrected)).toEqual({ b: '300', c: '-10' });
    expect(debtsOf({ ...run, corrects: { of: 'q0', reason: 'x' } })).toEqual(debtsOf(run));
    expect(debtsOf({ ...run, corrects: { of: 'q0', reason: 'x', paid: { b: '300' } } })[1]?.amount).toBe('200');
  });

  test('all holds together keep back each line once, and the sum of the amounts', () => {
    const holds = [
      aHold('1', { lines: ['1.b'] }),
      aHold('2', { lines: ['1.b', '1.c'] }),
      aHold('3', { amount: '100' }),
      aHold('4', { amount: '50' }),
    ];
    expect(heldOf({ holds })).toEqual({ lines: ['1.b', '1.c'], amount: '150' });
    expect(dueOf({ ...run, holds })).toEqual({ a: '300', b: '0', c: '0' });
    expect(debtsOf({ ...run, holds })).toEqual([]);
  });
});

describe('a run is settled', () => {
  test('once it is posted, all is paid and confirmed, and nothing is held', () => {
    expect(isAllPaid({ ...run, payments: both })).toBe(true);
    expect(isAllPaid({ ...run, payments: both.slice(1) })).toBe(false);
    expect(isAllPaid({ ...run, payments: [...both.slice(1), pays('a', 'b', '350', false)] })).toBe(false);
    expect(isAllPaid({ ...run, payments: both.slice(1), holds: [aHold('1', { lines: ['1.b'] })] })).toBe(false);
    expect(isAllPaid({ ...run, payments: both, state: 'deciding' })).toBe(false);
    expect(isAllPaid({ ...run, payments: both, state: 'replaced' })).toBe(false);
  });
});
