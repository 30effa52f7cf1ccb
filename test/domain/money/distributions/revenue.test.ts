import { compute } from '../../../../domain/money/distributions/computing';
import { revenueOf } from '../../../../domain/money/distributions/revenue';
import type { Payment, Run } from '../../../../domain/money/distributions/runs';
import { item, plainPlan, runOf, tieredPlan } from '../../../support/runs';

const ran = (given: Partial<Run>, ...of: Parameters<typeof runOf>): Run => {
  const input = runOf(...of);
  const { from, until } = input.statement;
  const plain = { from, until, payer: 'a', payees: input.rules.payees, currency: 'CNY', payments: [], holds: [] };
  return { ...plain, computed: compute(input), state: 'settled', ...given } as unknown as Run;
};

const paid = { from: 'a', to: 'b', amount: '3000' } as Payment;
const runs = [
  ran({}, tieredPlan, [item('123456789')]),
  ran({ state: 'posted', payments: [paid], from: '2026-04-01', until: '2026-06-30' }, plainPlan, [item('10003')]),
  ran({ state: 'replaced', from: '2020-01-01' }, plainPlan, [item('999999')]),
  ran({ state: 'signing', until: '2030-01-01' }, plainPlan, [item('999999')]),
];

test('what was shared so far is the runs that count, by payee and tier', () => {
  expect(revenueOf(runs, ['a', 'b', 'c'])).toEqual({
    currency: 'CNY',
    runs: 2,
    from: '2026-01-01',
    until: '2026-06-30',
    net: '123466792',
    kept: '2345678',
    payees: [
      { payee: 'a', total: '69504501', tiers: { base: '60000000', contribution: '9504501' }, open: '-2502' },
      { payee: 'b', total: '47392390', tiers: { base: '40000000', contribution: '7392390' }, open: '501' },
      { payee: 'c', total: '4224223', tiers: { contribution: '4224223' }, open: '2001' },
    ],
  });
});

test('what a party is still to be paid is told to whom its statement is shown', () => {
  expect(revenueOf(runs, ['b'])?.payees.map(({ open }) => open)).toEqual([undefined, '501', undefined]);
});

test('before anything was posted there is nothing to tell', () => {
  expect(revenueOf(runs.slice(2), ['a'])).toBeUndefined();
});
