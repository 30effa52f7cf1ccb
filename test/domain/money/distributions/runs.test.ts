import fc from 'fast-check';
import { carriedTo } from '../../../../domain/money/distributions/carried';
import { runAfter } from '../../../../domain/money/distributions/changes';
import { compute } from '../../../../domain/money/distributions/computing';
import { debtsOf, isAllPaid, paidOf } from '../../../../domain/money/distributions/owed';
import { balanceOf, holdPosting, paymentPosting, postingsOf } from '../../../../domain/money/distributions/postings';
import {
  assertMayHold,
  assertMayPay,
  assertMayRelease,
  assertMaySign,
} from '../../../../domain/money/distributions/refusals';
import type { Hold, Payment, Run } from '../../../../domain/money/distributions/runs';
import { statementIn } from '../../../../domain/money/distributions/statement-sheets';
import { isBalanced } from '../../../../domain/money/journal/transactions';
import { item, plainPlan, runOf, tieredPlan } from '../../../support/runs';

/** A run as it is opened. */
const opened = (amount: bigint, given: Partial<Run> = {}, plan = tieredPlan): Run => {
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
    state: 'signing',
    signatures: [],
    recomputations: [],
    holds: [],
    held: 0,
    let: 0,
    payments: [],
    reported: 0,
    posted: [],
    ...given,
  };
};

const posted = (run: Run): Run =>
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

const hold = (key: string, given: Partial<Hold> = {}): Hold => ({
  key,
  lines: [],
  amount: '0',
  reason: 'a claim',
  by: 'finance@b.example',
  party: 'b',
  ...given,
});

const code = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('what is posted of a run', () => {
  const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).filter((one) => one !== 0n);

  test('balances, whatever it comes to and whatever is held of it', () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 100n }), (amount, share) => {
        const whole = opened(amount);
        const payable = whole.computed.lines.reduce(
          (sum, line) => (line.payee !== undefined && BigInt(line.amount) > 0n ? sum + BigInt(line.amount) : sum),
          0n,
        );
        const run = { ...whole, holds: [hold('1', { amount: String((payable * share) / 100n) })] };
        for (const transaction of postingsOf(run, '2026-04-10')) expect(isBalanced(transaction)).toBe(true);
        const released = { ...run, holds: [] };
        const back = holdPosting(run, released, 'released', '2026-04-11');
        const all = balanceOf([...postingsOf(run, '2026-04-10'), ...(back ? [back] : [])]);
        expect(all['payable:b'] ?? '0').toBe(String(-BigInt(whole.computed.totals.b ?? 0)));
        expect(Object.entries(all).filter(([account, sum]) => account.startsWith('held:') && sum !== '0')).toEqual([]);
      }),
    );
  });

  test('reversed and posted anew nets to the difference', () => {
    fc.assert(
      fc.property(amounts, amounts, (before, after) => {
        const first = posted(opened(before));
        const second = opened(after, { key: 'q1b' });
        const net = balanceOf([...first.posted, ...postingsOf(second, '2026-05-01', first)]);
        const alone = balanceOf(postingsOf(second, '2026-05-01'));
        const nonzero = (all: Readonly<Record<string, string>>) =>
          Object.fromEntries(Object.entries(all).filter(([, sum]) => sum !== '0'));
        expect(nonzero(net)).toEqual(nonzero(alone));
      }),
    );
  });

  test('a payment that is confirmed meets the debt, in either direction', () => {
    for (const amount of [1_000n, -1_000n]) {
      const run = posted(opened(amount, {}, plainPlan));
      const payments = debtsOf(run).map((debt, at): Payment => ({
        ...debt,
        key: String(at),
        on: '2026-04-11',
        by: 'x',
        evidence: [],
        confirmed: { by: 'y', on: '2026-04-12' },
      }));
      const paid = { ...run, payments };
      expect([debtsOf(paid), isAllPaid(paid)]).toEqual([[], true]);
      const settled = payments.map((payment) => paymentPosting(run, payment, '2026-04-12'));
      expect(Object.values(balanceOf([...run.posted, ...settled])).filter((sum) => sum !== '0')).toEqual([]);
      const due = Object.entries(run.computed.totals).filter(([payee]) => payee !== 'a');
      expect(paidOf(paid)).toEqual(Object.fromEntries(due));
    }
  });
});

