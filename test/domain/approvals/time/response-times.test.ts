import { join } from 'node:path';
import fc from 'fast-check';
import { FEWEST, responseTimes, type SeatAsked } from '../../../../domain/approvals/time/response-times';
import { programmesFolder } from '../../../../infra/places';
import { calendarOf, readCalendars } from '../../../../infra/reading/calendars';
import { tried } from '../../../support/laws';

const shelf = readCalendars(join(programmesFolder, 'calendars'));
/** Worked from 9:00 to 17:30, in China and in Berlin. */
const calendars = { east: calendarOf(shelf, 'cn', 'Asia/Shanghai'), west: calendarOf(shelf, 'de', 'Europe/Berlin') };
const HOUR = 3_600_000;
const now = '2026-11-20T09:30:00Z';

const seat = (number: number, changes: Partial<SeatAsked> = {}): SeatAsked => ({
  approval: `p:agreement:a${number}:1`,
  title: { zh: '协议', en: 'Agreement' },
  kind: 'agreement',
  group: 'board',
  party: 'east',
  seat: 'east.board.one',
  askedAt: '2026-11-16T01:00:00Z',
  state: 'answered',
  until: '2026-11-16T02:00:00Z',
  ...changes,
});

test('time runs in the hours of whoever was asked: a weekend, a night and the other party’s morning are none', () => {
  const weekend = { askedAt: '2026-11-13T09:00:00Z', until: '2026-11-16T02:00:00Z' };
  const { longest } = responseTimes([seat(1, weekend), seat(2, { ...weekend, party: 'west' })], calendars, now);
  expect(longest.map(({ party, took }) => [party, took / HOUR])).toEqual([
    ['west', 7.5],
    ['east', 1.5],
  ]);
});

test('of five answers the middle one is told, of six the mean of both, of fewer none', () => {
  const after = (hours: number, at: number) =>
    seat(at, { until: new Date(Date.parse('2026-11-16T01:00:00Z') + hours * HOUR).toISOString() });
  const median = (hours: readonly number[]) => {
    const { all } = responseTimes(hours.map(after), calendars, now);
    return [all.answers, all.median === undefined ? undefined : all.median / HOUR];
  };
  expect(median([5, 1, 2, 7, 3])).toEqual([5, 3]);
  expect(median([5, 1, 2, 7, 3, 4])).toEqual([6, 3.5]);
  expect(median([5, 1, 2, 7])).toEqual([4, undefined]);
  expect(median([])).toEqual([0, undefined]);
});

test('what nobody answered counts in no median and is told beside it, with what waits until now', () => {
  const open = seat(8, { state: 'open', askedAt: '2026-11-18T01:00:00Z' });
  const { until: _, ...waiting } = open;
  const closed = seat(9, { state: 'unanswered', until: '2026-11-17T01:00:00Z' });
  const { all, longest } = responseTimes([seat(1), waiting, closed], calendars, now);
  expect(all).toEqual({ answers: 1, open: 1, unanswered: 1 });
  expect(longest.map(({ state, took }) => [state, took / HOUR])).toEqual([
    ['open', 25.5],
    ['unanswered', 8.5],
    ['answered', 1],
  ]);
});

test('each group, kind and party is counted by itself; whose party works by no calendar is left out', () => {
  const all = [
    ...Array.from({ length: FEWEST }, (_, at) => seat(at)),
    ...Array.from({ length: FEWEST }, (_, at) =>
      seat(at, {
        party: 'west',
        group: 'money',
        kind: 'draw',
        askedAt: '2026-11-16T08:00:00Z',
        until: '2026-11-16T11:00:00Z',
      }),
    ),
    seat(99, { party: 'nobody' }),
  ];
  const { groups, kinds, parties } = responseTimes(all, calendars, now);
  expect(groups.map(({ key, median, parties: own }) => [key, median, Object.keys(own)])).toEqual([
    ['board', HOUR, ['east']],
    ['money', 3 * HOUR, ['west']],
  ]);
  expect(kinds.map(({ key }) => key)).toEqual(['agreement', 'draw']);
  expect(Object.keys(parties).sort()).toEqual(['east', 'west']);
});

test('whatever was asked, every seat is counted once in each table and no median is below the least or above the most', () => {
  const asked = fc.array(
    fc.record({
      hours: fc.integer({ min: 0, max: 300 }),
      party: fc.constantFrom('east', 'west'),
      group: fc.constantFrom('a', 'b'),
      state: fc.constantFrom('answered' as const, 'unanswered' as const),
    }),
  );
  fc.assert(
    fc.property(asked, (given) => {
      const seats = given.map(({ hours, ...each }, at) =>
        seat(at, { ...each, until: new Date(Date.parse('2026-11-16T01:00:00Z') + hours * HOUR).toISOString() }),
      );
      const report = responseTimes(seats, calendars, now);
      const counted = (rows: readonly { answers: number; open: number; unanswered: number }[]) =>
        rows.reduce((sum, { answers, open, unanswered }) => sum + answers + open + unanswered, 0);
      for (const rows of [[report.all], report.groups, report.kinds, Object.values(report.parties)])
        expect(counted(rows)).toBe(given.length);
      const took = seats.map((one) => responseTimes([one], calendars, now).longest[0]?.took ?? 0);
      if (report.all.median !== undefined) {
        expect(report.all.median).toBeGreaterThanOrEqual(Math.min(...took));
        expect(report.all.median).toBeLessThanOrEqual(Math.max(...took));
      }
    }),
    tried(100),
  );
});
