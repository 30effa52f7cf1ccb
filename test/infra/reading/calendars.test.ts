import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chineseDays from 'chinese-days';
import { isWorkingDay } from '../../../domain/calendar/calendar';
import { addDays, weekdayOf } from '../../../domain/calendar/dates';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import vectors from '../../domain/vectors/calendar.json';

const folder = join(__dirname, '../../../programmes/calendars');
const shelf = readCalendars(folder);
const cn = calendarOf(shelf, 'cn');
const daysOf = (year: string) =>
  Array.from({ length: 366 }, (_, day) => addDays(`${year}-01-01`, day)).filter((day) => day.startsWith(year));

test.each(['2024', '2025', '2026'])('every day of %s is worked or not as chinese-days has it', (year) => {
  const differing = daysOf(year).filter((day) => isWorkingDay(cn, day) !== chineseDays.isWorkday(day));
  expect(differing).toEqual([]);
});

test.each(['2024', '2025', '2026'])('the days off in lieu of %s are those of chinese-days', (year) => {
  const inLieu = daysOf(year).filter((day) => cn.holidays[day]?.en.includes('in lieu'));
  expect(inLieu).toEqual(daysOf(year).filter((day) => chineseDays.isInLieu(day)));
});

test.each(['2025', '2026'] as const)(
  'the days off and make-up workdays of %s are those of the worked examples',
  (year) => {
    const off = Object.keys(cn.holidays).filter((day) => day.startsWith(year) && weekdayOf(day) <= 5);
    expect(off).toEqual(vectors.calendarCN.weekdayOff[year]);
    expect(Object.keys(cn.makeUpWorkdays).filter((day) => day.startsWith(year))).toEqual(
      vectors.calendarCN.makeUpWorkdays[year],
    );
  },
);

test('a calendar is read in the zone of whoever works by it, else in its own', () => {
  expect([cn.zone, calendarOf(shelf, 'weekdays', 'Europe/Berlin').zone]).toEqual(['Asia/Shanghai', 'Europe/Berlin']);
});

test('an unknown calendar is refused and the known ones are named', () => {
  expect(() => calendarOf(shelf, 'mars')).toThrow('There is no calendar "mars"; known are cn, weekdays.');
  for (const key of ['zz', 'de-xx', 'de-by-xx', 'DE']) expect(() => calendarOf(shelf, key)).toThrow(`"${key}"`);
});

test('a calendar file with defects is refused with all of them', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'calendars-'));
  try {
    const broken = readFileSync(join(folder, 'weekdays.yaml'), 'utf8')
      .replace('zone: UTC', 'zone: Mars/Olympus')
      .replace('holidays: {}', 'holidays: { 2026-02-30: { zh: 无, en: none } }')
      .replace("to: '17:30'", "to: '08:00'");
    writeFileSync(join(scratch, 'broken.yaml'), broken);
    expect(() => readCalendars(scratch)).toThrow(/IANA zone[^]*end after they begin[^]*2026-02-30/);
  } finally {
    rmSync(scratch, { recursive: true });
  }
});
