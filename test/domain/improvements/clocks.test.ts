import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { checkFrom, nextAlarm, stepClock, watchedUntil } from '../../../domain/improvements/clocks';
import type { Improvement } from '../../../domain/improvements/improvements';
import { defaultTimes, improvementRules, severities } from '../../../domain/programme/improvement-plans';
import { programmesFolder } from '../../../infra/places';
import {
  anImprovement,
  atApproval,
  atImplementation,
  atPlan,
  atVerification,
  atWatch,
} from '../../support/improvements';
import { seed } from '../../support/seed';

const shelf = readCalendars(`${programmesFolder}/calendars`);
const [cn, weekdays] = [calendarOf(shelf, 'cn'), calendarOf(shelf, 'weekdays')];
const rules = improvementRules(seed);
const after = rules.checkAfterDays;

const clockOf = (improvement: Improvement, from: string, calendars = [cn]) =>
  stepClock({ calendars, zone: 'Asia/Shanghai', rules, improvement, from });

describe('the check of an improvement', () => {
  test.each([
    ['critical', '2026-03-02', '2026-04-01'],
    ['major', '2026-03-02', '2026-05-01'],
    ['minor', '2026-03-02', '2026-05-31'],
    ['major', '2026-12-31', '2027-03-01'],
    ['critical', '2028-01-31', '2028-03-01'],
  ] as const)('of a %s one that was carried out on %s is on %s at the earliest', (severity, on, first) => {
    expect(checkFrom(on, severity, after)).toBe(first);
    expect(watchedUntil(on, severity, after)).toBe(first);
  });

  test('is asked for on the first working day from then on: after the May holidays in China, that Friday elsewhere', () => {
    const from = '2026-03-02T08:00:00.000Z';
    expect(clockOf(atVerification, from)).toMatchObject({
      step: 'verification',
      opensAt: '2026-05-06T09:00:00+08:00',
      dueAt: '2026-05-12T17:30:00+08:00',
      provisional: false,
    });
    expect(clockOf(atVerification, from, [{ ...weekdays, zone: 'Asia/Shanghai' }])?.opensAt).toBe(
      '2026-05-01T09:00:00+08:00',
    );
  });

  test('is asked for at once when it was reported late', () => {
    expect(clockOf(atVerification, '2026-06-05T02:00:00.000Z')?.opensAt).toBe('2026-06-05T09:00:00+08:00');
  });
});

describe('the deadlines of its steps', () => {
  test('count working days by severity, and stand before the Spring Festival or after it', () => {
    const from = '2026-02-11T02:00:00.000Z';
    const dues = severities.map((severity) => clockOf(anImprovement({ severity }), from)?.dueAt?.slice(0, 10));
    expect(dues).toEqual(['2026-02-14', '2026-02-25', '2026-03-03']);
    expect(clockOf(atPlan, from)?.dueAt).toBe('2026-03-03T17:30:00+08:00');
    expect(rules.within).toEqual(defaultTimes);
  });

  test('the implementation is due with the last of its measures; what groups decide has a deadline of its own', () => {
    expect(clockOf(atImplementation, '2026-02-12T02:00:00.000Z')?.dueAt).toBe('2026-02-27T17:30:00+08:00');
    expect(clockOf(atApproval, '2026-02-12T02:00:00.000Z')).toBeUndefined();
  });

  test('the watch closes when its last day is over', () => {
    const clock = clockOf(atWatch, '2026-05-06T02:00:00.000Z');
    expect(nextAlarm(clock)).toEqual({ at: '2026-07-06T00:00:00+08:00', does: 'close' });
  });

  test('ring in their order: asked, reminded, overdue, and then no more', () => {
    const clock = clockOf(atVerification, '2026-03-02T08:00:00.000Z');
    const order = [
      nextAlarm(clock),
      nextAlarm(clock && { ...clock, isOpen: true }),
      nextAlarm(clock && { ...clock, isOpen: true, isReminded: true }),
      nextAlarm(clock && { ...clock, isOpen: true, isReminded: true, isOverdue: true }),
      nextAlarm(undefined),
    ];
    expect(order.map((alarm) => alarm?.does)).toEqual(['open', 'remind', 'overdue', undefined, undefined]);
    const instants = order.flatMap((alarm) => (alarm ? [Date.parse(alarm.at)] : []));
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  });

  test('are provisional beyond the published calendar', () => {
    const clock = clockOf(anImprovement(), '2029-01-05T02:00:00.000Z');
    expect(clock?.provisional).toBe(true);
  });
});
