import { join } from 'node:path';
import fc from 'fast-check';
import { agreementDates, type AgreementDatesAsked } from '../../../domain/agreements/dates';
import { isWorkingDay } from '../../../domain/calendar/calendar';
import { addDays } from '../../../domain/calendar/dates';
import { receiptOf } from '../../../domain/agreements/deemed-receipt';
import { noticeBy, noticeDates } from '../../../domain/agreements/notice-dates';
import { dayBefore, type NoticeLength } from '../../../domain/programme/terms';
import { epochOf } from '../../../domain/calendar/zones';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { tried } from '../../support/laws';

const shelf = readCalendars(join(__dirname, '../../../programmes/calendars'));
const cn = calendarOf(shelf, 'cn');
const threeYears = { months: 36, convention: 'inclusiveStart' } as const;

const ask = (question: Partial<AgreementDatesAsked> = {}) =>
  agreementDates({ calendar: cn, effectiveOn: '2024-01-01', term: threeYears, renewal: ninetyDays, ...question });
const ninetyDays = { kind: 'optional', notice: { days: 90 } } as const;

test('of a term that ends with 2026, a notice of 90 days is useful until 30 September, before Golden Week', () => {
  const { lastDay, notice } = ask();
  expect(lastDay.date).toBe('2026-12-31');
  expect(notice).toMatchObject({ lastUsefulDay: { date: '2026-09-30' }, sendBy: '2026-09-30T17:30:00+08:00' });
  expect(notice?.lastUsefulDay.why.en).toContain('2026-10-02');
});

test.each([
  ['2026-09-30T17:30:00+08:00', '2026-09-30', '2026-09-30T17:30:00+08:00', true],
  ['2026-09-30T18:30:00+08:00', '2026-10-08', '2026-10-08T09:00:00+08:00', false],
  ['2026-09-30T07:15:00+08:00', '2026-09-30', '2026-09-30T09:00:00+08:00', true],
  ['2026-09-27T10:00:00+08:00', '2026-09-28', '2026-09-28T09:00:00+08:00', true],
  ['2026-09-20T10:00:00+08:00', '2026-09-20', '2026-09-20T10:00:00+08:00', true],
  ['2026-09-30T10:30:00Z', '2026-10-08', '2026-10-08T09:00:00+08:00', false],
])('a notice mailed at %s is received on %s', (sentAt, receivedOn, receivedAt, inTime) => {
  expect(ask({ sentAt }).receipt).toMatchObject({ receivedOn, receivedAt, inTime });
});

test.each([
  ['2026-01-01', { months: 36, convention: 'inclusiveStart' }, '2028-12-31', '2031-12-31'],
  ['2026-01-01', { months: 36, convention: 'statutory' }, '2029-01-01', '2032-01-01'],
  ['2024-02-29', { months: 12, convention: 'statutory' }, '2025-02-28', '2026-02-28'],
  ['2024-02-29', { months: 24, convention: 'statutory' }, '2026-02-28', '2028-02-29'],
  ['2026-08-31', { months: 6, convention: 'inclusiveStart' }, '2027-02-27', '2027-08-30'],
] as const)('from %s, %j ends on %s and once renewed on %s, counted from the first day', (from, term, end, next) => {
  const { lastDay, renewal } = ask({ effectiveOn: from, term });
  expect([lastDay.date, renewal.next?.endsOn, renewal.next?.startsOn]).toEqual([end, next, addDays(end, 1)]);
});

test('the last day alone is enough, and the term that follows is counted from where the first began', () => {
  const { effectiveOn, ...known } = { effectiveOn: undefined, expiresOn: '2026-12-31' };
  const answer = ask({ ...known, effectiveOn });
  expect(answer.notice?.lastUsefulDay.date).toBe('2026-09-30');
  expect(answer.renewal.next).toMatchObject({ startsOn: '2027-01-01', endsOn: '2029-12-31' });
  expect(() => ask({ effectiveOn: undefined })).toThrow('expiresOn');
});

