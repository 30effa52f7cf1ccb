import fc from 'fast-check';
import { compute } from '../../../../domain/money/distributions/computing';
import { dueTo, nothingHeld, released } from '../../../../domain/money/distributions/holds';
import { firstDifference } from '../../../../domain/money/distributions/signed';
import { item, plainPlan, runOf, tieredPlan } from '../../../support/runs';

const payees = ['a', 'b', 'c'];
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
    expect(() => released(example, { ...nothingHeld, lines: ['9.a'] })).toThrow('9.a');
    expect(() => released(example, { ...nothingHeld, amount: '10004' })).toThrow('More is held');
    expect(() => released(example, { lines: ['1.a'], amount: '5503' })).toThrow('More is held');
    expect(due(example, { lines: ['1.a'], amount: '5502' })).toEqual(['0', '0', '0']);
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
