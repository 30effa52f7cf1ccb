import fc from 'fast-check';
import { join } from 'node:path';
import { addDays, daysBetween } from '../../../domain/calendar/dates';
import { isWorkingDay } from '../../../domain/calendar/calendar';
import { riskLevels, type RiskLevel } from '../../../domain/programme/risk-plans';
import { nearer, nextReview, reviewClock } from '../../../domain/risks/reviews';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { tried } from '../../support/laws';

const cn = calendarOf(readCalendars(join(__dirname, '../../../programmes/calendars')), 'cn');
const calendars = [cn];
const reviewDays = { high: 30, medium: 90, low: 180 };
const reviewed = (level: RiskLevel, lastReview: string, raisedOn?: string) =>
  nextReview({ calendars, reviewDays, level, lastReview, raisedOn });

describe('when a risk is reviewed next', () => {
  /** Source: docs/rules/risks.md, "Review". */
  test.each([
    ['high', '2026-03-02', undefined, '2026-04-01'],
    ['medium', '2026-01-05', undefined, '2026-04-07'],
    ['low', '2026-01-05', undefined, '2026-07-06'],
    ['high', '2026-03-02', '2026-03-16', '2026-04-01'],
    ['high', '2026-03-02', '2026-03-31', '2026-04-01'],
    ['high', '2026-03-02', '2026-04-01', '2026-04-02'],
    ['high', '2026-03-02', '2026-05-06', '2026-05-07'],
    ['high', '2026-03-02', '2026-05-15', '2026-05-18'],
  ] as const)('a %s one last reviewed on %s, worse since %s, is due on %s', (level, last, raisedOn, due) => {
    expect(reviewed(level, last, raisedOn)).toMatchObject({ date: due, dueAt: `${due}T17:30:00+08:00` });
  });

  test('says why, and that it may still move where the calendar is not published', () => {
    expect(reviewed('medium', '2026-01-05').rule.en).toBe(
      '90 calendar days from 2026-01-05 = Sun 2026-04-05 (Tomb-Sweeping Day), moved to the next working day, Tue 2026-04-07',
    );
    expect(reviewed('high', '2026-03-02', '2026-05-06').rule.zh).toContain('风险升级当日已届或已过此日');
    expect(reviewed('low', '2026-12-01')).toMatchObject({ provisional: true });
  });

  test('its owners are reminded five working days before', () => {
    const { on, remindAt } = reviewClock({ calendars, reviewDays, level: 'high', lastReview: '2026-03-02' });
    expect({ on, remindAt }).toEqual({ on: '2026-04-01', remindAt: '2026-03-25T17:30:00+08:00' });
  });

  const days = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2026-01-01', n));

  test('it is a working day, never before the days of its level are over, and a worse level is never later', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...riskLevels), (last, level) => {
        const { date } = reviewed(level, last);
        expect(isWorkingDay(cn, date)).toBe(true);
        expect(daysBetween(last, date)).toBeGreaterThanOrEqual(reviewDays[level]);
        for (const worse of riskLevels.slice(riskLevels.indexOf(level)))
          expect(reviewed(worse, last).date <= date).toBe(true);
      }),
      tried(200),
    );
  });

  test('nobody is overdue on the day on which they say that it became worse, and no assessment puts a review off', () => {
    fc.assert(
      fc.property(days, days, (last, later) => {
        const raisedOn = later < last ? last : later;
        const before = reviewClock({ calendars, reviewDays, level: 'low', lastReview: last });
        const after = reviewClock({ calendars, reviewDays, level: 'high', lastReview: last, raisedOn });
        expect(after.on > raisedOn).toBe(true);
        expect(Date.parse(nearer(before, after).dueAt)).toBeLessThanOrEqual(Date.parse(before.dueAt));
      }),
      tried(200),
    );
  });
});
