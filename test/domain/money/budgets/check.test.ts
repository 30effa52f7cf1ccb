import fc from 'fast-check';
import { budgetCheck, budgetLevels, graver, type BudgetQuestion } from '../../../../domain/money/budgets/check';
import { compare, parseExact, ratio } from '../../../../domain/shared/rationals';

const asked = (given: Partial<BudgetQuestion>): BudgetQuestion => ({
  budget: '100000000',
  committed: '62000000',
  actual: '18000000',
  request: '0',
  warnPercent: 80,
  escalatePercent: 95,
  currency: 'CNY',
  ...given,
});

describe('a request is measured against its budget', () => {
  // Source: docs/rules/money.md, "Budgets": a budget of 1,000,000.00, committed 620,000.00, actual 180,000.00.
  test.each([
    ['0', 'warn', '80', '20000000'],
    ['4999900', 'warn', '84.9999', '15000100'],
    ['5000000', 'warn', '85', '15000000'],
    ['14999999', 'warn', '94.999999', '5000001'],
    ['15000000', 'escalate', '95', '5000000'],
    ['20000000', 'escalate', '100', '0'],
    ['20000001', 'block', '100.000001', '-1'],
    ['20000100', 'block', '100.0001', '-100'],
  ])('%s more: %s at %s %%', (request, level, usedPercent, availableAfter) => {
    expect(budgetCheck(asked({ request }))).toMatchObject({ level, usedPercent, availableAfter });
  });

  test('what is free before the request is told beside what is left after it', () => {
    expect(budgetCheck(asked({ request: '5000000' }))).toMatchObject({ available: '20000000', used: '85000000' });
  });

  test('one fen under the first threshold nobody is warned', () => {
    expect(budgetCheck(asked({ committed: '61999999' })).level).toBe('ok');
  });

  test('the definition may set other thresholds', () => {
    expect(budgetCheck(asked({ warnPercent: 81 })).level).toBe('ok');
    expect(budgetCheck(asked({ escalatePercent: 80 })).level).toBe('escalate');
    expect(budgetCheck(asked({ warnPercent: 100, escalatePercent: 100, request: '20000000' })).level).toBe('escalate');
  });

  test('a budget of zero allows nothing, and nothing of it is no use', () => {
    const none = asked({ budget: '0', committed: '0', actual: '0' });
    expect(budgetCheck(none)).toMatchObject({ level: 'ok', usedPercent: undefined, usedText: '-' });
    expect(budgetCheck({ ...none, request: '1' })).toMatchObject({ level: 'block', availableAfter: '-1' });
    expect(() => budgetCheck({ ...none, budget: '-1' })).toThrow('A budget is below zero.');
  });

  test('an approved exception allows more, up to its limit, and escalates whatever is beyond the budget', () => {
    const excepted = asked({ upTo: '110000000' });
    expect(budgetCheck({ ...excepted, request: '20000000' })).toMatchObject({ level: 'escalate' });
    const beyond = budgetCheck({ ...excepted, request: '30000000' });
    expect(beyond).toMatchObject({ level: 'escalate', usedText: '110', availableAfter: '-10000000' });
    expect(beyond.why.en).toMatch(
      /beyond the budget but within the exception up to CNY 1,100,000\.00: it escalates\.$/,
    );
    expect(budgetCheck({ ...excepted, request: '30000001' }).level).toBe('block');
    expect(budgetCheck({ ...excepted, upTo: '1', request: '20000001' }).level).toBe('block');
    expect(budgetCheck({ ...excepted, request: '15000000' }).why.en).toContain('from 95 % on');
  });

  test('a fen decides beyond 2^53, too', () => {
    const large = asked({ budget: '900719925474099300', committed: '855683929200394335', actual: '0' });
    expect(budgetCheck(large).level).toBe('escalate');
    expect(budgetCheck({ ...large, committed: '855683929200394334' }).level).toBe('warn');
    expect(budgetCheck({ ...large, request: '45035996273704965' }).level).toBe('escalate');
    expect(budgetCheck({ ...large, request: '45035996273704966' })).toMatchObject({
      level: 'block',
      availableAfter: '-1',
    });
  });
});

