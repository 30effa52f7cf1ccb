import { assessDraw, levelReason } from '../../../../domain/money/funds/assessment';
import { drawFacts } from '../../../../domain/money/funds/blocks';
import { fundAfter } from '../../../../domain/money/funds/changes';
import type { DrawAsked } from '../../../../domain/money/funds/draws';
import { availableIn, newBook, reservedIn, usedOf, type FundBook } from '../../../../domain/money/funds/funds';
import { drawnOn } from '../../../../domain/money/funds/planned';
import {
  assertMayCall,
  assertMayClose,
  assertMayContribute,
  assertMayDraw,
} from '../../../../domain/money/funds/refusals';
import type { FundRules } from '../../../../domain/money/funds/rules';
import { DomainError } from '../../../../domain/shared/errors';

const rules: FundRules = {
  authority: [
    { upTo: '100000000', groups: ['finance'], policy: 'fundDraw' },
    { groups: ['strategic', 'finance'], policy: 'strategicGate' },
  ],
  strategic: ['strategic'],
  commitments: { a: '600000000', b: '400000000' },
  noticeDays: 10,
  late: 'remindThenStrategic',
  smallDrawDays: 30,
  ratifyDays: 5,
  zone: 'UTC',
};
const today = '2027-03-01';
const works = {
  key: 'works',
  title: { zh: '工程', en: 'Works' },
  amount: '100000000',
  warnPercent: 80,
  escalatePercent: 95,
  besides: { committed: '0', actual: '0' },
};
const charged = { budget: { key: works.key, title: works.title }, budgets: [works] };
const holding = (balance: string): FundBook => ({
  ...newBook('project', { zh: '项目资金', en: 'Project fund' }, 'CNY'),
  balance,
});
const asking = (given: Partial<DrawAsked> = {}): DrawAsked => ({
  kind: 'payment',
  amount: '40000000',
  purpose: 'Batteries',
  payer: 'a',
  payee: 'b',
  budgets: [],
  evidence: [],
  by: 'pmo@a.example',
  party: 'a',
  ...given,
});
const nothing = drawFacts([], undefined, (key) => ({ zh: key, en: key }));
const meets = (book: FundBook, given: Partial<DrawAsked> = {}, on = today, facts = nothing) =>
  assessDraw(book, rules, asking(given), { today: on, facts });
const drawn = (book: FundBook, given: Partial<DrawAsked> = {}, on = today): FundBook => {
  const asked = asking(given);
  const assessment = assertMayDraw(book, rules, asked, { today: on, facts: nothing });
  const reserved = drawnOn(book, asked, assessment.level, assessment, on);
  return fundAfter(book, { type: 'fund.reserved', fund: book.key, draw: reserved.key, reserved });
};
const blocksIn = (...given: Parameters<typeof meets>) => meets(...given).blocks.map(({ code }) => code);
const codeOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error instanceof DomainError ? error.code : error;
  }
  return undefined;
};

describe('who decides on a draw', () => {
  // Source: docs/rules/money.md, "Funds".
  test.each([
    ['a draw within the limit', '100000000', ['finance']],
    ['a fen more', '100000001', ['strategic', 'finance']],
  ])('%s: %s', (_, amount, groups) => {
    expect(meets(holding('900000000'), { amount }).level?.groups).toEqual(groups);
  });

  test('small draws for one need are added up, and the sum picks the level', () => {
    const once = drawn(holding('900000000'), { amount: '60000000' });
    expect(meets(once, { amount: '40000000' })).toMatchObject({ sum: '100000000', level: { groups: ['finance'] } });
    const second = meets(once, { amount: '40000001' });
    expect(second).toMatchObject({ sum: '100000001', level: { groups: ['strategic', 'finance'] } });
    expect(second.addedUp).toEqual([{ draw: 'project-1', amount: '60000000', on: today }]);
  });

  test.each([
    ['the same purpose, spelled otherwise', { purpose: ' BATTERIES! ' }, 1],
    ['another purpose', { purpose: 'Cables' }, 0],
    ['another purpose of the same project', { purpose: 'Cables', project: 'pilot' }, 1],
    ['another purpose of the same budget', { purpose: 'Cables', ...charged }, 1],
    ['another purpose of another project', { purpose: 'Cables', project: 'other' }, 0],
  ])('%s adds up %#', (_, given, count) => {
    const before = drawn(holding('900000000'), { amount: '1', project: 'pilot', ...charged });
    expect(meets(before, given).addedUp).toHaveLength(count);
  });

  test('a draw of 30 days ago counts, one of 31 days ago does not, and one that was given up does not', () => {
    const before = drawn(holding('900000000'), {}, '2027-01-30');
    expect(meets(before, {}, '2027-03-01').addedUp).toHaveLength(1);
    expect(meets(before, {}, '2027-03-02').addedUp).toHaveLength(0);
    const released = fundAfter(before, { type: 'fund.released', fund: 'project', draw: 'project-1' });
    expect(meets(released, {}, '2027-01-31').addedUp).toHaveLength(0);
  });

  test('from 95 % of its budget on the strategic groups are asked as well', () => {
    expect(meets(holding('900000000'), { amount: '94999999', ...charged }).also).toEqual([]);
    expect(meets(holding('900000000'), { amount: '95000000', ...charged }).also).toEqual(['strategic']);
    const alone = { ...rules, authority: [{ groups: ['strategic'], policy: 'strategicGate' }] };
    const asked = asking({ amount: '95000000', ...charged });
    expect(assessDraw(holding('900000000'), alone, asked, { today, facts: nothing }).also).toEqual([]);
  });
});

