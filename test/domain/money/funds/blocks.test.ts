import { assertUnblocked, assessDraw, levelReason } from '../../../../domain/money/funds/assessment';
import { blocksOf, drawFacts } from '../../../../domain/money/funds/blocks';
import { newBook, type FundBook } from '../../../../domain/money/funds/funds';
import { isSameNeed, limitPassed } from '../../../../domain/money/funds/levels';
import type { DomainError } from '../../../../domain/shared/errors';

const title = { zh: '共同资金', en: 'Common fund' };
const level = { groups: ['finance'], policy: 'fundDraw' };
const book = (given: Partial<FundBook> = {}): FundBook => ({ ...newBook('common', title, 'CNY'), ...given });
const reserved = {
  draw: 'common-1',
  amount: '60000',
  purpose: 'x',
  budgets: [],
  on: '2027-03-01',
  is: 'reserved',
} as const;
const said = (given: Partial<Parameters<typeof blocksOf>[0]>) =>
  blocksOf({
    book: book({ balance: '100000' }),
    asked: { amount: '1', kind: 'payment', payee: 'b' },
    sum: 1n,
    level,
    budgets: [],
    facts: { risks: [] },
    ...given,
  }).map(({ code, why }) => [code, why.zh, why.en]);

describe('what blocks a draw is said in both languages', () => {
  test.each([
    ['onHold', undefined, '共同资金已暂停使用。', 'Common fund is on hold.'],
    ['onHold', 'audit', '共同资金已暂停使用（audit）。', 'Common fund is on hold (audit).'],
    ['closed', undefined, '共同资金已关闭。', 'Common fund is closed.'],
    ['closed', 'merged', '共同资金已关闭（merged）。', 'Common fund is closed (merged).'],
  ] as const)('a fund that is %s, because of %s', (state, reason, zh, en) => {
    const why = reason && { reason: { by: 'x', reason, on: '2027-03-01' } };
    expect(said({ book: book({ balance: '1', state, ...why }) })).toEqual([['fundState', zh, en]]);
  });

  test('too little is available: what there is, what is reserved of it, what is left and what was asked for', () => {
    const some = book({ balance: '100000', uses: [reserved] });
    expect(said({ book: some, asked: { amount: '40001', kind: 'payment' } })).toEqual([
      [
        'balance',
        '可用余额不足：余额 CNY 1,000.00，已预留 CNY 600.00，可用 CNY 400.00，申请 CNY 400.01。',
        'Too little is available: balance CNY 1,000.00, reserved CNY 600.00, available CNY 400.00, asked for CNY 400.01.',
      ],
    ]);
  });

  test('a refund beyond what the party paid in; a payment to it may be as large', () => {
    const some = book({ balance: '100000', contributed: { b: '500' } });
    const refund = (amount: string, payee: string) => said({ book: some, asked: { amount, kind: 'refund', payee } });
    expect(refund('500', 'b')).toEqual([]);
    expect(refund('501', 'b')).toEqual([
      [
        'contributed',
        '退款 CNY 5.01 超过该方已缴存的 CNY 5.00。',
        'A refund of CNY 5.01 is more than the CNY 5.00 that this party has paid in.',
      ],
    ]);
    expect(refund('1', 'c')[0]?.[2]).toBe(
      'A refund of CNY 0.01 is more than the CNY 0.00 that this party has paid in.',
    );
    expect(said({ book: some, asked: { amount: '501', kind: 'payment', payee: 'b' } })).toEqual([]);
  });

  test('nobody may decide on so much', () => {
    expect(said({ level: undefined, sum: 123_456_789n })).toEqual([
      [
        'authority',
        '合计 CNY 1,234,567.89 超过各级授权限额，无人有权决定。',
        'CNY 1,234,567.89 in all is beyond every limit of authority: nobody may decide on it.',
      ],
    ]);
  });

  test('an agreement that is effective blocks nothing, nor does a draw for no project', () => {
    const named = () => ({ zh: '试点协议', en: 'Pilot agreement' });
    expect(drawFacts([], { agreement: 'pilot', agreementOn: '2027-01-01' }, named)).toEqual({ risks: [] });
    expect(drawFacts([], undefined, named)).toEqual({ risks: [] });
    expect(drawFacts([], { agreement: 'pilot' }, named)).toEqual({ risks: [], agreement: named() });
  });

  test('all at once are told in one refusal, with each by itself', () => {
    const blocks = blocksOf({
      book: book({ balance: '1', state: 'onHold' }),
      asked: { amount: '1', kind: 'payment' },
      sum: 1n,
      level: undefined,
      budgets: [],
      facts: { risks: [] },
    });
    const refusal = () => {
      try {
        assertUnblocked({ blocks });
      } catch (error) {
        return error as DomainError;
      }
      return undefined;
    };
    expect(refusal()).toMatchObject({
      code: 'draw_blocked',
      message: 'Common fund is on hold. CNY 0.01 in all is beyond every limit of authority: nobody may decide on it.',
      facts: {
        blocks,
        why: { zh: '共同资金已暂停使用。合计 CNY 0.01 超过各级授权限额，无人有权决定。' },
      },
    });
    expect(() => assertUnblocked({ blocks: [] })).not.toThrow();
  });
});