describe('the per cent that people read', () => {
  test.each([
    ['4999900', '84.9999'],
    ['4999999', '84.9999'],
    ['5000000', '85'],
    ['14999999', '94.9999'],
    ['20000000', '100'],
    ['4500000', '84.5'],
    ['20000001', '100.0001'],
    ['-80000000', '0'],
  ])('with %s more it reads %s', (request, usedText) => {
    expect(budgetCheck(asked({ request })).usedText).toBe(usedText);
  });

  test('the sentence tells budget, parts, sum, share, what is left and what then, in the currency', () => {
    expect(budgetCheck(asked({ request: '4999900' })).why).toEqual({
      zh: '预算 CNY 1,000,000.00：已承诺 CNY 620,000.00、已支出 CNY 180,000.00、本次申请 CNY 49,999.00；合计 CNY 849,999.00，占预算 84.9999%，尚可使用 CNY 150,001.00；达到提示线 80%，予以提示。',
      en: 'Budget CNY 1,000,000.00: committed CNY 620,000.00, spent CNY 180,000.00, requested CNY 49,999.00; in all CNY 849,999.00 (84.9999 %), CNY 150,001.00 left; from 80 % on it warns.',
    });
    expect(budgetCheck(asked({ request: '20000001' })).why.zh).toMatch(/，超出 CNY 0\.01；超出预算，不予受理。$/);
    expect(budgetCheck(asked({ request: '20000000' })).why.en).toMatch(/CNY 0\.00 left; from 95 % on it escalates\.$/);
    expect(budgetCheck(asked({ request: '20000000', upTo: '110000000' })).why.en).toMatch(
      /from 95 % on it escalates\.$/,
    );
    expect(budgetCheck(asked({ request: '30000000', upTo: '110000000' })).why.zh).toContain(
      '超出预算，但在批准的例外 CNY 1,100,000.00 之内，予以上报',
    );
    expect(budgetCheck(asked({ committed: '0' })).why).toEqual({
      zh: '预算 CNY 1,000,000.00：已承诺 CNY 0.00、已支出 CNY 180,000.00；合计 CNY 180,000.00，占预算 18%，尚可使用 CNY 820,000.00；在预算之内。',
      en: 'Budget CNY 1,000,000.00: committed CNY 0.00, spent CNY 180,000.00; in all CNY 180,000.00 (18 %), CNY 820,000.00 left; within the budget.',
    });
    expect(budgetCheck(asked({ budget: '0', committed: '0', actual: '0' })).why).toEqual({
      zh: '预算 CNY 0.00：已承诺 CNY 0.00、已支出 CNY 0.00；合计 CNY 0.00，尚可使用 CNY 0.00；在预算之内。',
      en: 'Budget CNY 0.00: committed CNY 0.00, spent CNY 0.00; in all CNY 0.00, CNY 0.00 left; within the budget.',
    });
    expect(budgetCheck(asked({ request: '20000001' })).why.en).toMatch(/0\.01 too much; .*blocked\.$/);
    expect(budgetCheck(asked({ request: '15000000' })).why.zh).toContain('达到上报线 95%，予以上报');
    expect(budgetCheck(asked({ committed: '0' })).why.en).toMatch(/within the budget\.$/);
    expect(budgetCheck(asked({ committed: '0' })).why.en).not.toContain('requested');
    expect(budgetCheck(asked({ currency: 'JPY', budget: '1000', committed: '0', actual: '1' })).why.en).toContain(
      'JPY 1,000:',
    );
  });
});

describe('whatever is asked of a budget', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 30n });
  const any = fc.record({
    budget: amount,
    committed: amount,
    actual: amount,
    request: amount,
    warnPercent: fc.integer({ min: 1, max: 95 }),
    escalatePercent: fc.integer({ min: 95, max: 100 }),
    currency: fc.constantFrom('CNY', 'JPY', 'KWD'),
  });

  test('it is blocked exactly where nothing would be left', () => {
    fc.assert(
      fc.property(any, (question) => {
        const { level, availableAfter, available } = budgetCheck(question);
        expect(level === 'block').toBe(BigInt(availableAfter) < 0n);
        expect(BigInt(available) - question.request).toBe(BigInt(availableAfter));
      }),
    );
  });

  test('asking for more never makes the answer milder, and only the sum counts', () => {
    fc.assert(
      fc.property(any, amount, (question, more) => {
        const { level } = budgetCheck(question);
        expect(graver(level, budgetCheck({ ...question, request: question.request + more }).level)).toBe(
          budgetCheck({ ...question, request: question.request + more }).level,
        );
        const moved = { ...question, committed: 0n, actual: question.actual + question.committed };
        expect(budgetCheck(moved)).toMatchObject({ level });
      }),
    );
  });

  test('what is read is never over a limit that was not passed, nor at one that was', () => {
    fc.assert(
      fc.property(any, (question) => {
        const { level, usedText, usedPercent } = budgetCheck(question);
        fc.pre(usedPercent !== undefined);
        const [read, exact] = [parseExact(usedText) ?? ratio(-1), parseExact(usedPercent ?? '') ?? ratio(-2)];
        const reads = (percent: number) => compare(read, ratio(percent)) >= 0;
        expect(reads(question.warnPercent)).toBe(level !== 'ok');
        expect(compare(read, ratio(100)) > 0).toBe(level === 'block');
        expect(compare(exact, ratio(100)) > 0).toBe(level === 'block');
      }),
    );
  });

  test('of two levels the graver is the later in their order', () => {
    for (const [at, level] of budgetLevels.entries())
      for (const other of budgetLevels.slice(0, at + 1)) {
        expect(graver(level, other)).toBe(level);
        expect(graver(other, level)).toBe(level);
      }
  });
});
