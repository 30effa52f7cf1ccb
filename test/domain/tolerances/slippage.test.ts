import { join } from 'node:path';
import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/dates';
import { slipOf } from '../../../domain/tolerances/slippage';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { tried } from '../../support/laws';

const cn = calendarOf(readCalendars(join(__dirname, '../../../programmes/calendars')), 'cn');
const phase = { starts: '2026-01-01', ends: '2026-06-30' };
const slip = (baseline: string, forecast: string) => slipOf(cn, { baseline, forecast });

/** Source: docs/rules/schedule.md, "Slip". */
test.each([
  ['2026-09-30', '2026-10-13', 5],
  ['2026-02-13', '2026-02-28', 6],
  ['2026-10-13', '2026-09-30', -5],
  ['2026-09-30', '2026-09-30', 0],
])('a forecast of %s moved to %s slips by %d working days', (baseline, forecast, workingDays) => {
  expect(slip(baseline, forecast).workingDays).toBe(workingDays);
});

test.each([
  [10, false],
  [11, true],
])('a slip of %d working days is over what is tolerated: %s', (days, isOver) => {
  const forecast = days === 10 ? '2026-03-13' : '2026-03-16';
  expect(slip('2026-02-28', forecast)).toMatchObject({ workingDays: days, tolerated: 10, isOver });
});

test('of the working days and the share of the phase the smaller one is tolerated', () => {
  const question = { baseline: '2026-02-28', forecast: '2026-03-13', phase };
  expect(slipOf(cn, question)).toMatchObject({ tolerated: 10, isOver: false });
  const tolerance = { workingDays: 10, percentOfPhase: 5 };
  expect(slipOf(cn, { ...question, tolerance })).toMatchObject({ tolerated: 6, isOver: true });
});

test('the first day of a phase is one of its working days', () => {
  const june = { starts: '2026-06-01', ends: '2026-06-29' };
  expect(slipOf(cn, { baseline: '2026-06-10', forecast: '2026-06-12', phase: june })).toMatchObject({
    workingDays: 2,
    tolerated: 2,
    isOver: false,
  });
});

test('it says why in both languages', () => {
  expect(slip('2026-02-28', '2026-03-16').why).toEqual({
    zh: '比基线晚 11 个工作日，超出容许范围（容许 10 个工作日）。',
    en: '11 working days later than the baseline: more than is tolerated (10 working days are tolerated).',
  });
});

test('a slip there and back is none, and an earlier forecast is never over', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), (days) => {
      const later = addDays('2026-01-05', days);
      const there = slip('2026-01-05', later);
      expect(there.workingDays).toBeGreaterThanOrEqual(0);
      expect(slip(later, '2026-01-05').isOver).toBe(false);
    }),
    tried(100),
  );
});
