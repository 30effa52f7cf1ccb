import { join } from 'node:path';
import { deadline } from '../../../domain/calendar/deadlines';
import { isWorkingDay, type Calendar } from '../../../domain/calendar/calendar';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { readProgramme } from '../../../infra/reading/definitions';
import { readFileSync } from 'node:fs';

const shelf = readCalendars(join(__dirname, '../../../programmes/calendars'));

test.each([
  ['de', '2026-10-03', false],
  ['de', '2026-12-25', false],
  ['de', '2026-06-04', true],
  ['de-by', '2026-06-04', false],
  ['gb', '2027-12-28', false],
  ['gb', '2026-12-28', false],
  ['us', '2026-11-26', false],
  ['us', '2026-11-27', true],
  ['fr', '2026-07-14', false],
  ['sa', '2026-03-19', false],
  ['sa', '2026-03-27', false],
  ['sa', '2026-03-29', true],
  ['de', '2026-12-24', true],
])('by the calendar %s the day %s is worked: %s', (key, day, isWorked) => {
  expect(isWorkingDay(calendarOf(shelf, key), day)).toBe(isWorked);
});

test('a deadline by the holidays of a country names the package and its version, and is provisional beyond what it is good for', () => {
  const asked = (from: string) => deadline({ calendars: calendarOf(shelf, 'de'), from, within: { workingDays: 1 } });
  expect(asked('2026-12-24')).toMatchObject({ date: '2026-12-28', provisional: false });
  expect(asked('2026-12-24').calendarVersions).toEqual({ de: expect.stringMatching(/^date-holidays \d+\.\d+\.\d+$/) });
  expect(asked('2026-12-24').skipped[0]?.why.en).toBe('Christmas Day');
  expect(asked('2027-12-31').provisional).toBe(true);
});

test.each(['cn-gd', 'cn-44-1'])('holidays of China are never computed: %s is refused with the reason', (key) => {
  expect(() => calendarOf(shelf, key)).toThrow('decreed year by year');
});

test('what a programme has published goes before what the package computes', () => {
  const own: Calendar = { ...calendarOf(shelf, 'de'), version: '2027.1', holidays: {} };
  expect(calendarOf(new Map([...shelf, ['de', own]]), 'de')).toEqual(own);
});

describe('a party of a definition', () => {
  const text = readFileSync(join(__dirname, '../../../programmes/stroke-registry.yaml'), 'utf8');
  const reading = (calendar: string) => readProgramme(text.replace('calendar: weekdays', `calendar: ${calendar}`));
  const calendarIn = (calendar: string) => Object.values(reading(calendar).programme?.parties ?? {})[0]?.calendar;

  test.each([
    ['de', 'de'],
    ['{ country: de }', 'de'],
    ['{ country: DE, region: BY }', 'de-by'],
    ['weekdays', 'weekdays'],
  ])('works by the calendar %s, known as %s', (given, key) => {
    expect(calendarIn(given)).toBe(key);
  });

  test.each([
    ['{ country: cn }', 'calendar_not_offered'],
    ['{ country: CN, region: GD }', 'calendar_not_offered'],
    ['zz', 'unknown_calendar'],
    ['{ country: zz }', 'unknown_calendar'],
    ['{ country: de, region: xx }', 'unknown_calendar'],
  ])('that works by %s is told %s', (given, code) => {
    expect(reading(given).defects).toMatchObject([{ code }]);
  });
});
