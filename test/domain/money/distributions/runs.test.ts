import {
  assertMayHold,
  assertMayPay,
  assertMayRelease,
  assertMaySign,
} from '../../../../domain/money/distributions/refusals';
import type { Payment } from '../../../../domain/money/distributions/runs';
import { statementIn } from '../../../../domain/money/distributions/statement-sheets';
import { aHold, openedRun, postedRun } from '../../../support/opened-runs';
import { plainPlan } from '../../../support/runs';
import { codeOf } from '../../../support/refused';

describe('what may be done with a run', () => {
  test('a party signs once, the hash that is computed, and not while its own recomputation differs', () => {
    const run = openedRun(1_000n);
    expect(codeOf(() => assertMaySign(run, { party: 'a', hash: 'h' }))).toBeUndefined();
    expect(codeOf(() => assertMaySign(run, { party: 'a', hash: 'g' }))).toBe('content_changed');
    expect(codeOf(() => assertMaySign(run, { party: 'c', hash: 'h' }))).toBe('forbidden');
    const signed = { ...run, signatures: [{ party: 'a', by: 'x', hash: 'h', on: '2026-04-01' }] };
    expect(codeOf(() => assertMaySign(signed, { party: 'a', hash: 'h' }))).toBe('already_signed');
    expect(codeOf(() => assertMaySign(postedRun(run), { party: 'b', hash: 'h' }))).toBe('distribution_state');
    const other = { ...run, recomputations: [{ party: 'b', by: 'x', difference: { line: '1.a' } }] };
    expect(codeOf(() => assertMaySign(other, { party: 'b', hash: 'h' }))).toBe('invalid_input');
  });

  test('what was paid can no longer be held, and a dispute is ended by whoever raised it', () => {
    const run = postedRun(openedRun(1_000n, {}, plainPlan));
    const payment: Payment = { key: '1', from: 'a', to: 'b', amount: '350', on: '2026-04-11', by: 'x', evidence: [] };
    expect(codeOf(() => assertMayHold(run, aHold('1', { lines: ['1.b'] })))).toBeUndefined();
    expect(codeOf(() => assertMayHold({ ...run, payments: [payment] }, aHold('1', { lines: ['1.b'] })))).toBe(
      'invalid_input',
    );
    expect(codeOf(() => assertMayHold(run, aHold('1')))).toBe('invalid_input');
    expect(codeOf(() => assertMayHold(run, aHold('1', { lines: ['1.b'], reason: ' ' })))).toBe('comment_required');
    const disputed = { ...run, holds: [aHold('1', { lines: ['1.b'], isDispute: true }), aHold('2', { amount: '1' })] };
    const release = (key: string, party: string, isOffice: boolean) =>
      codeOf(() => assertMayRelease(disputed, { hold: key, party, isOffice, reason: 'settled' }));
    expect([
      release('1', 'a', true),
      release('1', 'b', false),
      release('2', 'a', true),
      release('2', 'a', false),
    ]).toEqual(['forbidden', undefined, undefined, 'forbidden']);
    expect(release('3', 'b', false)).toBe('not_found');
  });

  test('nobody pays more than is open, what nobody owes, or on a day to come', () => {
    const run = postedRun(openedRun(1_000n, {}, plainPlan));
    const pay = (given: Partial<Payment>) =>
      codeOf(() =>
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
      codeOf(() => assertMayPay(openedRun(1n), { from: 'a', to: 'b', amount: '1', on: '', by: '', evidence: [] }, '')),
    ).toBe('distribution_state');
  });
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
