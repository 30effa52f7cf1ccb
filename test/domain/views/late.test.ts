import { plannedMilestone } from '../../../domain/phases/milestone-projection';
import { plannedPhases } from '../../../domain/phases/projection';
import { milestoneTiming, phaseTiming } from '../../../domain/phases/timings';
import type { MilestoneView, PhaseView } from '../../../domain/phases/views';
import type { Outlook } from '../../../domain/schedule/schedules';
import { lateIn, mayConcernDates } from '../../../domain/views/late';
import { readCalendars } from '../../../infra/reading/calendars';
import { programmeOf } from '../../support/programmes';
import { seedFile } from '../../support/seed';

const definition = { ...programmeOf(seedFile, 'demo'), tolerance: { workingDays: 3, percentOfPhase: 10 } };
const calendars = [...readCalendars('programmes/calendars').values()].filter(({ key }) => key === 'cn');
const [planned] = plannedPhases(definition);
const [first, second] = (definition.phases[0]?.milestones ?? []).map((each) =>
  plannedMilestone(each, definition.starts),
);
if (!planned || !first || !second) throw new Error('The seed has a phase with two milestones.');

const milestone: MilestoneView = { ...first, baselineOn: '2026-09-30' };
const running: PhaseView = { ...planned, state: 'running', milestones: [milestone] };
const since = '2026-01-05';
const late = (
  today: string,
  changes: { readonly phase?: Partial<PhaseView>; readonly milestone?: Partial<MilestoneView> } = {},
  outlook: Outlook = {},
) => {
  const phase = { ...running, ...changes.phase, milestones: [{ ...milestone, ...changes.milestone }] };
  return lateIn(
    { state: 'running', phases: [phase], definition },
    { calendars, today, since, outlooks: { [milestone.key]: outlook } },
  );
};
const lateSince = (day: string, today: string) =>
  lateIn({ state: 'running', phases: [running], definition }, { calendars, today, since: day, outlooks: {} });
const exception = { state: 'open', round: 0, slip: 4 } as const;

describe('a milestone that nobody forecast', () => {
  test('is not news while it is tolerated, and is looked at on the day on which it is no more', () => {
    expect(late('2026-09-01')).toMatchObject({ news: [], next: '2026-10-12T00:00:00+08:00' });
    expect(late('2026-10-10')).toMatchObject({
      news: [],
      all: [{ slip: { workingDays: 3, isOver: false }, isGrowing: true }],
      next: '2026-10-12T00:00:00+08:00',
    });
  });

  test('is news from that day on, once', () => {
    const found = late('2026-10-12');
    expect(found).toMatchObject({
      news: [milestone.key],
      all: [{ on: '2026-10-12', slip: { workingDays: 4, isOver: true } }],
    });
    expect(found).not.toHaveProperty('next');
    for (const state of ['open', 'deciding', 'refused'] as const)
      expect(late('2026-10-13', {}, { exception: { ...exception, state } }).news).toEqual([]);
  });

  test.each<[string, Parameters<typeof late>[1]]>([
    ['is accepted', { milestone: { state: 'accepted' } }],
    ['is waived', { milestone: { state: 'waived' } }],
    ['has failed', { milestone: { state: 'failed' } }],
    ['is of a phase that is closed', { phase: { state: 'closed' } }],
  ])('is not news once it %s', (_title, changes) => {
    expect(late('2026-11-30', changes)).toEqual({ all: [], news: [] });
  });

  test.each(['planned', 'inProgress', 'submitted', 'rework'] as const)('is news while it is %s', (state) => {
    expect(late('2026-10-12', { milestone: { state } }).news).toEqual([milestone.key]);
  });

  test('that was late before its dates were followed is news once as many working days have passed since as are tolerated', () => {
    expect(lateSince('2026-11-30', '2026-11-30')).toMatchObject({ news: [], next: '2026-12-04T00:00:00+08:00' });
    expect(lateSince('2026-11-30', '2026-12-03').news).toEqual([]);
    expect(lateSince('2026-11-30', '2026-12-04').news).toEqual([milestone.key]);
  });

  test('is not news in a programme that is wound up', () => {
    expect(
      lateIn(
        { state: 'exiting', phases: [running], definition },
        { calendars, today: '2026-11-30', since, outlooks: {} },
      ).news,
    ).toEqual([]);
  });
});

