import { join } from 'node:path';
import fc from 'fast-check';
import { isWorkingDay } from '../../../domain/calendar/calendar';
import { addDays } from '../../../domain/calendar/dates';
import { deadline, previewDeadline } from '../../../domain/calendar/deadlines';
import { epochOf } from '../../../domain/calendar/zones';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import vectors from '../vectors/calendar.json';
import { tried } from '../../support/laws';

const shelf = readCalendars(join(__dirname, '../../../programmes/calendars'));
const cn = calendarOf(shelf, 'cn');
const berlin = calendarOf(shelf, 'weekdays', 'Europe/Berlin');

test.each(vectors.workingDays)(
  '$workingDays working days from $from fall due on $due',
  ({ from, workingDays, due }) => {
    const answer = previewDeadline({ calendar: cn, from, workingDays });
    expect(answer).toMatchObject({ due, dueAt: `${due}T17:30:00+08:00`, provisional: false });
  },
);

test.each(vectors.civilCodePeriods)(
  '$n$unit from $start end on $raw and fall due on $art203',
  ({ start, n, unit, raw, art203 }) => {
    const answer = previewDeadline({ calendar: cn, from: start, ...(unit === 'd' ? { days: n } : { months: n }) });
    expect(answer.due).toBe(art203);
    expect(answer.rule.en).toContain(raw);
  },
);

test.each([
  ['2026-02-13T16:30Z', { workingDays: 1 }, '2026-02-24'],
  ['2026-02-13', { workingDays: 3 }, '2026-02-25'],
  ['2026-09-30', { workingDays: 5 }, '2026-10-13'],
  ['2026-09-30T17:30:00+08:00', { workingDays: 1 }, '2026-10-08'],
  ['2026-09-30T17:30:01+08:00', { workingDays: 1 }, '2026-10-09'],
  ['2026-10-03T10:00:00+08:00', { workingDays: 1 }, '2026-10-09'],
  ['2026-09-30T06:00:00+08:00', { workingDays: 1 }, '2026-10-08'],
  ['2026-09-05', { days: 15 }, '2026-09-20'],
  ['2026-09-04T18:00:00+08:00', { days: 15 }, '2026-09-20'],
  ['2026-10-01T10:00:00+08:00', { days: 30 }, '2026-11-02'],
  ['2026-10-01T10:00:00+08:00', { months: 1 }, '2026-11-02'],
  ['2026-10-31T18:00:00+08:00', { months: 4 }, '2027-03-01'],
  ['2026-09-30T23:30:00+08:00', { days: 1 }, '2026-10-08'],
  ['2026-09-30T16:30:00Z', { days: 8 }, '2026-10-09'],
  ['2025-10-03', { months: 12 }, '2026-10-08'],
  ['2026-08-31', { months: 6 }, '2027-03-01'],
  ['2026-10-03', { days: 0 }, '2026-10-08'],
  ['2026-09-30T18:30:00+08:00', { days: 0 }, '2026-10-08'],
])('from %s within %j is due on %s', (from, within, due) => {
  expect(deadline({ calendars: cn, from, within }).date).toBe(due);
});

test.each([
  ['2026-10-15', { workingDays: 10 }, '2026-09-24'],
  ['2026-12-31', { days: 90 }, '2026-09-30'],
  ['2026-05-31', { months: 3 }, '2026-02-28'],
  ['2026-05-22', { months: 3 }, '2026-02-14'],
  ['2026-10-03', { workingDays: 1 }, '2026-09-30'],
  ['2026-10-03', { workingDays: 0 }, '2026-09-30'],
  ['2026-10-09T18:30:00+08:00', { workingDays: 1 }, '2026-10-08'],
  ['2026-10-08T10:00:00+08:00', { days: 0 }, '2026-09-30'],
])('before %s at least %j is due on %s', (from, within, due) => {
  expect(deadline({ calendars: cn, from, within, direction: 'before' }).date).toBe(due);
});