describe('what blocks a draw', () => {
  test.each([
    ['what is available', '40000000', []],
    ['a fen more than is available', '40000001', ['balance']],
  ])('%s', (_, amount, blocks) => {
    expect(blocksIn(drawn(holding('100000000'), { amount: '60000000' }), { amount })).toEqual(blocks);
  });

  test('a budget above 100 %, counting what other draws have committed and spent', () => {
    const first = drawn(holding('900000000'), { amount: '60000000', ...charged });
    expect(usedOf(first, 'works')).toEqual({ committed: '60000000', actual: '0' });
    const paid = fundAfter(first, { type: 'fund.used', fund: 'project', draw: 'project-1' });
    expect(usedOf(paid, 'works')).toEqual({ committed: '0', actual: '60000000' });
    expect(blocksIn(paid, { amount: '40000000', ...charged })).toEqual([]);
    expect(blocksIn(paid, { amount: '40000001', ...charged })).toEqual(['budget']);
  });

  test('what else is committed and spent of a budget counts, and an exception allows more', () => {
    const elsewhere = { ...works, besides: { committed: '30000000', actual: '50000000' } };
    expect(blocksIn(holding('900000000'), { amount: '20000000', budgets: [elsewhere] })).toEqual([]);
    expect(blocksIn(holding('900000000'), { amount: '20000001', budgets: [works, elsewhere] })).toEqual(['budget']);
    const excepted = { ...elsewhere, upTo: '110000000' };
    expect(blocksIn(holding('900000000'), { amount: '20000001', budgets: [excepted] })).toEqual([]);
  });

  test('everything at once, each in words of both languages', () => {
    const risk = { state: 'treated', level: 'high', isOverdue: true, title: { zh: '延误', en: 'Delay' } } as const;
    const calm = { ...risk, level: 'medium' } as const;
    const facts = drawFacts([risk, calm], { agreement: 'pilot' }, () => ({ zh: '试点协议', en: 'Pilot agreement' }));
    const held = fundAfter(holding('1'), {
      type: 'fund.held',
      fund: 'project',
      by: 'x',
      reason: 'audit',
      on: today,
    });
    const { blocks } = meets(held, { amount: '200000000', ...charged }, today, facts);
    expect(blocks.map(({ code }) => code)).toEqual(['fundState', 'balance', 'budget', 'risk', 'agreement']);
    expect(facts.risks).toEqual([risk.title]);
    for (const { why } of blocks) expect([why.zh, why.en].every((said) => said.length > 8)).toBe(true);
    expect(codeOf(() => assertMayDraw(held, rules, asking(), { today, facts }))).toBe('draw_blocked');
  });

  test('an amount beyond every limit, and a refund of more than a party paid in', () => {
    const limited = { ...rules, authority: [{ upTo: '10', groups: ['finance'], policy: 'fundDraw' }] };
    const asked = asking({ amount: '11' });
    expect(assessDraw(holding('99'), limited, asked, { today, facts: nothing }).blocks).toMatchObject([
      { code: 'authority' },
    ]);
    expect(blocksIn(holding('99'), { kind: 'refund', amount: '11', payee: 'b' })).toEqual(['contributed']);
    expect(
      blocksIn({ ...holding('99'), contributed: { b: '11' } }, { kind: 'refund', amount: '11', payee: 'b' }),
    ).toEqual([]);
  });

  const nobody = ({ payee: _, ...rest }: DrawAsked): DrawAsked => rest;
  test.each([
    ['no amount', asking({ amount: '0' })],
    ['two receivers', asking({ supplier: 'Works Ltd' })],
    ['a refund to nobody', nobody(asking({ kind: 'refund' }))],
    ['a transfer to a party', asking({ kind: 'transfer' })],
    ['an emergency that is a transfer', nobody(asking({ kind: 'transfer', target: 'other', emergency: true }))],
  ])('%s is no draw', (_, asked) => {
    expect(codeOf(() => assertMayDraw(holding('900000000'), rules, asked, { today, facts: nothing }))).toBe(
      'invalid_input',
    );
  });

  test('nothing is paid first where a fund has no days to ratify it', () => {
    const { ratifyDays: _, ...strict } = rules;
    const asked = asking({ emergency: true });
    expect(codeOf(() => assertMayDraw(holding('900000000'), strict, asked, { today, facts: nothing }))).toBe(
      'invalid_input',
    );
    expect(codeOf(() => assertMayDraw(holding('900000000'), rules, asked, { today, facts: nothing }))).toBeUndefined();
  });
});