test('a report that was approved covers what it says, and the day after is looked at', () => {
  const covered = { exception: { ...exception, state: 'approved', upTo: 7 } } as const;
  expect(late('2026-10-15', {}, covered)).toMatchObject({ news: [], next: '2026-10-16T00:00:00+08:00' });
  expect(late('2026-10-16', {}, covered).news).toEqual([milestone.key]);
});

test('a forecast counts until its day has passed', () => {
  const forecast = { forecastOn: '2026-10-12', exception: { ...exception, state: 'approved', upTo: 4 } } as const;
  expect(late('2026-10-12', {}, forecast)).toMatchObject({ news: [], all: [{ isGrowing: true }] });
  expect(late('2026-10-09', {}, forecast)).toMatchObject({ news: [], all: [{ on: '2026-10-12', isGrowing: false }] });
  expect(late('2026-10-13', {}, forecast).news).toEqual([milestone.key]);
});

test('a report that is owed falls away once a new baseline has it tolerated', () => {
  expect(late('2026-10-13', { milestone: { baselineOn: '2026-10-12' } }, { exception }).news).toEqual([milestone.key]);
});

test('while its phase is on hold nothing becomes later, and it is looked at when it would be late if it went on today', () => {
  const hold = { on: '2026-11-04', reviewOn: '2026-12-01', reviewAt: '', cause: { approval: 'a' } };
  const changes = { phase: { state: 'onHold', hold }, milestone: { baselineOn: '2026-11-02' } } as const;
  const slip = { on: '2026-11-04', slip: { workingDays: 2 } };
  expect(late('2026-11-11', changes)).toMatchObject({ news: [], all: [slip], next: '2026-11-13T00:00:00+08:00' });
  expect(late('2026-11-30', changes)).toMatchObject({ news: [], all: [slip] });
});

test.each<[Partial<MilestoneView>, string, object]>([
  [{}, '2026-09-15', { expectedOn: '2026-09-30', slip: 0, lateDays: 0 }],
  [{}, '2026-10-13', { expectedOn: '2026-10-13', slip: 5, lateDays: 5 }],
  [{ dueOn: '2026-10-12' }, '2026-10-13', { expectedOn: '2026-10-13', slip: 1, lateDays: 1 }],
  [{ forecastOn: '2026-10-15' }, '2026-10-13', { expectedOn: '2026-10-15', slip: 7, lateDays: 5 }],
  [{ state: 'accepted', actualOn: '2026-10-09' }, '2026-11-30', { slip: 2, lateDays: 0 }],
  [{ state: 'waived' }, '2026-11-30', { lateDays: 0 }],
])('of a milestone %j by %s: %j', (changes, today, timing) => {
  expect(milestoneTiming(calendars, running, { ...milestone, ...changes }, today)).toEqual(timing);
});

test('a phase is late until its gate closes it', () => {
  const phase = { ...running, endsOn: '2026-09-30' };
  expect(phaseTiming(calendars, phase, '2026-10-08')).toEqual({ expectedOn: '2026-10-08', slip: 1, lateDays: 1 });
  expect(phaseTiming(calendars, { ...phase, state: 'closed' }, '2026-10-08')).toEqual({ lateDays: 0 });
});

test('what has dates move or come again has them looked at', () => {
  expect(mayConcernDates({ type: 'phase.resumed' })).toBe(true);
  expect(mayConcernDates({ type: 'approval.opened' })).toBe(false);
});
