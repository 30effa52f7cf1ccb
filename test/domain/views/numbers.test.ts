import { join } from 'node:path';
import { addDays } from '../../../domain/calendar/dates';
import { lateDays } from '../../../domain/schedule/lateness';
import { plannedMilestone } from '../../../domain/phases/milestone-projection';
import { plannedPhases } from '../../../domain/phases/projection';
import type { MilestoneView, PhaseView } from '../../../domain/phases/views';
import { beginsOn, healthOf, numbersOf, type Counted } from '../../../domain/views/numbers';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { programmesFolder } from '../../../infra/places';
import { seed } from '../../support/seed';

const [first] = seed.phases;
if (!first) throw new Error('The seed has phases.');

/** The seed's programme whose first phase stands like this, with changes to some of its milestones. */
function counted(
  state: PhaseView['state'],
  milestones: Readonly<Record<string, Partial<MilestoneView>>> = {},
  agreements: Counted['agreements'] = [],
): Counted {
  const phases = plannedPhases(seed).map((phase, at) => ({
    ...phase,
    state: at === 0 ? state : phase.state,
    milestones: (seed.phases[at]?.milestones ?? []).map((each) => ({
      ...plannedMilestone(each, seed.starts),
      ...milestones[each.key],
    })),
  }));
  return { state: 'running', phases, agreements };
}

const chinese = calendarOf(readCalendars(join(programmesFolder, 'calendars')), 'cn');
const on = (today: string) => ({ today, calendars: chinese });
const [early, late] = ['2026-01-15', '2026-04-02'].map(on) as [ReturnType<typeof on>, ReturnType<typeof on>];
const nothing = { overdue: 0 };

test('milestones count that were accepted, also under conditions, or waived; overdue are those past their day that do not', () => {
  const { milestones } = numbersOf(
    counted('running', {
      'framework-signed': { state: 'accepted' },
      'committee-formed': { state: 'conditionallyAccepted' },
      'pilot-started': { state: 'waived' },
    }),
    on('2027-01-01'),
  );
  expect(milestones).toEqual({ done: 3, all: 12, overdue: 1 });
});

test('a milestone is overdue from the first working day after its own, which a hold may have moved', () => {
  const overdueOn = (today: string, dueOn?: string) =>
    numbersOf(
      counted('running', { 'framework-signed': { state: 'accepted' }, 'committee-formed': dueOn ? { dueOn } : {} }),
      on(today),
    ).milestones.overdue;
  expect(overdueOn('2026-04-01')).toBe(0);
  expect(overdueOn('2026-04-02')).toBe(1);
  expect(overdueOn('2026-04-02', '2026-04-09')).toBe(0);
  expect(['2026-04-04', '2026-04-06', '2026-04-07'].map((day) => overdueOn(day, '2026-04-03'))).toEqual([0, 0, 1]);
});

test('a phase that is past its last day is overdue from the first working day after it, as its page and its milestones are', () => {
  const [phase] = plannedPhases(seed);
  const gateOn = (today: string) => numbersOf(counted('running'), on(today)).nextGate?.isOverdue ?? false;
  const days = [0, 1, 2, 3].map((after) => addDays(phase?.endsOn ?? '', after));
  expect(days.map(gateOn)).toEqual(days.map((day) => lateDays(chinese, { dueOn: phase?.endsOn ?? '' }, day) > 0));
});

test('while a phase is on hold nothing of it becomes late', () => {
  const held = counted('onHold');
  const hold = { on: '2026-01-10', reviewOn: '2026-05-01', reviewAt: '2026-05-01T15:59:00Z', cause: { approval: 'a' } };
  const phases = held.phases.map((phase, at) => (at === 0 ? { ...phase, hold } : phase));
  expect(numbersOf(held, on('2026-04-20')).milestones.overdue).toBe(2);
  expect(numbersOf({ ...held, phases }, on('2026-04-20')).milestones.overdue).toBe(0);
});

test('the next milestone is the one expected first from today on, by its forecast where there is one', () => {
  const nextOf = (changes: Parameters<typeof counted>[1]) => numbersOf(counted('running', changes), late).nextMilestone;
  expect(nextOf({})?.key).toBe('pilot-started');
  expect(nextOf({ 'committee-formed': { forecastOn: '2026-04-20' } })).toMatchObject({
    key: 'committee-formed',
    on: '2026-04-20',
  });
});

test('agreements count that are in force, in a later term and in their notice period too; suspended ones do not', () => {
  const states = ['effective', 'renewed', 'expiring', 'suspended', 'draft', 'expired'] as const;
  const { agreements } = numbersOf(
    counted(
      'running',
      {},
      states.map((state) => ({ state })),
    ),
    early,
  );
  expect(agreements).toEqual({ done: 3, all: 6 });
});

describe('a programme fares', () => {
  const fares = (of: Counted, waiting = nothing, today = early) => healthOf(of, numbersOf(of, today), waiting);

  test('well while nothing is past its time', () => expect(fares(counted('running'))).toBe('onTrack'));
  test('late once a milestone is', () => expect(fares(counted('running'), nothing, late)).toBe('late'));
  test('late once anything that waits is', () => expect(fares(counted('running'), { overdue: 1 })).toBe('late'));
  test('on hold while its phase is', () => expect(fares(counted('onHold'))).toBe('onHold'));
  test('no way at all once it is over', () =>
    expect(fares({ ...counted('closed'), state: 'completed' }, { overdue: 1 })).toBe('over'));
});

test.each([
  ['running', '2027-01-11', '2026-11-30', '2027-01-11'],
  ['running', '2026-11-30', '2026-11-30', undefined],
  ['ended', '2027-01-11', '2026-11-30', undefined],
] as const)('what is %s and has its first day on %s begins, on %s, on %s', (state, starts, today, day) => {
  expect(beginsOn({ state, starts }, today)).toBe(day);
});
