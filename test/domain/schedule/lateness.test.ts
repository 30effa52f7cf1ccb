import { join } from 'node:path';
import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/dates';
import { expectedOn, expectedSlip, lateBefore, lateDays, overOn } from '../../../domain/schedule/lateness';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { tried } from '../../support/laws';

const cn = calendarOf(readCalendars(join(__dirname, '../../../programmes/calendars')), 'cn');

/** Source: docs/rules/schedule.md, "Lateness". */
test.each([
  ['2026-09-30', '2026-09-30', 0, 'the day itself'],
  ['2026-09-30', '2026-10-07', 0, 'the last day of a long holiday'],
  ['2026-09-30', '2026-10-08', 1, 'the first working day after it'],
  ['2026-09-30', '2026-10-10', 3, 'a Saturday that is worked'],
  ['2026-09-30', '2026-10-11', 3, 'the Sunday after it'],
  ['2026-02-13', '2026-02-14', 1, 'a Saturday that is worked before a holiday'],
  ['2026-02-13', '2026-02-23', 1, 'the end of that holiday'],
  ['2026-02-13', '2026-02-28', 6, 'the second Saturday that is worked for it'],
  ['2026-11-01', '2026-11-02', 1, 'the Monday after a Sunday on which it was due'],
  ['2026-10-09', '2026-09-30', 0, 'a day before'],
])('what is due on %s is by %s %d working days late: %s', (dueOn, today, days) => {
  expect(lateDays(cn, { dueOn }, today)).toBe(days);
});

test('late is what was due before the last working day up to today, and nothing else', () => {
  const days = Array.from({ length: 80 }, (_, at) => addDays('2026-09-01', at));
  for (const today of days)
    for (const dueOn of days) expect(lateDays(cn, { dueOn }, today) > 0).toBe(dueOn < lateBefore(cn, today));
});

test.each([
  [undefined, '2026-09-29', '2026-09-30', 0],
  [undefined, '2026-10-01', '2026-10-01', 0],
  [undefined, '2026-10-13', '2026-10-13', 5],
  ['2026-10-13', '2026-09-29', '2026-10-13', 5],
  ['2026-09-28', '2026-09-20', '2026-09-28', -2],
  ['2026-10-08', '2026-10-13', '2026-10-13', 5],
])('due on 2026-09-30 and forecast for %s it is expected by %s on %s', (forecastOn, today, on, slip) => {
  const undone = { dueOn: '2026-09-30', ...(forecastOn !== undefined && { forecastOn }) };
  expect(expectedOn(undone, today)).toBe(on);
  expect(expectedSlip(cn, undone, today)).toBe(slip);
});

test.each([
  [undefined, 10, '2026-03-16'],
  ['2026-03-13', 10, '2026-03-16'],
  ['2026-04-10', 10, '2026-04-13'],
  [undefined, 0, '2026-03-02'],
])(
  'due on 2026-02-28 and forecast for %s it is by passing days over %d working days on %s',
  (forecastOn, limit, on) => {
    expect(overOn(cn, { dueOn: '2026-02-28', ...(forecastOn !== undefined && { forecastOn }) }, limit)).toBe(on);
  },
);

test('without a forecast it is over what is tolerated from that day on and on none before', () => {
  fc.assert(
    fc.property(fc.nat(700), fc.nat(20), (days, tolerated) => {
      const undone = { dueOn: addDays('2024-01-01', days) };
      const on = overOn(cn, undone, tolerated);
      expect(expectedSlip(cn, undone, on)).toBeGreaterThan(tolerated);
      expect(expectedSlip(cn, undone, addDays(on, -1))).toBeLessThanOrEqual(tolerated);
    }),
    tried(200),
  );
});
