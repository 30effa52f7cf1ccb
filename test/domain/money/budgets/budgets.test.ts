import {
  assertMayRequestException,
  budgetAfter,
  newBudget,
  newsOfBudget,
  readingOf,
  type BudgetHappening,
  type BudgetReading,
  type BudgetRecord,
} from '../../../../domain/money/budgets/budgets';
import { standingOf } from '../../../../domain/money/budgets/standings';
import { budgetSentence, exceptionContentOf } from '../../../../domain/money/budgets/words';
import { DomainError } from '../../../../domain/shared/errors';

const title = { zh: '试点', en: 'Pilot' };
const why = { zh: '如此。', en: 'So.' };
const reading = (level: BudgetReading['level'], isOver95 = false): BudgetReading => ({
  budget: 'pilot',
  title,
  level,
  usedText: '80',
  why,
  isOver95,
});
const about = { budget: 'pilot', title };
const asked = { ...about, amount: '1000', currency: 'CNY', upTo: '1200', reason: 'copper', by: 'pmo@east.example' };

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing';
};

/** What is told of readings one after another. */
const told = (...readings: readonly BudgetReading[]) => {
  let record: BudgetRecord | undefined;
  return readings.map((each) => {
    const news = newsOfBudget(record, each, ['cfo@east.example']);
    if (news) record = budgetAfter(record ?? newBudget(each), news);
    return (
      news && `${news.type} ${'level' in news ? news.level : ''}${'passes95' in news && news.passes95 ? ' 95' : ''}`
    );
  });
};

describe('a budget is told of', () => {
  test('once for each threshold that it passes, and when it has come back', () => {
    expect(told(reading('ok'), reading('warn'), reading('warn'), reading('escalate'), reading('block', true))).toEqual([
      undefined,
      'budget.alerted warn',
      undefined,
      'budget.alerted escalate',
      'budget.alerted block 95',
    ]);
    expect(told(reading('block', true), reading('warn'), reading('warn'), reading('escalate'), reading('ok'))).toEqual([
      'budget.alerted block 95',
      'budget.eased warn',
      undefined,
      'budget.alerted escalate',
      'budget.eased ok',
    ]);
  });

  test('where more than 95 per cent are used, though it had escalated before, and once', () => {
    expect(
      told(reading('escalate'), reading('escalate', true), reading('escalate', true), reading('escalate')),
    ).toEqual(['budget.alerted escalate', 'budget.alerted escalate 95', undefined, 'budget.eased escalate']);
  });

  test('where its thresholds were changed, as far as it has come back', () => {
    expect(told(reading('block', true), reading('warn', true), reading('ok', true))).toEqual([
      'budget.alerted block 95',
      'budget.eased warn',
      'budget.eased ok',
    ]);
    expect(told(reading('warn'), reading('ok', true))).toEqual(['budget.alerted warn', 'budget.eased ok']);
  });

  test('as it stands: more than 95 per cent is more than that', () => {
    const budgets = {
      pilot: { title, fund: 'project', amount: '1000', warnPercent: 80, escalatePercent: 90 },
    };
    const at = (amount: string) => {
      const draws = [{ draw: '1', fund: 'project', budget: 'pilot', amount, is: 'actual', on: '2026-03-02' } as const];
      const standing = standingOf({ budgets, currency: 'CNY' }, 'pilot', { draws, projects: [] });
      return standing && readingOf(standing);
    };
    expect(at('950')).toMatchObject({ level: 'escalate', isOver95: false, usedText: '95' });
    expect(at('951')).toMatchObject({ level: 'escalate', isOver95: true });
  });
});

