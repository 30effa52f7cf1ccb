import { join } from 'node:path';
import fc from 'fast-check';
import { workingDaysBetween } from '../../../domain/calendar/calendar';
import { DomainError } from '../../../domain/shared/errors';
import { assertMayReport } from '../../../domain/tolerances/exception-reports';
import { lettersOf } from '../../../domain/letters/letters';
import {
  assertMayAnswerProposal,
  assertMayForecast,
  callsForReport,
  coveredUpTo,
  movesAlong,
  outlookAfter,
  type SlipReport,
  type Outlook,
  type ScheduleHappening,
} from '../../../domain/schedule/schedules';
import { slipOf } from '../../../domain/tolerances/slippage';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { tried } from '../../support/laws';
import type { Phase } from '../../../domain/programme/phase-plans';

const cn = calendarOf(readCalendars(join(__dirname, '../../../programmes/calendars')), 'cn');
const by = 'office@east.example';
const report: SlipReport = {
  milestone: 'plan',
  cause: 'a late supplier',
  consequence: 'the pilot starts later',
  options: ['wait', 'another supplier'],
  recommendation: 'wait',
  by,
};
const slipTo = (forecast: string) => slipOf(cn, { baseline: '2026-02-28', forecast });
const [within, over, further] = [slipTo('2026-03-13'), slipTo('2026-03-16'), slipTo('2026-04-16')];
const measured = (slip = over): ScheduleHappening => ({
  type: 'schedule.measured',
  milestone: 'plan',
  on: '2026-03-16',
  slip,
});
const opened: ScheduleHappening = { type: 'schedule.exceptionOpened', milestone: 'plan', slip: over };
const reported: ScheduleHappening = { type: 'schedule.exceptionReported', approval: 'a', ...report };
const decided = (outcome: 'approved' | 'rejected'): ScheduleHappening => ({
  type: 'schedule.exceptionDecided',
  milestone: 'plan',
  approval: 'a',
  outcome,
});
const after = (...happenings: readonly ScheduleHappening[]) => happenings.reduce(outlookAfter, {});
const codeOf = (rule: () => void) => {
  try {
    rule();
    return 'accepted';
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

/** d needs c and b, both need a; x is on its own. */
const phases = [
  ['a', []],
  ['b', ['a']],
  ['c', ['a']],
  ['d', ['b', 'c']],
  ['x', []],
].map(([key, needs]) => ({
  milestones: [{ key, needs: (needs as string[]).map((milestone) => ({ milestone, is: 'accepted' })), met: [] }],
})) as unknown as readonly Phase[];
const expected = (key: string) => (key === 'over' ? undefined : '2026-09-30');

describe('a forecast', () => {
  test('has a day and a reason', () => {
    const forecast = { milestone: 'plan', on: '2026-10-13', reason: 'late', by };
    expect(codeOf(() => assertMayForecast(forecast))).toBe('accepted');
    expect(codeOf(() => assertMayForecast({ ...forecast, on: '2026-02-30' }))).toBe('invalid_input');
    for (const on of ['9999-12-31', '0001-01-01', '2100-01-01'])
      expect(codeOf(() => assertMayForecast({ ...forecast, on }))).toBe('invalid_input');
    expect(codeOf(() => assertMayForecast({ ...forecast, reason: ' ' }))).toBe('comment_required');
  });

  test('would move everything that needs its milestone, each once, by as many working days, and nothing else', () => {
    expect(movesAlong(phases, cn, { milestone: 'a', days: 5, expected })).toEqual(
      ['b', 'c', 'd'].map((milestone) => ({ milestone, from: '2026-09-30', to: '2026-10-13' })),
    );
    expect(movesAlong(phases, cn, { milestone: 'a', days: 0, expected })).toEqual([]);
    expect(movesAlong(phases, cn, { milestone: 'x', days: 5, expected })).toEqual([]);
  });

  test('leaves alone what is over, and what only that needs', () => {
    const isOver = (key: string) => (key === 'b' || key === 'c' ? undefined : '2026-09-30');
    expect(movesAlong(phases, cn, { milestone: 'a', days: 5, expected: isOver })).toEqual([]);
  });

  test('moves what follows by the working days by which it moved itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 60 }), (days) => {
        for (const { from, to } of movesAlong(phases, cn, { milestone: 'a', days, expected }))
          expect(workingDaysBetween(cn, from, to)).toBe(days);
      }),
      tried(100),
    );
  });

  test('proposes what would follow, once answered or replaced no more', () => {
    const proposed = after({ type: 'schedule.proposed', milestone: 'plan', number: 3, moves: [] });
    const answer = { milestone: 'plan', proposal: 3, isAccepted: true, by };
    expect(codeOf(() => assertMayAnswerProposal(proposed, answer))).toBe('accepted');
    expect(codeOf(() => assertMayAnswerProposal(proposed, { ...answer, proposal: 2 }))).toBe('proposal_over');
    const answered = outlookAfter(proposed, { type: 'schedule.answered', ...answer });
    expect(codeOf(() => assertMayAnswerProposal(answered, answer))).toBe('proposal_over');
  });
});