describe('a call', () => {
  const call = { purpose: 'First call', amounts: { a: '600000000' }, by: 'pmo@a.example' };

  test('stays within what each party committed, all calls together', () => {
    const book = holding('0');
    expect(codeOf(() => assertMayCall(book, rules, call))).toBeUndefined();
    const dues = [{ party: 'a', amount: '1', paid: [] }];
    const called = fundAfter(book, {
      type: 'fund.called',
      fund: 'project',
      call: { number: 1, purpose: 'x', by: 'x', on: today, dues },
    });
    expect(codeOf(() => assertMayCall(called, rules, call))).toBe('over_commitment');
    expect(codeOf(() => assertMayCall(book, rules, { ...call, amounts: { c: '1' } }))).toBe('over_commitment');
    expect(codeOf(() => assertMayCall(book, rules, { ...call, amounts: {} }))).toBe('invalid_input');
  });

  test('is paid in parts, never more than is owed, each with what shows it', () => {
    const evidence = [{ kind: 'document' as const, title: 'Bank receipt' }];
    const dues = [{ party: 'a', amount: '100', paid: [] }];
    const called = fundAfter(holding('0'), {
      type: 'fund.called',
      fund: 'project',
      call: { number: 1, purpose: 'x', by: 'x', on: today, dues },
    });
    const part = { call: 1, party: 'a', amount: '60', on: today, by: 'x', note: '', evidence };
    expect(codeOf(() => assertMayContribute(called, part, today))).toBeUndefined();
    expect(codeOf(() => assertMayContribute(called, { ...part, evidence: [] }, today))).toBe('evidence_required');
    expect(codeOf(() => assertMayContribute(called, { ...part, party: 'b' }, today))).toBe('not_found');
    const transaction = { key: 'k', date: today, what: { zh: '', en: '' }, currency: 'CNY', postings: [] };
    const paid = fundAfter(called, { type: 'fund.contributed', fund: 'project', contribution: part, transaction });
    expect(paid).toMatchObject({ balance: '60', contributed: { a: '60' } });
    expect(codeOf(() => assertMayContribute(paid, { ...part, amount: '41' }, today))).toBe('invalid_input');
    expect(codeOf(() => assertMayContribute(paid, { ...part, amount: '40' }, today))).toBeUndefined();
    expect(codeOf(() => assertMayClose(paid, { reason: 'over' }))).toBe('fund_state');
  });
});

test('what is reserved is no longer available, and two draws at once see each other', () => {
  const first = drawn(holding('100000000'), { amount: '70000000' });
  expect([availableIn(first), reservedIn(first)]).toEqual([30000000n, 70000000n]);
  expect(codeOf(() => drawn(first, { amount: '70000000', purpose: 'Cables' }))).toBe('draw_blocked');
});

test('why a level decides is said by the sum, what was added up and the limits around it', () => {
  const named = { currency: 'CNY', smallDrawDays: 30 };
  const reason = (book: FundBook, amount: string) => levelReason({ ...meets(book, { amount }), amount }, named).en;
  expect(reason(holding('900000000'), '40000000')).toBe('The amount is CNY 400,000.00, within CNY 1,000,000.00.');
  const once = drawn(holding('900000000'), { amount: '60000000' });
  expect(reason(once, '40000001')).toBe(
    'Draws for the same need within 30 days are added up: project-1 (1 Mar 2027, CNY 600,000.00); with this one of CNY 400,000.01 they come to CNY 1,000,000.01, beyond the limit of CNY 1,000,000.00.',
  );
});