test.each([
  ['2026-09-30T15:00:00+08:00', 8, 'after', '2026-10-08T14:30:00+08:00'],
  ['2026-09-30T15:00:00+08:00', 2, 'after', '2026-09-30T17:00:00+08:00'],
  ['2026-10-08T09:00:00+08:00', 17, 'after', '2026-10-09T17:30:00+08:00'],
  ['2026-10-03T12:00:00+08:00', 1, 'after', '2026-10-08T10:00:00+08:00'],
  ['2026-09-30T07:00:00+08:00', 1, 'after', '2026-09-30T10:00:00+08:00'],
  ['2026-09-30', 1, 'after', '2026-10-08T10:00:00+08:00'],
  ['2026-10-08', 1, 'before', '2026-09-30T16:30:00+08:00'],
  ['2026-10-08T10:00:00+08:00', 2, 'before', '2026-09-30T16:30:00+08:00'],
  ['2026-10-03T12:00:00+08:00', 0, 'before', '2026-09-30T17:30:00+08:00'],
] as const)('from %s, %i working hours %s is %s', (from, workingHours, direction, dueAt) => {
  expect(deadline({ calendars: cn, from, within: { workingHours }, direction }).dueAt).toBe(dueAt);
});

test('a deadline explains itself: a make-up workday stays', () => {
  expect(deadline({ calendars: cn, from: '2026-09-05', within: { days: 15 } })).toEqual({
    dueAt: '2026-09-20T17:30:00+08:00',
    date: '2026-09-20',
    provisional: false,
    rule: {
      zh: '自2026年9月5日的次日起算 15 个自然日，至2026年9月20日（周日），当日为调休上班日，不作调整。',
      en: '15 calendar days from 2026-09-05 = Sun 2026-09-20, which stays (make-up workday)',
    },
    calendarVersions: { cn: '2026.1' },
    skipped: [],
  });
});

test('a deadline explains itself: a rest day moves back before an event, with each day skipped and why', () => {
  const { rule, skipped } = deadline({ calendars: cn, from: '2026-12-31', within: { days: 90 }, direction: 'before' });
  expect(rule).toEqual({
    zh: '2026年12月31日之前至少 90 个自然日，为2026年10月2日（周五，国庆节），提前至上一个工作日2026年9月30日（周三）。',
    en: 'at least 90 calendar days before 2026-12-31 = Fri 2026-10-02 (National Day), moved back to the previous working day, Wed 2026-09-30',
  });
  expect(skipped).toEqual([
    { date: '2026-10-01', why: { zh: '国庆节', en: 'National Day' } },
    { date: '2026-10-02', why: { zh: '国庆节', en: 'National Day' } },
  ]);
});