describe('who decides, and why', () => {
  const authority = [{ ...level, upTo: '100' }, { ...level, upTo: '1000' }, level];

  test('a sum that reaches a limit passes none, and the highest that it passes is told', () => {
    expect(['100', '101', '1000', '1001'].map((sum) => limitPassed(authority, BigInt(sum)))).toEqual([
      undefined,
      '100',
      '100',
      '1000',
    ]);
  });

  test('nothing of one need is only because neither names a budget or a project', () => {
    expect(isSameNeed({ purpose: 'Cables' }, { purpose: 'Servers' })).toBe(false);
    expect(isSameNeed({ purpose: 'ＣＡＢＬＥＳ, 2' }, { purpose: 'cables 2' })).toBe(true);
    expect(isSameNeed({ purpose: '电缆（二期）' }, { purpose: '电缆二期' })).toBe(true);
  });

  test('is said by the amount and the limits around it, or by what was added up', () => {
    const named = { currency: 'CNY', smallDrawDays: 30 };
    const one = { addedUp: [], sum: '150', amount: '150' };
    expect(levelReason({ ...one, level: authority[1], beyond: '100' }, named)).toEqual({
      zh: '金额 CNY 1.50，超过限额 CNY 1.00，不超过 CNY 10.00。',
      en: 'The amount is CNY 1.50, beyond the limit of CNY 1.00, within CNY 10.00.',
    });
    expect(levelReason({ ...one, level }, named)).toEqual({
      zh: '金额 CNY 1.50。',
      en: 'The amount is CNY 1.50.',
    });
    expect(levelReason({ ...one, level: undefined, beyond: '100' }, named).zh).toBe(
      '金额 CNY 1.50，超过限额 CNY 1.00。',
    );
    const addedUp = [
      { draw: 'common-1', on: '2027-03-01', amount: '50' },
      { draw: 'common-2', on: '2027-03-02', amount: '60' },
    ];
    expect(levelReason({ addedUp, sum: '260', amount: '150', level: authority[1] }, named)).toEqual({
      zh: '30 日内同一用途、项目或预算的提款合并计算：common-1（2027年3月1日，CNY 0.50）、common-2（2027年3月2日，CNY 0.60），连同本次 CNY 1.50 共 CNY 2.60，不超过 CNY 10.00。',
      en: 'Draws for the same need within 30 days are added up: common-1 (1 Mar 2027, CNY 0.50), common-2 (2 Mar 2027, CNY 0.60); with this one of CNY 1.50 they come to CNY 2.60, within CNY 10.00.',
    });
  });

  test('what was paid counts as what is reserved; a budget that is passed, of several, asks those who decide on strategy', () => {
    const rules = {
      authority,
      strategic: ['strategic'],
      commitments: {},
      noticeDays: 10,
      late: 'remind' as const,
      smallDrawDays: 30,
      zone: 'UTC',
    };
    const budget = (key: string, amount: string) => ({
      key,
      title,
      amount,
      warnPercent: 80,
      escalatePercent: 95,
      besides: { committed: '0', actual: '0' },
    });
    const asked = { amount: '90', kind: 'payment' as const, payee: 'b', purpose: 'x', budgets: [] };
    const paid = book({ balance: '100', uses: [{ ...reserved, amount: '20', is: 'paid' }] });
    const today = { today: '2027-03-01', facts: { risks: [] } };
    const weighed = assessDraw(paid, rules, { ...asked, budgets: [budget('p', '1000'), budget('q', '80')] }, today);
    expect(weighed).toMatchObject({
      addedUp: [{ draw: 'common-1', amount: '20' }],
      sum: '110',
      beyond: '100',
      available: '100',
      availableAfter: '10',
      also: ['strategic'],
    });
    expect(assessDraw(paid, rules, { ...asked, budgets: [budget('p', '1000')] }, today).also).toEqual([]);
    expect(assessDraw(book(), rules, asked, today)).not.toHaveProperty('beyond');
    const all = assessDraw(book(), { ...rules, authority: [] }, { ...asked, budgets: [budget('q', '80')] }, today);
    expect([all.level, all.also]).toEqual([undefined, ['strategic']]);
  });
});
