import { carriedTo, isOneStretch } from '../../../../domain/money/distributions/carried';
import { nothingCarried, type Carried } from '../../../../domain/money/distributions/lines';
import { openedRun, postedRun } from '../../../support/opened-runs';

const first = postedRun(openedRun(200_000_000n));
/** A posted run of a quarter that left something, given what was there before. */
const leaving = (after: Partial<Carried>, before: Partial<Carried> = {}, from = '2026-01-01') => ({
  ...first,
  from,
  before: { ...nothingCarried, ...before },
  computed: { ...first.computed, carried: { ...nothingCarried, ...after } },
});

describe('what runs before leave to the next', () => {
  // Source: docs/rules/money.md, "A distribution run".
  test('is nothing where there are none', () => {
    expect(carriedTo([], '2026-04-01')).toEqual({ losses: {}, baseUsed: {}, pool: '0', reserve: '0', deficit: '0' });
    expect(nothingCarried).toEqual(carriedTo([], '2026-04-01'));
  });

  test('counts what each run changed; one that was replaced changes nothing', () => {
    const carried = carriedTo([first], '2026-04-01');
    expect(carried).toMatchObject({ baseUsed: { all: '100000000' }, pool: '5000000' });
    for (const state of ['signing', 'deciding', 'refused', 'cancelled', 'replaced'] as const)
      expect(carriedTo([{ ...first, state }], '2026-04-01')).toMatchObject({ baseUsed: {}, pool: '0' });
    expect(carriedTo([{ ...first, state: 'settled' }], '2026-04-01')).toEqual(carried);
  });

  test('is pool, reserve, deficit and losses of all runs, each with what it added or took', () => {
    const runs = [
      leaving({ pool: '100', reserve: '5', deficit: '7', losses: { a: '30', b: '20' } }),
      leaving(
        { pool: '40', reserve: '9', losses: { a: '10' } },
        { pool: '100', reserve: '5', deficit: '7', losses: { a: '30', b: '20' } },
      ),
    ];
    expect(carriedTo(runs, '2027-01-01')).toEqual({
      losses: { a: '10' },
      baseUsed: {},
      pool: '40',
      reserve: '9',
      deficit: '0',
    });
    const corrected = [leaving({ losses: { a: '10' } }, { losses: { a: '30', b: '1' } })];
    expect(carriedTo(corrected, '2027-01-01').losses).toEqual({});
  });

  test('is of a base what was used of it in the same year, or in the same quarter', () => {
    const used = (of: string, per?: 'year' | 'quarter') =>
      carriedTo([leaving({ baseUsed: { all: '80' } }, {}, '2026-05-01')], of, per).baseUsed.all;
    expect([used('2026-12-01'), used('2027-01-01'), used('2025-05-01')]).toEqual(['80', undefined, undefined]);
    expect(used('2026-12-01', 'year')).toBe('80');
    const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));
    expect(months.filter((month) => used(`2026-${month}-15`, 'quarter') === '80')).toEqual(['04', '05', '06']);
    expect(used('2027-05-01', 'quarter')).toBeUndefined();
  });
});

describe('a period lies within one stretch of the base', () => {
  test.each([
    ['2026-01-01', '2026-12-31', 'year', true],
    ['2026-12-31', '2027-01-01', 'year', false],
    ['2026-01-01', '2026-03-31', 'quarter', true],
    ['2026-03-31', '2026-04-01', 'quarter', false],
    ['2026-04-01', '2026-06-30', 'quarter', true],
    ['2026-06-30', '2026-07-01', 'quarter', false],
    ['2026-07-01', '2026-09-30', 'quarter', true],
    ['2026-09-30', '2026-10-01', 'quarter', false],
    ['2026-10-01', '2026-12-31', 'quarter', true],
    ['2026-11-01', '2027-11-01', 'quarter', false],
    ['2026-01-01', '2029-12-31', 'run', true],
  ] as const)('%s to %s by the %s: %s', (from, until, per, isOne) => {
    expect(isOneStretch(from, until, per)).toBe(isOne);
  });
});
