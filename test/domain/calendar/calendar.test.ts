import { join } from 'node:path';
import fc from 'fast-check';
import type { Calendar } from '../../../domain/calendar/calendar';
import {
  addWorkingDays,
  belongsTo,
  isPublished,
  isWorkingDay,
  rollBack,
  rollForward,
  workingDaysBetween,
} from '../../../domain/calendar/calendar';
import { addDays, weekdayOf } from '../../../domain/calendar/dates';
import { isMakeUpWorkday, whyItRests } from '../../../domain/calendar/rest-days';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import vectors from '../vectors/calendar.json';
import { tried } from '../../support/laws';

const shelf = readCalendars(join(__dirname, '../../../programmes/calendars'));
const cn = calendarOf(shelf, 'cn');
const weekdays = calendarOf(shelf, 'weekdays', 'Europe/Berlin');
const sundayToThursday: Calendar = { ...weekdays, key: 'sundayToThursday', weekend: [5, 6] };

const aDate = fc.integer({ min: 0, max: 1095 }).map((days) => addDays('2024-01-01', days));
const aCount = fc.integer({ min: 1, max: 120 });
const someCalendars = fc.constantFrom(cn, weekdays, [cn, weekdays], [cn, sundayToThursday]);

test.each(vectors.workingDays)('$from and $workingDays working days is $due', ({ from, workingDays, due }) => {
  expect(addWorkingDays(cn, from, workingDays)).toBe(due);
});

