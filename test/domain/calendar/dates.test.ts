import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  isDate,
  isPlannable,
  phaseSpans,
  weekdayOf,
} from '../../../domain/calendar/dates';
import { tried } from '../../support/laws';

const aDate = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1970-01-01', days));

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-05-31', -3, '2026-02-28'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-12-31', 0, '2026-12-31'],
])('%s and %i months is the corresponding day or the month end, %s', (anchor, months, expected) => {
  expect(addMonths(anchor, months)).toBe(expected);
});

test('months are counted from the anchor, so two months from 31 January are not twice one month', () => {
  expect(addMonths('2026-01-31', 2)).toBe('2026-03-31');
  expect(addMonths(addMonths('2026-01-31', 1), 1)).toBe('2026-03-28');
});

test('a phase ends on the day before programme start plus all months so far, each from the start', () => {
  expect(phaseSpans('2026-08-31', [6, 18, 12])).toEqual([
    { starts: '2026-08-31', ends: '2027-02-27' },
    { starts: '2027-02-28', ends: '2028-08-30' },
    { starts: '2028-08-31', ends: '2029-08-30' },
  ]);
});

test('phases leave no day out and share none', () => {
  fc.assert(
    fc.property(aDate, fc.array(fc.integer({ min: 1, max: 36 }), { minLength: 2, maxLength: 6 }), (starts, lengths) => {
      const spans = phaseSpans(starts, lengths);
      spans.slice(1).forEach((span, index) => expect(span.starts).toBe(addDays(spans[index]?.ends ?? '', 1)));
    }),
    tried(100),
  );
});

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '2026-04-31', '', 'tomorrow', '2026-02-13T16:30Z'])(
  '"%s" is not a date and is refused',
  (text) => {
    expect(isDate(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow('is not a date');
  },
);

test.each([1e9, -1e9, NaN, Infinity])('a count of %d days leaves the calendar and is refused', (days) => {
  expect(() => addDays('2026-01-01', days)).toThrow('between the years');
  expect(() => addMonths('2026-01-01', days)).toThrow('between the years');
});

test('there is no year 0000, and what would lie outside the years 0001 to 9999 says from where it was counted', () => {
  expect(isDate('0000-06-01')).toBe(false);
  expect(isDate('0001-01-01')).toBe(true);
  for (const beyond of [() => addDays('9999-12-31', 1), () => addMonths('9999-12-31', 1)])
    expect(beyond).toThrow(
      expect.objectContaining({ code: 'invalid_input', facts: { from: '9999-12-31', why: expect.anything() } }),
    );
});

test.each([
  ['2000-01-01', true],
  ['2099-12-31', true],
  ['1999-12-31', false],
  ['2100-01-01', false],
  ['9999-12-31', false],
  ['2026-02-30', false],
])('people may name %s in a programme: %s', (day, isSo) => {
  expect(isPlannable(day)).toBe(isSo);
});

test('adding days and counting them agree, and weekdays repeat after seven', () => {
  fc.assert(
    fc.property(aDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days);
      expect(weekdayOf(addDays(date, 7))).toBe(weekdayOf(date));
    }),
    tried(100),
  );
  expect(weekdayOf('2026-09-20')).toBe(7);
});
