import { runAfter } from '../../domain/money/distributions/changes';
import { compute } from '../../domain/money/distributions/computing';
import { postingsOf } from '../../domain/money/distributions/postings';
import { justOpened, type Hold, type Run } from '../../domain/money/distributions/runs';
import { item, runOf, tieredPlan } from './runs';

/** A run as it is opened. */
export const openedRun = (amount: bigint, given: Partial<Run> = {}, plan = tieredPlan): Run => {
  const input = runOf(plan, [item(amount)], { score: '70', points: { a: '1', b: '2' } });
  return {
    key: 'q1',
    from: '2026-01-01',
    until: '2026-03-31',
    currency: 'CNY',
    payer: 'a',
    payees: ['a', 'b', 'c'],
    form: 'contract',
    income: String(amount),
    cost: '0',
    items: 1,
    computed: compute(input),
    before: input.carried,
    hash: 'h',
    by: 'office@a.example',
    signing: ['a', 'b'],
    ...justOpened,
    ...given,
  };
};

/** A run that both signed and that was approved. */
export const postedRun = (run: Run): Run =>
  runAfter(run, {
    type: 'distribution.posted',
    distribution: run.key,
    approval: 'x',
    outcome: 'approved',
    on: '2026-04-10',
    at: '2026-04-10T08:00:00.000Z',
    told: [],
    transactions: postingsOf(run, '2026-04-10'),
  });

/** A hold of party b on nothing yet. */
export const aHold = (key: string, given: Partial<Hold> = {}): Hold => ({
  key,
  lines: [],
  amount: '0',
  reason: 'a claim',
  by: 'finance@b.example',
  party: 'b',
  ...given,
});