describe('what may be done with a run', () => {
  test('a party signs once, the hash that is computed, and not while its own recomputation differs', () => {
    const run = opened(1_000n);
    expect(code(() => assertMaySign(run, { party: 'a', hash: 'h' }))).toBeUndefined();
    expect(code(() => assertMaySign(run, { party: 'a', hash: 'g' }))).toBe('content_changed');
    expect(code(() => assertMaySign(run, { party: 'c', hash: 'h' }))).toBe('forbidden');
    const signed = { ...run, signatures: [{ party: 'a', by: 'x', hash: 'h', on: '2026-04-01' }] };
    expect(code(() => assertMaySign(signed, { party: 'a', hash: 'h' }))).toBe('already_signed');
    expect(code(() => assertMaySign(posted(run), { party: 'b', hash: 'h' }))).toBe('distribution_state');
    const other = { ...run, recomputations: [{ party: 'b', by: 'x', difference: { line: '1.a' } }] };
    expect(code(() => assertMaySign(other, { party: 'b', hash: 'h' }))).toBe('invalid_input');
  });

  test('what was paid can no longer be held, and a dispute is ended by whoever raised it', () => {
    const run = posted(opened(1_000n, {}, plainPlan));
    const payment: Payment = { key: '1', from: 'a', to: 'b', amount: '350', on: '2026-04-11', by: 'x', evidence: [] };
    expect(code(() => assertMayHold(run, hold('1', { lines: ['1.b'] })))).toBeUndefined();
    expect(code(() => assertMayHold({ ...run, payments: [payment] }, hold('1', { lines: ['1.b'] })))).toBe(
      'invalid_input',
    );
    expect(code(() => assertMayHold(run, hold('1')))).toBe('invalid_input');
    expect(code(() => assertMayHold(run, hold('1', { lines: ['1.b'], reason: ' ' })))).toBe('comment_required');
    const disputed = { ...run, holds: [hold('1', { lines: ['1.b'], isDispute: true }), hold('2', { amount: '1' })] };
    const release = (key: string, party: string, isOffice: boolean) =>
      code(() => assertMayRelease(disputed, { hold: key, party, isOffice, reason: 'settled' }));
    expect([
      release('1', 'a', true),
      release('1', 'b', false),
      release('2', 'a', true),
      release('2', 'a', false),
    ]).toEqual(['forbidden', undefined, undefined, 'forbidden']);
    expect(release('3', 'b', false)).toBe('not_found');
  });

  test('nobody pays more than is open, what nobody owes, or on a day to come', () => {
    const run = posted(opened(1_000n, {}, plainPlan));
    const pay = (given: Partial<Payment>) =>
      code(() =>
        assertMayPay(
          run,
          { from: 'a', to: 'b', amount: '350', on: '2026-04-11', by: 'x', evidence: [], ...given },
          '2026-04-11',
        ),
      );
    expect(pay({})).toBeUndefined();
    for (const wrong of [{ amount: '351' }, { amount: '0' }, { from: 'b', to: 'a' }, { on: '2026-04-12' }])
      expect(pay(wrong)).toBe('invalid_input');
    expect(
      code(() => assertMayPay(opened(1n), { from: 'a', to: 'b', amount: '1', on: '', by: '', evidence: [] }, '')),
    ).toBe('distribution_state');
  });
});

test('what is carried counts what each run changed; one that was replaced changes nothing', () => {
  const first = { ...posted(opened(200_000_000n)) };
  const carried = carriedTo([first], '2026-04-01');
  expect(carried).toMatchObject({ baseUsed: { all: '100000000' }, pool: '5000000' });
  expect(carriedTo([{ ...first, state: 'replaced' }], '2026-04-01')).toMatchObject({ baseUsed: {}, pool: '0' });
  expect(carriedTo([first], '2027-01-01')).toMatchObject({ baseUsed: {}, pool: '5000000' });
  expect(carriedTo([first], '2026-02-01', 'quarter').baseUsed).toEqual({ all: '100000000' });
  expect(carriedTo([first], '2026-04-01', 'quarter').baseUsed).toEqual({});
});

describe('a statement on a sheet', () => {
  const rows = (...lines: readonly (readonly string[])[]) =>
    lines.map((cells, at) => ({ row: at + 1, cells: cells.map((text) => ({ text })) }));
  const head = ['日期', 'kind', 'Amount', '币种', '类别'];

  test('is read by its headings, in either language and any order', () => {
    expect(
      statementIn(
        rows(head, ['2026-01-05', '收入', '1,000.5', '', ''], ['2026-01-06', 'cost', '3', 'jpy', 'licence']),
        'CNY',
        [],
      ),
    ).toEqual({
      lines: [
        { key: '1', kind: 'income', amount: '100050', date: '2026-01-05', category: 'income', what: '', evidence: [] },
        {
          key: '2',
          kind: 'cost',
          amount: '3',
          currency: 'JPY',
          date: '2026-01-06',
          category: 'licence',
          what: '',
          evidence: [],
        },
      ],
    });
  });

  test.each([
    [['2026-13-05', '收入', '1', '', ''], 'A'],
    [['2026-01-05', '利润', '1', '', ''], 'B'],
    [['2026-01-05', '收入', '0', '', ''], 'C'],
    [['2026-01-05', '收入', '1.005', '', ''], 'C'],
    [['2026-01-05', '收入', '1', 'YUAN', ''], 'D'],
    [['2026-01-05', '收入', '1', '', '技术 服务'], 'E'],
  ])('%j is a defect of column %s', (cells, column) => {
    expect(statementIn(rows(head, cells), 'CNY', [])).toMatchObject({ defects: [{ row: 2, column }] });
  });

  test('without its columns, or without items, is told as a whole', () => {
    expect(statementIn(rows(['日期', '金额']), 'CNY', [])).toMatchObject({ defects: [{ row: 1 }] });
    expect(statementIn(rows(head), 'CNY', [])).toMatchObject({ defects: [{ row: 0 }] });
  });
});
