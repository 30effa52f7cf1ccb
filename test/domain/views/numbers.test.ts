import { plannedMilestone } from '../../../domain/phases/milestone-projection';
import { plannedPhases } from '../../../domain/phases/projection';
import type { MilestoneView, PhaseView } from '../../../domain/phases/views';
import { healthOf, numbersOf, type Counted } from '../../../domain/views/numbers';
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

const [early, late] = ['2026-01-15', '2026-04-02'];
const nothing = { overdue: 0 };

test('milestones count that were accepted, also under conditions, or waived; overdue are those past their day that do not', () => {
  const { milestones } = numbersOf(
    counted('running', {
      'framework-signed': { state: 'accepted' },
      'committee-formed': { state: 'conditionallyAccepted' },
      'pilot-started': { state: 'waived' },
    }),
    '2027-01-01',
  );
  expect(milestones).toEqual({ done: 3, all: 12, overdue: 1 });
});

test('a milestone is overdue from the day after its own, which a hold may have moved', () => {
  const overdueOn = (today: string, dueOn?: string) =>
    numbersOf(
      counted('running', { 'framework-signed': { state: 'accepted' }, 'committee-formed': dueOn ? { dueOn } : {} }),
      today,
    ).milestones.overdue;
  expect(overdueOn('2026-04-01')).toBe(0);
  expect(overdueOn('2026-04-02')).toBe(1);
  expect(overdueOn('2026-04-02', '2026-04-09')).toBe(0);
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
