import fc from 'fast-check';
import { compute } from '../../../../domain/money/distributions/computing';
import { dueTo, nothingHeld, released, type Held } from '../../../../domain/money/distributions/holds';
import { firstDifference } from '../../../../domain/money/distributions/signed';
import type { DistributionPlan, LossPlan } from '../../../../domain/programme/distribution-plans';
import { sumOf } from '../../../../domain/shared/amounts';
import type { DomainError } from '../../../../domain/shared/errors';
import { anyRun } from '../../../support/any-runs';
import { item, plainPlan, runOf, tieredPlan } from '../../../support/runs';

const payees = ['a', 'b', 'c'];
const { shares } = plainPlan;
const example = compute(runOf(plainPlan, [item('10003')]));
const tiered = compute(runOf(tieredPlan, [item('123456789')], { score: '80', points: { a: '82', b: '95' } }));
const due = (computed: typeof example, held: { lines?: readonly string[]; amount?: string }) =>
  Object.values(dueTo(computed, released(computed, { ...nothingHeld, ...held }), payees));

describe('what is held and released', () => {
  test('the worked example: 100.03 with 33.33 held, then released', () => {
    expect(due(example, { amount: '3333' })).toEqual(['3002', '2334', '1334']);
    expect(due(example, {})).toEqual(['4501', '3501', '2001']);
    const later = due(example, {}).map((all, at) => BigInt(all) - BigInt(due(example, { amount: '3333' })[at] ?? 0));
    expect(later).toEqual([1499n, 1167n, 667n]);
  });

  test('a line that is held leaves all others as they are', () => {
    expect(due(tiered, { lines: ['2.b'] })).toEqual(['70586698', '41258980', '4222222']);
    expect(tiered.lines.find(({ key }) => key === '2.b')?.amount).toBe('7388889');
  });

  test('what is no line of a payee, and more than there is, are refused', () => {
    const refusal = (held: Partial<Held>, computed = example) => {
      try {
        released(computed, { ...nothingHeld, ...held });
      } catch (error) {
        return error as DomainError;
      }
      return undefined;
    };
    expect(refusal({ lines: ['1.a', '9.a', '8.b'] })).toMatchObject({
      code: 'invalid_input',
      message: 'No lines that can be held: 9.a, 8.b.',
      facts: { field: 'lines', why: { zh: '没有可以暂扣的明细：9.a、8.b。' } },
    });
    const tooMuch = {
      code: 'invalid_input',
      message: 'More is held than there is.',
      facts: { field: 'amount', why: { zh: '暂扣金额超出可暂扣的金额。' } },
    };
    expect(refusal({ amount: '10004' })).toMatchObject(tooMuch);
    expect(refusal({ lines: ['1.a'], amount: '5503' })).toMatchObject(tooMuch);
    expect(refusal({ amount: '-1' })).toMatchObject(tooMuch);
    expect(due(example, { lines: ['1.a'], amount: '5502' })).toEqual(['0', '0', '0']);
    const lost = compute(runOf(tieredPlan, [item('-1000')]));
    expect(refusal({ lines: ['1.a'] }, lost)?.message).toContain('1.a');
  });

  test('what is borne and what is kept is not held: the one is due at once, the other is nobody’s', () => {
    const plan: DistributionPlan = {
      ...tieredPlan,
      projects: { pilot: { base: { amount: '0', per: 'run', shares } } },
    };
    const losses = { ...tieredPlan.losses, makeWholeFirst: false } as LossPlan;
    const items = [item('-1000'), item('100000', { project: 'pilot' })];
    const computed = compute(runOf({ ...plan, losses }, items));
    // 1,000 are lost; of 100,000 the pool keeps 10,000, and of the rest half is held
    expect(computed.lines.map(({ key }) => key)).toEqual(['1.a', '1.b', '1.c', '2.a', '2.b', '2.c', '3']);
    expect(released(computed, { lines: ['2.b'], amount: '29250' })).toEqual({
      '1.a': '-500',
      '1.b': '-300',
      '1.c': '-200',
      '2.a': '20250',
      '2.b': '0',
      '2.c': '9000',
    });
  });

  test('what is due of several tiers is split by what each comes to, and in each by its ratio', () => {
    // 100.00 by 60/40/0, 9.00 by 45/35/20 and 1.00 by 1/1/0; of 110.00 in all 5.00 are held: 95.46, 8.59 and 0.95 are due
    const plan: DistributionPlan = {
      ...tieredPlan,
      base: { amount: '10000', per: 'run', shares: { a: 60, b: 40, c: 0 } },
    };
    const computed = compute(runOf(plan, [item('11000')], { score: '80', points: { a: '1', b: '1' } }));
    expect(released(computed, { lines: [], amount: '500' })).toEqual({
      '1.a': '5728',
      '1.b': '3818',
      '2.a': '386',
      '2.b': '301',
      '2.c': '172',
      '3.a': '48',
      '3.b': '47',
    });
  });

  test('a rounding partner takes the units that are left of what is due, too', () => {
    expect(released(example, { lines: [], amount: '3333' }, 'c')).toEqual({
      '1.a': '3001',
      '1.b': '2334',
      '1.c': '1335',
    });
    expect(released(example, { lines: ['1.b'], amount: '1' }, 'c')).toEqual({
      '1.a': '4500',
      '1.b': '0',
      '1.c': '2001',
    });
  });

  test('whoever gets nothing of six units gets none of five, and none of the five is lost', () => {
    const six = compute(runOf({ ...plainPlan, shares: { a: 2458, b: 771, c: 6771 } }, [item('6')]));
    expect(due(six, {})).toEqual(['2', '0', '4']);
    expect(due(six, { amount: '1' })).toEqual(['1', '0', '4']); // by remainders alone 1, 1 and 3
  });

  test('of any run, however often it is held and released, everybody ends with what they get at once', () => {
    const held = fc.record({ lines: fc.array(fc.nat(20), { maxLength: 4 }), share: fc.bigInt({ min: 0n, max: 100n }) });
    fc.assert(
      fc.property(anyRun, fc.array(held, { maxLength: 5 }), (run, holds) => {
        const computed = compute(run);
        const all = computed.lines.filter(({ payee }) => payee !== undefined);
        const gets = all.filter(({ amount }) => BigInt(amount) > 0n);
        const borne = sumOf(all.map(({ amount }) => amount)) - sumOf(gets.map(({ amount }) => amount));
        let paid = 0n;
        for (const { lines, share } of [...holds, { lines: [], share: 0n }]) {
          const keys = [...new Set(lines.flatMap((one) => gets[one % Math.max(1, gets.length)]?.key ?? []))];
          const open = sumOf(gets.filter(({ key }) => !keys.includes(key)).map(({ amount }) => amount));
          const amount = (open * share) / 100n;
          const targets = released(computed, { lines: keys, amount: String(amount) });
          const parts = sumOf(Object.values(targets)) - paid;
          paid += parts;
          expect(paid).toBe(open - amount + borne);
          for (const { key } of gets) expect(BigInt(targets[key] ?? '-1') >= 0n).toBe(true);
        }
        expect(released(computed, nothingHeld)).toEqual(
          Object.fromEntries(all.map(({ key, amount }) => [key, amount])),
        );
      }),
    );
  });

  test('however often it is held and released, everybody ends with what they get at once', () => {
    const keys = tiered.lines.map(({ key }) => key);
    const hold = fc.record({
      lines: fc.subarray(keys),
      share: fc.bigInt({ min: 0n, max: 100n }),
    });
    fc.assert(
      fc.property(fc.array(hold, { maxLength: 8 }), (holds) => {
        const paid = new Map<string, bigint>();
        for (const { lines, share } of [...holds, { lines: [], share: 0n }]) {
          const open = tiered.lines.filter(({ key }) => !lines.includes(key));
          const whole = open.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
          const targets = released(tiered, { lines, amount: String((whole * share) / 100n) });
          const now = Object.values(targets).reduce((sum, one) => sum + BigInt(one), 0n);
          expect(now).toBe(whole - (whole * share) / 100n);
          for (const [key, target] of Object.entries(targets)) paid.set(key, BigInt(target));
        }
        for (const { key, amount } of tiered.lines) expect(paid.get(key)).toBe(BigInt(amount));
      }),
    );
  });
});

describe('a recomputation by somebody else', () => {
  const lines = [
    { key: '1.a', amount: '60' },
    { key: '1.b', amount: '40' },
  ];
  test.each([
    [lines, undefined],
    [[...lines].reverse(), undefined],
    [[lines[0], { key: '1.b', amount: '39' }], { line: '1.b', ours: '40', theirs: '39' }],
    [[lines[0]], { line: '1.b', ours: '40' }],
    [[...lines, { key: '1.c', amount: '1' }], { line: '1.c', theirs: '1' }],
  ])('%j', (theirs, difference) => {
    expect(
      firstDifference(
        lines,
        theirs.flatMap((one) => one ?? []),
      ),
    ).toEqual(difference);
  });
});
