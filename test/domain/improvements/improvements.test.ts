import fc from 'fast-check';
import { isSameCause } from '../../../domain/improvements/causes';
import {
  assertMeasured,
  criterionIn,
  criterionWords,
  isMetBy,
  isSameCriterion,
} from '../../../domain/improvements/criteria';
import { fixedCriterion, roundOf, type Scheme } from '../../../domain/improvements/improvements';
import {
  assertMayAnalyse,
  assertMayCarryOut,
  assertMayPlan,
  assertMayRecur,
  assertMayVerify,
  verdictOf,
} from '../../../domain/improvements/refusals';
import type { DomainError } from '../../../domain/shared/errors';
import {
  aScheme,
  after,
  analysed,
  anImprovement,
  atApproval,
  atImplementation,
  atPlan,
  atVerification,
  atWatch,
  carriedOut,
  decided,
  document,
  failedOnce,
  planned,
  reopened,
  verified,
} from '../../support/improvements';
import { tried } from '../../support/laws';
import { east, seed, west } from '../../support/seed';

const codeOf = (rule: () => unknown) => {
  try {
    rule();
    return 'accepted';
  } catch (error) {
    return (error as DomainError).code;
  }
};
const criterion = aScheme().criterion;

describe('the course of an improvement', () => {
  test('goes from the analysis over an approved plan to its implementation, its verification and the watch', () => {
    const steps = [anImprovement(), atPlan, atApproval, atImplementation, atVerification, atWatch];
    expect(steps.map(({ state }) => state)).toEqual([
      'analysis',
      'plan',
      'approval',
      'implementation',
      'verification',
      'watch',
    ]);
  });

  test('a plan that the groups send back is planned anew, with the cause that was found', () => {
    const returned = after(analysed(), planned(), decided('changesRequested'));
    expect(returned.state).toBe('plan');
    expect(roundOf(returned).analysis?.cause).toBe('Nobody was on duty');
    expect(returned.asked).toBe(1);
  });

  test.each([
    [
      'an analysis',
      (it: typeof atPlan) => assertMayAnalyse(it, { cause: 'Too few', method: 'x', by: 'a', party: 'b' }),
    ],
    ['a plan', (it: typeof atPlan) => assertMayPlan(it, aScheme(), '2026-02-10')],
    [
      'an implementation',
      (it: typeof atPlan) =>
        assertMayCarryOut(
          it,
          { who: 'The desk', on: '2026-03-02', evidence: [document], note: '', by: 'a' },
          { today: '2026-03-02' },
        ),
    ],
    [
      'a verification',
      (it: typeof atPlan) =>
        assertMayVerify(it, { measured: '92', evidence: [document], note: '', party: west.key }, '2026-06-01'),
    ],
  ])('%s is taken at its own step alone', (_what, rule) => {
    const steps = [anImprovement(), atPlan, atApproval, atImplementation, atVerification, atWatch];
    const codes = steps.map((it) => codeOf(() => rule(it)));
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(codes.filter((code) => code === 'improvement_state')).toHaveLength(5);
  });
});

describe('a cause', () => {
  const analyse = (cause: string, method = 'five whys') =>
    codeOf(() => assertMayAnalyse(failedOnce, { cause, method, by: 'a', party: west.key }));

  test('that was found before and did not help is refused, however it is spaced, punctuated or written', () => {
    expect(analyse('Nobody was on duty')).toBe('cause_not_new');
    expect(analyse('  nobody   was on duty. ')).toBe('cause_not_new');
    expect(analyse('Ｎobody was on-duty！')).toBe('cause_not_new');
    expect(analyse('The mailbox was full')).toBe('accepted');
    expect(analyse(' ')).toBe('comment_required');
    expect(analyse('The mailbox was full', ' ')).toBe('comment_required');
  });

  test('of every earlier round stays refused', () => {
    const twice = after(
      analysed('A'),
      planned(),
      decided(),
      carriedOut,
      verified('1'),
      reopened(1, 'notEffective'),
      analysed('B'),
      planned(),
      decided(),
      carriedOut,
      verified('1'),
      reopened(2, 'notEffective'),
    );
    const codes = ['a', 'B ', 'C'].map((cause) =>
      codeOf(() => assertMayAnalyse(twice, { cause, method: 'x', by: 'a', party: west.key })),
    );
    expect(codes).toEqual(['cause_not_new', 'cause_not_new', 'accepted']);
    expect(twice.reopened).toBe(2);
  });

  test('is the same as itself with any blanks and full stops around its words (law)', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9\u4e00-\u4e10]{1,8}$/), { minLength: 1 }), (words) => {
        expect(isSameCause(words.join(' '), ` ${words.join('，')}。`)).toBe(true);
        expect(isSameCause(words.join(' '), `${words.join(' ')}x`)).toBe(false);
      }),
      tried(200),
    );
  });
});