describe('an exception beyond a budget', () => {
  const requested: BudgetHappening = {
    type: 'budget.exceptionRequested',
    ...about,
    upTo: '1200',
    reason: 'copper',
    by: 'pmo@east.example',
    approval: 'p:budgetException:pilot:1',
    round: 1,
  };
  const decided = (outcome: 'approved' | 'rejected'): BudgetHappening => ({
    type: 'budget.exceptionDecided',
    ...about,
    approval: 'p:budgetException:pilot:1',
    outcome,
  });
  const after = (...happenings: readonly BudgetHappening[]) => happenings.reduce(budgetAfter, newBudget(about));

  test('allows more once it is approved, and nothing where it is refused', () => {
    expect(after(requested)).toMatchObject({ exception: { state: 'deciding', upTo: '1200', round: 1 } });
    expect(after(requested)).not.toHaveProperty('upTo');
    expect(after(requested, decided('approved'))).toMatchObject({ upTo: '1200', exception: { state: 'approved' } });
    expect(after(requested, decided('rejected'))).toMatchObject({ exception: { state: 'refused' } });
    expect(after(requested, decided('rejected'))).not.toHaveProperty('upTo');
    const again = { ...requested, upTo: '1500', round: 2 };
    expect(after(requested, decided('approved'), again, decided('rejected'))).toMatchObject({ upTo: '1200' });
    expect(after(decided('approved'))).toEqual(newBudget(about));
  });

  test.each([
    ['no more than the budget has', undefined, { upTo: '1000' }, 'invalid_input'],
    ['no more than was allowed', after(requested, decided('approved')), { upTo: '1200' }, 'invalid_input'],
    ['no amount', undefined, { upTo: '01' }, 'invalid_input'],
    ['no reason', undefined, { reason: ' ' }, 'comment_required'],
    ['another one being decided on', after(requested), { upTo: '1300' }, 'budget_state'],
  ] as const)('%s is refused', (_what, record, changes, code) => {
    expect(codeOf(() => assertMayRequestException(record, { ...asked, ...changes }))).toBe(code);
  });

  test('a refusal says what may be used already, at its field, and names the approval that is open', () => {
    const refusedWith = (record: BudgetRecord | undefined, changes: object) => {
      try {
        assertMayRequestException(record, { ...asked, ...changes });
      } catch (error) {
        return error instanceof DomainError ? error.facts : error;
      }
      return undefined;
    };
    expect(refusedWith(undefined, { upTo: '1000' })).toEqual({
      field: 'upTo',
      why: {
        zh: '例外额度须高于已获准的 CNY 10.00。',
        en: 'An exception allows more than the CNY 10.00 that may be used already.',
      },
    });
    expect(refusedWith(after(requested), {})).toEqual({
      approval: 'p:budgetException:pilot:1',
      why: { zh: '该预算的一项例外正在审批。', en: 'An exception of this budget is being decided on.' },
    });
    expect(refusedWith(undefined, { reason: '' })).toEqual({ field: 'reason' });
    for (const upTo of ['a1200', '1200a', '-1200', ''])
      expect(refusedWith(undefined, { upTo })).toMatchObject({ field: 'upTo' });
  });

  test('is asked for with more than before', () => {
    expect(() =>
      assertMayRequestException(after(requested, decided('approved')), { ...asked, upTo: '1201' }),
    ).not.toThrow();
    expect(() => assertMayRequestException(after(requested, decided('rejected')), asked)).not.toThrow();
  });

  test('is put before those who decide with the amounts, how the budget stands, and the reason', () => {
    const content = exceptionContentOf(asked, why);
    expect(content.title.en).toBe('A budget exception: Pilot, up to CNY 12.00');
    expect(content.summary.map(({ en }) => en)).toEqual([
      'The budget has CNY 10.00; it is asked that CNY 12.00 may be used, CNY 2.00 more.',
      'So.',
      'Why: copper',
      expect.stringContaining('Once approved'),
    ]);
    expect(exceptionContentOf(asked, undefined).summary).toHaveLength(3);
  });

  test('is told in a sentence, as is every alert', () => {
    expect(budgetSentence(requested, 'CNY').en).toBe(
      'pmo@east.example asked that a budget may be used up to CNY 12.00: Pilot: copper',
    );
    expect(budgetSentence(decided('approved'), 'CNY').zh).toContain('预算例外');
    const alert = { ...about, level: 'warn', usedText: '80', why } as const;
    expect(budgetSentence({ type: 'budget.alerted', ...alert, told: [] }, 'CNY').en).toBe(
      'A budget alert (warning): Pilot. So.',
    );
    expect(budgetSentence({ type: 'budget.eased', ...alert }, 'CNY').zh).toBe('预算使用回落：试点。如此。');
  });
});
