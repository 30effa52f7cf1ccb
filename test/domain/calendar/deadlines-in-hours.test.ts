import { join } from 'node:path';
import fc from 'fast-check';
import {
  addWorkingTime,
  lastWorkingInstant,
  nextWorkingInstant,
  workingDaysLeft,
  workingTimeBetween,
} from '../../../domain/calendar/hours';
import { firstWorkingInstant } from '../../../domain/approvals/time/plans';
import { instantsOf } from '../../../domain/calendar/reminders';
import { epochOf } from '../../../domain/calendar/zones';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { tried } from '../../support/laws';

const shelf = readCalendars(join(__dirname, '../../../programmes/calendars'));
const cn = calendarOf(shelf, 'cn');
const berlin = calendarOf(shelf, 'weekdays', 'Europe/Berlin');
const newYork = calendarOf(shelf, 'weekdays', 'America/New_York');
const points = [{ percent: 50 }, { percent: 80 }, 'due'] as const;
const hour = 3_600_000;

const instant = fc
  .integer({ min: 0, max: 1_500_000 })
  .map((n) => new Date(Date.UTC(2024, 0, 2) + n * 60_000).toISOString());

test.each([
  ['2026-09-30T10:00:00+08:00', '2026-09-30T10:00:00+08:00', '2026-09-30T10:00:00+08:00'],
  ['2026-09-30T17:30:00+08:00', '2026-09-30T17:30:00+08:00', '2026-09-30T17:30:00+08:00'],
  ['2026-09-30T17:31:00+08:00', '2026-10-08T09:00:00+08:00', '2026-09-30T17:30:00+08:00'],
  ['2026-09-30T08:00:00+08:00', '2026-09-30T09:00:00+08:00', '2026-09-29T17:30:00+08:00'],
  ['2026-10-09T16:00:00Z', '2026-10-10T09:00:00+08:00', '2026-10-09T17:30:00+08:00'],
])('the working instants around %s are %s and, before, %s', (at, next, last) => {
  expect([nextWorkingInstant(cn, at), lastWorkingInstant(cn, at)]).toEqual([next, last]);
});

test('whoever is on holiday is reached in their next working hour; of several, once all of them work', () => {
  const nationalDay = '2026-10-01T10:00:00+08:00';
  expect(firstWorkingInstant([cn], nationalDay)).toBe('2026-10-08T09:00:00+08:00');
  expect(firstWorkingInstant([cn, berlin], nationalDay)).toBe('2026-10-08T09:00:00+08:00');
  expect(firstWorkingInstant([berlin], nationalDay)).toBe(nationalDay);
});

test('working hours follow the clocks over the change to summer time', () => {
  expect(addWorkingTime(berlin, '2026-03-27T17:00:00+01:00', hour)).toBe('2026-03-30T09:30:00+02:00');
  expect(workingTimeBetween(berlin, '2026-03-27T17:00:00+01:00', '2026-03-30T09:30:00+02:00')).toBe(hour);
});

test('working time added is working time counted', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(cn, berlin, newYork),
      instant,
      fc.integer({ min: 0, max: 9000 }),
      (calendar, from, minutes) => {
        const to = addWorkingTime(calendar, from, minutes * 60_000);
        expect(workingTimeBetween(calendar, from, to)).toBe(minutes * 60_000);
        const back = addWorkingTime(calendar, to, minutes * 60_000, 'before');
        expect(workingTimeBetween(calendar, back, to)).toBe(minutes * 60_000);
      },
    ),
    tried(100),
  );
});

test('reminders fall at shares of the working time and at the deadline', () => {
  expect(instantsOf(points, '2026-09-30T09:00:00+08:00', '2026-10-08T17:30:00+08:00', cn)).toEqual([
    { point: { percent: 50 }, at: '2026-09-30T17:30:00+08:00' },
    { point: { percent: 80 }, at: '2026-10-08T14:06:00+08:00' },
    { point: 'due', at: '2026-10-08T17:30:00+08:00' },
  ]);
});

test('a deadline outside the addressee’s hours is reminded of at their last closing before it', () => {
  const reminders = instantsOf(points, '2026-10-12T09:00:00+08:00', '2026-10-16T17:30:00+08:00', newYork);
  expect(reminders.at(-1)?.at).toBe('2026-10-15T17:30:00-04:00');
});

test('an approval opened and due outside working hours is reminded of at its deadline', () => {
  const [first] = instantsOf(points, '2026-10-03T09:00:00+08:00', '2026-10-04T17:30:00+08:00', cn);
  expect(first?.at).toBe('2026-10-04T17:30:00+08:00');
});

test('no reminder comes before the opening or after the deadline, and they keep their order', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(cn, berlin, newYork),
      instant,
      fc.integer({ min: 0, max: 30_000 }),
      (calendar, opened, minutes) => {
        const due = new Date(epochOf(opened) + minutes * 60_000).toISOString();
        const at = instantsOf(points, opened, due, calendar).map((reminder) => epochOf(reminder.at));
        expect(at).toEqual([...at].sort((a, b) => a - b));
        expect(at.every((ms) => ms >= epochOf(opened) && ms <= epochOf(due))).toBe(true);
      },
    ),
    tried(100),
  );
});

test.each([
  ['2026-09-30T10:00:00+08:00', '2026-10-13T17:30:00+08:00', 5],
  ['2026-09-30T22:00:00+08:00', '2026-10-08T17:30:00+08:00', 1],
  ['2026-10-08T16:00:00+08:00', '2026-10-08T17:30:00+08:00', 0],
  ['2026-10-08T18:00:00+08:00', '2026-10-08T17:30:00+08:00', 0],
  ['2026-10-09T09:00:00+08:00', '2026-10-08T17:30:00+08:00', -1],
  ['2026-02-13T10:00:00+08:00', '2026-02-15T00:00:00+08:00', 1],
])('at %s what is due at %s has %i working days left', (now, dueAt, left) => {
  expect(workingDaysLeft(cn, cn.zone, now, dueAt)).toBe(left);
});