test('a deadline explains itself: an act after the cut-off counts as done on the next working day', () => {
  const { rule, skipped } = deadline({ calendars: cn, from: '2026-09-30T18:30:00+08:00', within: { workingDays: 1 } });
  expect(rule.en).toBe('1 working day from 2026-09-30 18:30 (counts as Thu 2026-10-08) = Fri 2026-10-09');
  expect(rule.zh).toBe(
    '2026年9月30日 18:30，视为2026年10月8日（周四）收到，自次日起算 1 个工作日，至2026年10月9日（周五）。',
  );
  expect(skipped.map(({ date }) => date)).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`));
});

test.each([
  ['2026-12-28', { workingDays: 3 }, undefined, '2026-12-31', false],
  ['2026-12-28', { workingDays: 4 }, undefined, '2027-01-01', true],
  ['2026-12-02', { days: 31 }, undefined, '2027-01-04', true],
  ['2027-01-10', { days: 15 }, 'before', '2026-12-25', false],
  ['2027-01-05', { workingDays: 4 }, 'before', '2026-12-30', true],
  ['2026-12-31T18:00:00+08:00', { workingHours: 1 }, undefined, '2027-01-01', true],
  ['2023-12-20', { workingDays: 2 }, undefined, '2023-12-22', true],
] as const)('from %s within %j %s is %s and provisional: %s', (from, within, direction, due, provisional) => {
  const answer = deadline({ calendars: cn, from, within, direction });
  expect([answer.date, answer.provisional]).toEqual([due, provisional]);
  expect(answer.rule.zh.includes('暂定')).toBe(provisional);
  expect(answer.rule.en.includes('provisional')).toBe(provisional);
});

test('for both parties only common working days count, and nobody loses part of the last day', () => {
  const answer = deadline({ calendars: [cn, berlin], from: '2026-09-18', within: { workingDays: 5 } });
  expect(answer).toMatchObject({
    dueAt: '2026-09-28T17:30:00+02:00',
    calendarVersions: { cn: '2026.1', weekdays: '1' },
  });
  expect(answer.skipped).toContainEqual({ date: '2026-09-20', why: { zh: 'weekdays：周日', en: 'weekdays: Sunday' } });
  expect(answer.skipped).toContainEqual({
    date: '2026-09-25',
    why: { zh: 'cn：中秋节', en: 'cn: Mid-Autumn Festival' },
  });
  const notice = deadline({ calendars: [cn, berlin], from: '2026-09-28', within: { days: 5 }, direction: 'before' });
  expect(notice.dueAt).toBe('2026-09-23T17:30:00+08:00');
});

test('two parties that share a calendar have one deadline and one reason for each day', () => {
  const shared = deadline({ calendars: [cn, cn], from: '2026-09-30', within: { workingDays: 5 } });
  expect(shared).toEqual(deadline({ calendars: cn, from: '2026-09-30', within: { workingDays: 5 } }));
});

test.each([
  [{ workingDays: 1, days: 1 }, 'exactly one'],
  [{}, 'exactly one'],
  [{ workingDays: 1.5 }, 'whole number'],
  [{ days: 1e12 }, 'whole number'],
  [{ months: NaN }, 'whole number'],
])('within %j is refused: %s', (within, sentence) => {
  expect(() => deadline({ calendars: cn, from: '2026-09-30', within })).toThrow(sentence);
});

test.each(['2026-09-31', '2026-09-30T10:00', 'soon'])('a start of "%s" is refused', (from) => {
  expect(() => deadline({ calendars: cn, from, within: { days: 1 } })).toThrow(
    'neither a date nor a time with its zone',
  );
});

test('a deadline is a working day, never before an instant that starts it and never after one that it precedes', () => {
  const within = fc.oneof(
    fc.record({ workingDays: fc.nat(40) }),
    fc.record({ workingHours: fc.nat(80) }),
    fc.record({ days: fc.nat(90) }),
    fc.record({ months: fc.nat(14) }),
  );
  const minute = fc
    .integer({ min: 0, max: 1_500_000 })
    .map((n) => new Date(Date.UTC(2024, 0, 2) + n * 60_000).toISOString());
  fc.assert(
    fc.property(fc.constantFrom(cn, berlin, [cn, berlin]), minute, within, (calendars, from, length) => {
      const after = deadline({ calendars, from, within: length });
      const before = deadline({ calendars, from, within: length, direction: 'before' });
      expect([isWorkingDay(calendars, after.date), isWorkingDay(calendars, before.date)]).toEqual([true, true]);
      expect(epochOf(after.dueAt)).toBeGreaterThanOrEqual(epochOf(from));
      expect(epochOf(before.dueAt)).toBeLessThanOrEqual(epochOf(from));
    }),
    tried(100),
  );
});

test('every day between the last counted day and the deadline is either worked or explained', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 30 }), (start, workingDays) => {
      const from = addDays('2024-01-01', start);
      const { date, skipped } = deadline({ calendars: cn, from, within: { workingDays } });
      expect(addDays(from, workingDays + skipped.length)).toBe(date);
    }),
    tried(100),
  );
});