test.each([
  ['2026-02-13', 1, '2026-02-14'],
  ['2026-02-13', 3, '2026-02-25'],
  ['2026-09-30', 5, '2026-10-13'],
  ['2026-10-15', -10, '2026-09-24'],
  ['2026-10-03', -1, '2026-09-30'],
  ['2026-09-20', 1, '2026-09-21'],
  ['2026-09-20', -1, '2026-09-18'],
  ['2026-09-20', 0, '2026-09-20'],
  ['2026-10-03', 0, '2026-10-08'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2024-12-31', 1, '2025-01-02'],
])('%s and %i working days is %s', (from, count, expected) => {
  expect(addWorkingDays(cn, from, count)).toBe(expected);
});

test.each([
  ['2026-02-13T16:30Z', '2026-02-14'],
  ['2026-09-30T17:30:00+08:00', '2026-09-30'],
  ['2026-09-30T17:30:00.001+08:00', '2026-10-08'],
  ['2026-09-30T18:30:00+08:00', '2026-10-08'],
  ['2026-09-30T03:00:00+08:00', '2026-09-30'],
  ['2026-09-30T23:59:59-07:00', '2026-10-08'],
  ['2026-10-10T10:00:00+08:00', '2026-10-10'],
  ['2026-10-11T10:00:00+08:00', '2026-10-12'],
  ['2026-12-31T18:00:00+08:00', '2027-01-01'],
])('%s belongs to %s', (instant, expected) => {
  expect(belongsTo(cn, instant)).toBe(expected);
});

test('an instant belongs, for two parties, to the working day on which it has reached both', () => {
  expect(belongsTo([cn, weekdays], '2026-09-30T11:00:00+02:00')).toBe('2026-09-30');
  expect(belongsTo([cn, weekdays], '2026-09-30T12:00:00+02:00')).toBe('2026-10-08');
  expect(belongsTo(weekdays, '2026-09-30T12:00:00+02:00')).toBe('2026-09-30');
});

test.each([
  ['2026-09-30', '2026-10-13', 5],
  ['2026-02-13', '2026-02-28', 6],
  ['2026-10-13', '2026-09-30', -5],
  ['2026-09-30', '2026-09-30', 0],
  ['2026-10-01', '2026-10-07', 0],
])('a baseline of %s and a forecast of %s slip by %i working days', (baseline, forecast, expected) => {
  expect(workingDaysBetween(cn, baseline, forecast)).toBe(expected);
});

test('a day off in lieu rests, a make-up workday is worked, and each says why', () => {
  expect([isWorkingDay(cn, '2026-10-07'), whyItRests(cn, '2026-10-07')?.en]).toEqual([
    false,
    'National Day, day off in lieu',
  ]);
  expect([isWorkingDay(cn, '2026-10-10'), isMakeUpWorkday(cn, '2026-10-10')]).toEqual([true, true]);
  expect(isMakeUpWorkday(cn, '2026-10-09')).toBe(false);
  expect(whyItRests(cn, '2026-10-11')).toEqual({ zh: '周日', en: 'Sunday' });
  expect(whyItRests([cn, weekdays], '2026-10-10')).toEqual({ zh: 'weekdays：周六', en: 'weekdays: Saturday' });
});

test('for both parties only the days count on which both work', () => {
  expect(addWorkingDays([cn, weekdays], '2026-02-13', 1)).toBe('2026-02-24');
  expect(addWorkingDays([weekdays, sundayToThursday], '2026-10-01', 1)).toBe('2026-10-05');
});

test('beyond the published dates only weekends are known', () => {
  expect(['2023-12-31', '2024-01-01', '2026-12-31', '2027-01-01'].map((day) => isPublished(cn, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isWorkingDay(cn, '2027-01-01')).toBe(true);
  expect(isPublished(weekdays, '2099-01-01')).toBe(true);
});

test('a calendar without a working day is refused instead of searched for ever', () => {
  const endOfWeekOnly: Calendar = { ...weekdays, key: 'a', weekend: [1, 2, 3, 4] };
  const startOfWeekOnly: Calendar = { ...weekdays, key: 'b', weekend: [5, 6, 7] };
  expect(() => rollForward([endOfWeekOnly, startOfWeekOnly], '2026-01-01')).toThrow('no working day within a year');
  expect(() => addWorkingDays(cn, '2026-01-01', 1e9)).toThrow('whole number');
  expect(() => addWorkingDays(cn, '2026-01-01', 1.5)).toThrow('whole number');
  expect(() => isWorkingDay([], '2026-01-01')).toThrow('at least one calendar');
});

test('counting always ends on a working day, and rolling leaves working days where they are', () => {
  fc.assert(
    fc.property(someCalendars, aDate, fc.integer({ min: -60, max: 60 }), (calendars, from, count) => {
      const day = addWorkingDays(calendars, from, count);
      expect(isWorkingDay(calendars, day)).toBe(true);
      expect([rollForward(calendars, day), rollBack(calendars, day)]).toEqual([day, day]);
    }),
    tried(100),
  );
});

test('going so many working days and back returns to the start, or to the last working day before a rest day', () => {
  fc.assert(
    fc.property(someCalendars, aDate, aCount, (calendars, from, count) => {
      expect(addWorkingDays(calendars, addWorkingDays(calendars, from, count), -count)).toBe(rollBack(calendars, from));
      expect(addWorkingDays(calendars, addWorkingDays(calendars, from, -count), count)).toBe(
        rollForward(calendars, from),
      );
    }),
    tried(100),
  );
});

test('working days add up, and counting them gives back their number', () => {
  fc.assert(
    fc.property(someCalendars, aDate, aCount, aCount, (calendars, from, some, more) => {
      const day = addWorkingDays(calendars, from, some);
      expect(addWorkingDays(calendars, day, more)).toBe(addWorkingDays(calendars, from, some + more));
      expect(workingDaysBetween(calendars, from, day)).toBe(some);
      expect(workingDaysBetween(calendars, from, addWorkingDays(calendars, from, -some))).toBe(-some);
    }),
    tried(100),
  );
});

test('working days between two days are those that one counts day by day, forwards and backwards', () => {
  fc.assert(
    fc.property(someCalendars, aDate, fc.integer({ min: -900, max: 900 }), (calendars, from, days) => {
      const step = Math.sign(days);
      const all = Array.from({ length: Math.abs(days) }, (_, at) => addDays(from, step * (at + 1)));
      const worked = all.filter((day) => isWorkingDay(calendars, day)).length;
      expect(workingDaysBetween(calendars, from, addDays(from, days)) + 0).toBe(step * worked + 0);
    }),
    tried(300),
  );
});

test('a later start or a longer count is never due earlier', () => {
  fc.assert(
    fc.property(someCalendars, aDate, aCount, (calendars, from, count) => {
      const due = addWorkingDays(calendars, from, count);
      expect(addWorkingDays(calendars, addDays(from, 1), count) >= due).toBe(true);
      expect(addWorkingDays(calendars, from, count + 1) > due).toBe(true);
    }),
    tried(100),
  );
});

test('without holidays the calendar is Monday to Friday', () => {
  fc.assert(
    fc.property(aDate, (date) => expect(isWorkingDay(weekdays, date)).toBe(weekdayOf(date) <= 5)),
    tried(100),
  );
});
