import { waitingOf } from '../../../domain/views/waiting';
import { effectThen } from '../../../domain/agreements/waiting';
import { nothingKept } from '../../support/kept';
import { programmeOf } from '../../support/programmes';
import type { MilestoneView, PhaseView } from '../../../domain/phases/views';
import { plannedPhases } from '../../../domain/phases/projection';
import { plannedMilestone } from '../../../domain/phases/milestone-projection';
import { east, seed, seedFile, west } from '../../support/seed';

const programme = seed;
const [first] = programme.phases;
if (!first) throw new Error('The seed has phases.');

/** What a programme waits for whose first phase stands like this, with its milestones in the given states. */
const waits = (
  phase: PhaseView['state'],
  states: Readonly<Record<string, MilestoneView['state']>>,
  definition = programme,
) =>
  waitingOf(definition, {
    ...nothingKept,
    phases: plannedPhases(definition).map((each) => ({
      since: '2026-01-01T00:00:00.000Z',
      value: each.key === first.key ? { ...each, state: phase } : each,
    })),
    milestones: first.milestones.map((each) => ({
      since: '2026-01-01T00:00:00.000Z',
      value: { ...plannedMilestone(each, programme.starts), state: states[each.key] ?? 'inProgress' },
    })),
  });

const keys = (waiting: ReturnType<typeof waits>) => waiting.map(({ kind, id }) => `${kind} ${id}`);
const accepted = Object.fromEntries(first.milestones.map(({ key }) => [key, 'accepted' as const]));

describe('the office sees that it is waited for', () => {
  test('by the milestones of the running phase that people accept, until the end of their day', () => {
    const waiting = waits('running', {});
    expect(keys(waiting)).toEqual([
      'submission committee-formed',
      'submission pilot-started',
      'submission integration-plan',
    ]);
    expect(waiting[0]).toMatchObject({
      dueAt: '2026-04-01T23:59:00+08:00',
      on: [{ person: `pmo@${east.domain}` }, { person: `pmo@${west.domain}` }],
    });
  });

  test('by a milestone that came back, not by one that is being decided or is accepted', () => {
    const states = {
      'committee-formed': 'rework',
      'pilot-started': 'submitted',
      'integration-plan': 'accepted',
    } as const;
    expect(keys(waits('running', states))).toEqual(['submission committee-formed']);
  });

  test('by the gate, once every must-meet milestone is accepted', () => {
    expect(waits('running', accepted)).toMatchObject([
      { kind: 'gate', id: first.key, dueAt: '2026-06-30T23:59:00+08:00' },
    ]);
    expect(keys(waits('running', { ...accepted, 'framework-signed': 'inProgress' }))).toEqual([]);
  });

  test('by a gate without must-meet criteria from the day on which its phase began', () => {
    const [phase, ...others] = programme.phases;
    if (!phase) throw new Error('The seed has phases.');
    const lenient = { ...programme, phases: [{ ...phase, gate: { ...phase.gate, must: [] } }, ...others] };
    expect(waits('running', accepted, lenient)).toMatchObject([{ kind: 'gate', since: '2026-01-01T00:00:00.000Z' }]);
  });

  test('by its milestones also while its gate is decided, which asks for nothing more', () => {
    expect(keys(waits('atGate', { 'committee-formed': 'accepted' }))).toEqual([
      'submission pilot-started',
      'submission integration-plan',
    ]);
    expect(waits('atGate', accepted)).toEqual([]);
  });

  test('by nothing of a phase that has not begun or is closed', () => {
    for (const state of ['planned', 'closed'] as const) expect(waits(state, {})).toEqual([]);
  });

  test.each(['inProgress', 'submitted', 'rework', 'accepted', 'conditionallyAccepted', 'waived', 'failed'] as const)(
    'by a report that is owed on a milestone that is %s, as long as it may be reached',
    (state) => {
      const [milestone] = first.milestones;
      if (!milestone) throw new Error('The phase has a milestone.');
      const exception = { state: 'open', round: 0, slip: 11 } as const;
      const value = { ...plannedMilestone(milestone, programme.starts), state, exception };
      const waiting = waitingOf(programme, { ...nothingKept, milestones: [{ since: '', value }] });
      const isOwed = ['inProgress', 'submitted', 'rework'].includes(state);
      expect(keys(waiting)).toEqual(isOwed ? [`exception ${milestone.key}`] : []);
    },
  );
});

describe('what an agreement that is being signed takes effect with', () => {
  const framework = programmeOf(seedFile, 'seed').agreements.framework;
  if (!framework) throw new Error('It has a framework agreement.');
  const { parent: _parent, conditions: _conditions, ...alone } = framework;
  const conditions = [{ key: 'filing', title: { zh: '备案', en: 'filing' }, owner: east.key }];

  test.each([
    ['one with nothing above it and no conditions', {}, 'It takes effect once every party has signed it.'],
    [
      'one below another',
      { parent: 'business' },
      'It takes effect once every party has signed it and the agreement above it is effective.',
    ],
    [
      'one with conditions below another',
      { parent: 'business', conditions },
      'It takes effect once every party has signed it and its conditions are met and the agreement above it is effective.',
    ],
  ])('%s names no more than it needs', (_, changes, sentence) => {
    expect(effectThen({ ...alone, ...changes }).en).toBe(sentence);
  });
});