test('what happens if nobody acts follows from the kind of renewal', () => {
  const then = (kind: 'automatic' | 'optional' | 'none') => ask({ renewal: { kind } }).renewal;
  expect(then('automatic').ifNobodyActs.en).toBe('It renews by itself from 1 Jan 2027.');
  expect(then('optional').ifNobodyActs.en).toBe('It ends with 31 Dec 2026.');
  expect(then('none').next).toBeUndefined();
});

test.each([
  ['2026-12-31', 3, '2026-09-30', '2026-06-30'],
  ['2027-02-28', 3, '2026-11-27', '2026-08-27'],
  ['2026-05-31', 3, '2026-02-28', '2025-11-28'],
  ['2026-11-02', 1, '2026-09-30', '2026-08-30'],
  ['2026-08-31', 6, '2026-02-28', '2025-08-28'],
])(
  'of a term that ends on %s, a notice of %d months is useful until %s: the corresponding day, or the working day before it',
  (expiresOn, months, last, opens) => {
    const { notice } = ask({ effectiveOn: undefined, expiresOn, renewal: { kind: 'optional', notice: { months } } });
    expect(notice).toMatchObject({ lastUsefulDay: { date: last }, windowOpens: { date: opens } });
    expect(notice?.lastUsefulDay.why.en).toContain(`at least ${months} month`);
    expect(notice?.windowOpens.why.zh).toContain(`${months} 个月`);
  },
);

test('a notice that is longer than the term has no useful day, and that is said', () => {
  const { notice } = ask({ effectiveOn: '2026-11-01', term: { months: 1, convention: 'inclusiveStart' } });
  expect(notice?.reminders).toEqual([]);
  expect(notice?.windowOpens.why.en).toContain('longer than the term');
});

test('dates beyond the published calendar are provisional, with the version that was asked', () => {
  expect(ask()).toMatchObject({ provisional: false, calendarVersions: { cn: cn.version } });
  expect(ask({ effectiveOn: '2026-01-01' }).provisional).toBe(true);
});

const anyNotice: fc.Arbitrary<NoticeLength> = fc.oneof(
  fc.record({ days: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ months: fc.integer({ min: 1, max: 14 }) }),
);
const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2024-01-01', days));

test('companies on two sides of the world are reminded while a notice sent at once is still in time for both', () => {
  const newYork = calendarOf(shelf, 'weekdays', 'America/New_York');
  for (const calendars of [
    [newYork, cn],
    [cn, newYork],
  ]) {
    const by = noticeBy(calendars, '2026-12-31', { days: 90 });
    const { sendBy, reminders } = noticeDates(calendars, by, { days: 90 });
    expect(sendBy).toBe('2026-09-30T17:30:00+08:00');
    expect(reminders.length).toBeGreaterThan(1);
    for (const { at } of reminders) expect(epochOf(at)).toBeLessThan(epochOf(sendBy));
  }
});

test('reminders come in order, on working days of the window, and never after the last useful day', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), anyNotice, (from, months, length) => {
      const { lastDay, notice } = ask({
        effectiveOn: from,
        term: { months, convention: 'inclusiveStart' },
        renewal: { kind: 'automatic', notice: length },
      });
      const last = notice?.lastUsefulDay.date ?? '';
      const dates = notice?.reminders.map(({ at }) => at.slice(0, 10)) ?? [];
      expect(last <= dayBefore(lastDay.date, length) && isWorkingDay(cn, last)).toBe(true);
      expect(dates).toEqual([...new Set(dates)].sort());
      expect(dates.every((date) => isWorkingDay(cn, date) && date <= last && date >= from)).toBe(true);
    }),
    tried(100),
  );
});

test('a notice is never received before it was sent, and always in working hours', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 1439 }), (date, minute) => {
      const clock = new Date(minute * 60_000).toISOString().slice(11, 16);
      const { receivedAt, receivedOn } = receiptOf(cn, `${date}T${clock}:00+08:00`);
      expect(epochOf(receivedAt)).toBeGreaterThanOrEqual(epochOf(`${date}T${clock}:00+08:00`));
      expect(
        isWorkingDay(cn, receivedOn) && receivedAt.slice(11, 16) >= '09:00' && receivedAt.slice(11, 16) <= '17:30',
      ).toBe(true);
    }),
    tried(100),
  );
});