describe('a criterion', () => {
  const of = (told: Parameters<typeof criterionIn>[1]) => codeOf(() => criterionIn(seed, told));

  test('is a KPI, a guard or a rubric of the definition, with a value that can be compared', () => {
    expect(criterionIn(seed, { kind: 'kpi', of: 'market', value: '20' })).toMatchObject({
      better: 'higher',
      unit: '%',
    });
    expect(criterionIn(seed, { kind: 'rubric', of: 'brand', value: '4' })).toMatchObject({ better: 'higher' });
    expect(of({ kind: 'guard', of: 'delivery', value: '95' })).toBe('accepted');
    expect(of({ kind: 'kpi', of: 'brand', value: '4' })).toBe('invalid_input');
    expect(of({ kind: 'rubric', of: 'market', value: '4' })).toBe('invalid_input');
    expect(of({ kind: 'guard', of: 'constructor', value: '4' })).toBe('invalid_input');
    expect(of({ kind: 'rubric', of: 'brand', value: '6' })).toBe('invalid_input');
    expect(of({ kind: 'kpi', of: 'market', value: 'much' })).toBe('invalid_input');
  });

  test('never asks for what would be worse; a guard without a bound may say which way is better', () => {
    expect(of({ kind: 'kpi', of: 'market', value: '20', better: 'lower' })).toBe('invalid_input');
    expect(of({ kind: 'guard', of: 'delivery', value: '95', better: 'lower' })).toBe('invalid_input');
    const guards = {
      open: { title: seed.title },
      slow: { title: seed.title, atMost: '3', unit: 'days' },
    };
    const programme = { evaluation: { ...seed.evaluation, guards } };
    const on = (told: Omit<Parameters<typeof criterionIn>[1], 'kind'>) =>
      criterionIn(programme, { kind: 'guard', ...told });
    expect(on({ of: 'open', value: '3', better: 'lower' }).better).toBe('lower');
    expect(on({ of: 'open', value: '90' }).better).toBe('higher');
    expect(on({ of: 'slow', value: '2' })).toMatchObject({ better: 'lower', unit: 'days' });
    const passed = on({ of: 'open', value: 'pass' });
    expect(['pass', 'fail', '95'].map((value) => isMetBy(passed, value))).toEqual([true, false, false]);
    expect(codeOf(() => on({ of: 'slow', value: 'pass' }))).toBe('invalid_input');
    expect(codeOf(() => assertMeasured(passed, '95'))).toBe('invalid_input');
    expect(criterionWords(passed).en).toContain('passed');
  });

  test('is met at the value itself, and compares exactly', () => {
    const higher = { better: 'higher', value: '90' } as const;
    const lower = { better: 'lower', value: '2.5' } as const;
    expect(['89.999999999999999999', '90', '90.0', '91'].map((value) => isMetBy(higher, value))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(['2.51', '2.50', '0'].map((value) => isMetBy(lower, value))).toEqual([false, true, true]);
  });

  test('stays as it was once an implementation has begun, through every re-opening', () => {
    const again = after(
      analysed(),
      planned(),
      decided(),
      carriedOut,
      verified('85'),
      reopened(1, 'notEffective'),
      analysed('The mailbox was full'),
    );
    const plan = (changes: Partial<Scheme['criterion']>) =>
      codeOf(() => assertMayPlan(again, aScheme({ criterion: { ...criterion, ...changes } }), '2026-02-10'));
    expect(plan({})).toBe('accepted');
    expect(plan({ value: '90.0' })).toBe('accepted');
    expect(plan({ value: '80' })).toBe('criterion_fixed');
    expect(plan({ of: 'delivery' })).toBe('criterion_fixed');
    expect(fixedCriterion(again)).toEqual(criterion);
  });

  test('may still be another while no implementation has begun', () => {
    const returned = after(analysed(), planned(), decided('changesRequested'));
    const other = aScheme({ criterion: { ...criterion, value: '80' } });
    expect(fixedCriterion(returned)).toBeUndefined();
    expect(codeOf(() => assertMayPlan(returned, other, '2026-02-10'))).toBe('accepted');
    expect(isSameCriterion(criterion, other.criterion)).toBe(false);
  });
});

describe('a plan and its implementation', () => {
  test('has a measure at least, each with words and a day that is not past', () => {
    const plan = (changes: Partial<Scheme>, today = '2026-02-10') =>
      codeOf(() => assertMayPlan(atPlan, aScheme(changes), today));
    expect(plan({})).toBe('accepted');
    expect(plan({ measures: [] })).toBe('invalid_input');
    expect(plan({}, '2026-02-20')).toBe('accepted');
    expect(plan({}, '2026-02-21')).toBe('invalid_input');
    expect(plan({ measures: [{ text: ' ', owner: 'a@b.c', party: east.key, due: '2026-03-01' }] })).toBe(
      'comment_required',
    );
  });

  test('is carried out on a day that has come, not before its plan was approved, and shown by evidence', () => {
    const carry = (changes: object) =>
      codeOf(() =>
        assertMayCarryOut(
          atImplementation,
          { who: 'The desk', on: '2026-03-02', evidence: [document], note: '', by: 'a', ...changes },
          { today: '2026-03-02', after: '2026-02-12' },
        ),
      );
    expect(carry({})).toBe('accepted');
    expect(carry({ on: '2026-02-12' })).toBe('accepted');
    expect(carry({ on: '2026-02-11' })).toBe('invalid_input');
    expect(carry({ on: '2026-03-03' })).toBe('invalid_input');
    expect(carry({ evidence: [] })).toBe('evidence_required');
    expect(carry({ who: '' })).toBe('comment_required');
  });
});

describe('a verification', () => {
  const verify = (changes: object, today = '2026-05-01') =>
    codeOf(() =>
      assertMayVerify(
        atVerification,
        { measured: '92', evidence: [document], note: '', party: west.key, ...changes },
        today,
      ),
    );

  test('comes on the first day of the check at the earliest', () => {
    expect([verify({}, '2026-04-30'), verify({}, '2026-05-01')]).toEqual(['check_too_early', 'accepted']);
  });

  test('is by another company than carried it out, with evidence', () => {
    expect(verify({ party: east.key })).toBe('same_company');
    expect(verify({ evidence: [] })).toBe('evidence_required');
    expect(verify({ measured: '92 %' })).toBe('invalid_input');
  });

  test('never calls effective what does not meet the criterion; it may say no, and why, where it does', () => {
    expect(verify({ measured: '89.99', verdict: 'effective' })).toBe('effect_not_shown');
    expect(verify({ measured: '89.99', verdict: 'notEffective' })).toBe('accepted');
    expect(verify({ verdict: 'notEffective' })).toBe('comment_required');
    expect(verify({ verdict: 'notEffective', note: 'Measured on holidays' })).toBe('accepted');
    expect(verdictOf(atVerification, '90')).toBe('effective');
    expect(verdictOf(atVerification, '89.99')).toBe('notEffective');
    expect(verdictOf(atVerification, '95', 'notEffective')).toBe('notEffective');
  });

  test('is never effective below the value, whatever is said (law)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom('effective', undefined), (hundredths, said) => {
        const measured = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        const verdict = verdictOf(atVerification, measured, said as 'effective' | undefined);
        expect(verdict).toBe(hundredths >= 9000 ? 'effective' : 'notEffective');
      }),
      tried(200),
    );
  });
});

describe('a recurrence', () => {
  const recur = (it: typeof atWatch, today: string, note = 'Again') => codeOf(() => assertMayRecur(it, note, today));

  test('is taken to the last day of the watch, and while it is open', () => {
    expect([recur(atWatch, '2026-07-05'), recur(atWatch, '2026-07-06')]).toEqual(['accepted', 'improvement_state']);
    expect([recur(atVerification, '2026-04-01'), recur(anImprovement(), '2026-04-01')]).toEqual([
      'accepted',
      'accepted',
    ]);
    expect(recur(atWatch, '2026-06-01', ' ')).toBe('comment_required');
    expect(recur({ ...atWatch, state: 'closed' }, '2026-06-01')).toBe('improvement_state');
  });

  test('begins another round at the analysis, which knows the causes and the criterion of those before', () => {
    const again = after(
      analysed(),
      planned(),
      decided(),
      carriedOut,
      verified('92', '2026-07-05'),
      reopened(1, 'recurred'),
    );
    expect(again).toMatchObject({ state: 'analysis', reopened: 1 });
    expect(again.rounds).toHaveLength(2);
    expect(again.watchedUntil).toBeUndefined();
    expect(fixedCriterion(again)).toEqual(criterion);
  });
});