describe('a slip', () => {
  test('calls for a report when it is over what is tolerated, once, and again only beyond what was approved', () => {
    const isAsked = (outlook: Outlook, slip = over) => callsForReport(outlook, slip);
    expect([isAsked({}, within), isAsked({})]).toEqual([false, true]);
    expect(isAsked(after(opened))).toBe(false);
    expect(isAsked(after(opened, reported))).toBe(false);
    expect(isAsked(after(opened, reported, decided('approved')))).toBe(false);
    expect(isAsked(after(opened, reported, decided('approved')), further)).toBe(true);
  });

  test('that grows with each day is covered for as many days more as are tolerated, by the decision that says so', () => {
    expect(coveredUpTo(over)).toBe(over.workingDays + over.tolerated);
    const covering = { ...decided('approved'), upTo: 21 } as ScheduleHappening;
    expect(after(opened, reported, covering).exception).toMatchObject({ state: 'approved', upTo: 21 });
    expect(after(opened, reported, decided('approved')).exception).toMatchObject({ upTo: over.workingDays });
    expect(after(opened, reported, decided('rejected')).exception).not.toHaveProperty('upTo');
  });

  test('that is tolerated again before it was reported needs no report any longer; a reported one is still decided', () => {
    expect(after(opened, measured(within)).exception).toBeUndefined();
    expect(after(opened, measured(further)).exception).toMatchObject({ state: 'open' });
    expect(after(opened, reported, measured(within)).exception).toMatchObject({ state: 'deciding' });
  });

  test('is reported while a report is asked for, with every part of it; a refused one again, as a further round', () => {
    const may = (outlook: Outlook, changes = {}) => codeOf(() => assertMayReport(outlook, { ...report, ...changes }));
    expect(may({})).toBe('exception_not_open');
    expect(may(after(opened))).toBe('accepted');
    for (const part of [
      { cause: '' },
      { consequence: ' ' },
      { options: [] },
      { options: [' '] },
      { recommendation: '' },
    ])
      expect(may(after(opened), part)).toBe('comment_required');
    expect(may(after(opened, reported))).toBe('exception_not_open');
    const refused = after(opened, reported, decided('rejected'));
    expect(may(refused)).toBe('accepted');
    expect(outlookAfter(refused, reported).exception).toMatchObject({ state: 'deciding', round: 2 });
  });

  test('over what is tolerated is told to the office', () => {
    const entry = { programme: 'p', process: 'p:schedule', number: 1, at: '2026-03-02T01:00:00Z', happening: opened };
    expect(lettersOf(entry, { office: [by] })).toMatchObject([{ to: by, kind: 'exceptionOpened', about: 'plan' }]);
  });
});
