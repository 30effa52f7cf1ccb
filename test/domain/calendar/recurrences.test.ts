import fc from 'fast-check';
import { addMonths } from '../../../domain/calendar/dates';
import { nextDue, onWorkingDay, type FallsDue, type Recurrence } from '../../../domain/calendar/recurrences';
import { readCalendars } from '../../../infra/reading/calendars';
import { join } from 'node:path';
import { tried } from '../../support/laws';

const cn = readCalendars(join(__dirname, '../../../programmes/calendars')).get('cn');
if (!cn) throw new Error('There is a Chinese calendar.');

const recurring = (recurs: Recurrence): FallsDue => ({ recurs, restDay: 'next' });
const times = (falls: FallsDue, effectiveOn: string, count: number, after = effectiveOn): readonly string[] => {
  const due = count > 0 ? nextDue(falls, effectiveOn, after) : undefined;
  return due === undefined ? [] : [due, ...times(falls, effectiveOn, count - 1, due)];
};

describe('an obligation falls due', () => {
  test.each<[string, Recurrence, string, readonly string[]]>([
    [
      'every month from 31 January: on the last day of a shorter month, on the 31st again after it',
      { every: 'monthly', first: '2026-01-31' },
      '2026-01-15',
      ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
    ],
    [
      'every month on the 31st: on the last day of a short month, of the first month as well',
      { every: 'monthly', day: 31 },
      '2026-02-10',
      ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
    ],
    [
      'every month on a day that the first month is past: from the next month on',
      { every: 'monthly', day: 10 },
      '2026-02-10',
      ['2026-03-10', '2026-04-10'],
    ],
    [
      'every month on the 31st, from a last day of a month on: that day is past',
      { every: 'monthly', day: 31 },
      '2027-02-28',
      ['2027-03-31', '2027-04-30'],
    ],
    [
      'a whole period after it took effect, on the corresponding day',
      { every: 'monthly' },
      '2026-01-31',
      ['2026-02-28', '2026-03-31', '2026-04-30'],
    ],
    [
      'every quarter on a day of the month',
      { every: 'quarterly', day: 15 },
      '2026-02-10',
      ['2026-05-15', '2026-08-15', '2026-11-15'],
    ],
    [
      'every quarter on a day of the month, over the turn of a year',
      { every: 'quarterly', day: 31 },
      '2026-11-30',
      ['2027-02-28', '2027-05-31'],
    ],
    [
      'every year from 29 February',
      { every: 'annual', first: '2028-02-29' },
      '2026-06-01',
      ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29'],
    ],
    [
      'from a first day that was before it took effect: only what comes after',
      { every: 'quarterly', first: '2026-03-31' },
      '2026-07-01',
      ['2026-09-30', '2026-12-31', '2027-03-31'],
    ],
  ])('%s', (_, recurs, effectiveOn, expected) => {
    expect(times(recurring(recurs), effectiveOn, expected.length)).toEqual(expected);
  });

  test('once: on its day, or so many days after it took effect, and never again', () => {
    expect(times({ once: { on: '2026-12-31' }, restDay: 'stays' }, '2026-01-01', 3)).toEqual(['2026-12-31']);
    expect(times({ once: { days: 30 }, restDay: 'stays' }, '2026-01-01', 3)).toEqual(['2026-01-31']);
    expect(times({ once: { on: '2025-12-31' }, restDay: 'stays' }, '2026-01-01', 3)).toEqual([]);
  });

  test('always at the anchor and a whole number of periods, each time once and none left out', () => {
    const day = (least: number, most: number) =>
      fc.integer({ min: least, max: most }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.constantFrom('monthly', 'quarterly', 'annual'),
        day(18_000, 25_000),
        day(18_000, 25_000),
        (every, first, effectiveOn) => {
          const length = { monthly: 1, quarterly: 3, annual: 12 }[every];
          const expected = Array.from({ length: 400 }, (__, n) => addMonths(first, n * length));
          const due = times(recurring({ every, first }), effectiveOn, 5);
          expect(due).toEqual(expected.filter((each) => each > effectiveOn).slice(0, 5));
        },
      ),
      tried(100),
    );
  });

  test.each([
    ['next', '2026-10-01', '2026-10-08'],
    ['previous', '2026-10-01', '2026-09-30'],
    ['stays', '2026-10-01', '2026-10-01'],
    ['next', '2026-02-14', '2026-02-14'],
  ] as const)('on a rest day as agreed (%s): %s is %s', (restDay, due, expected) => {
    expect(onWorkingDay(cn, due, { restDay })).toBe(expected);
  });
});
