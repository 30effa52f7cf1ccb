import fc from 'fast-check';
import { nextPeriod, periodAfter, cyclePeriodOf } from '../../../domain/calendar/cycles';
import { addDays } from '../../../domain/calendar/dates';
import { tried } from '../../support/laws';

const cycle = fc.constantFrom('monthly' as const, 'quarterly' as const, 'annual' as const);
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days));

test.each([
  ['monthly', '2026-02-14', '2026-02', '2026-02-01', '2026-02-28'],
  ['monthly', '2024-02-29', '2024-02', '2024-02-01', '2024-02-29'],
  ['quarterly', '2026-01-01', '2026-Q1', '2026-01-01', '2026-03-31'],
  ['quarterly', '2026-12-31', '2026-Q4', '2026-10-01', '2026-12-31'],
  ['annual', '2026-08-31', '2026', '2026-01-01', '2026-12-31'],
] as const)('the %s period of %s is %s', (each, on, name, starts, ends) => {
  expect(cyclePeriodOf(each, on)).toEqual({ name, starts, ends });
});

test('periods follow one another without a gap, and every day lies in its own', () => {
  fc.assert(
    fc.property(cycle, day, (each, on) => {
      const period = cyclePeriodOf(each, on);
      expect(period.starts <= on && on <= period.ends).toBe(true);
      expect(periodAfter(each, period).starts).toBe(addDays(period.ends, 1));
    }),
    tried(100),
  );
});

test('begins with the period that runs, leaves none out, and ends with the programme', () => {
  const first = nextPeriod('quarterly', '2026-11-23', '2028-12-31');
  expect(first?.name).toBe('2026-Q4');
  const names: string[] = [];
  for (let period = first; period; period = nextPeriod('quarterly', '2030-01-01', '2028-12-31', period))
    names.push(period.name);
  expect(names).toHaveLength(9);
  expect(names.at(-1)).toBe('2028-Q4');
  expect(nextPeriod('monthly', '2029-01-01', '2028-12-31')).toBeUndefined();
});
