import fc from 'fast-check';
import { draftAgreement } from '../../../domain/agreements/projection';
import { plannedPhases } from '../../../domain/phases/projection';
import { isFollowed } from '../../../domain/views/followed';
import {
  assertReadied,
  exitReadiness,
  exitTriggersIn,
  frameworksOf,
  type StepReadiness,
} from '../../../domain/strategy/exits';
import { DomainError } from '../../../domain/shared/errors';
import { seed } from '../../support/seed';

const [framework = ''] = frameworksOf(seed);
const phases = plannedPhases(seed).map((phase) => ({ ...phase, milestones: [] }));
const agreements = Object.values(seed.agreements).map(draftAgreement);
const [first = { key: '' }] = seed.phases;
const keys = (changes: Partial<Parameters<typeof exitTriggersIn>[0]>, known: readonly string[] = []) =>
  exitTriggersIn({ definition: seed, phases, agreements, ...changes }, known).map(({ key }) => key);
const withFirst = (change: object) => phases.map((phase, at) => (at === 0 ? { ...phase, ...change } : phase));

test('a gate that kills, the end of the framework and a third recycle are seen once each, and nothing else', () => {
  expect(keys({})).toEqual([]);
  expect(keys({ phases: withFirst({ outcome: 'hold', recycles: 2 }) })).toEqual([]);
  expect(keys({ phases: withFirst({ outcome: 'kill' }) })).toEqual([`gateKilled-${first.key}`]);
  expect(keys({ phases: withFirst({ recycles: 3 }) })).toEqual([`recycledThrice-${first.key}`]);
  expect(keys({ phases: withFirst({ recycles: 4 }) }, [`recycledThrice-${first.key}`])).toEqual([]);
  const ended = (key: string) =>
    keys({
      agreements: agreements.map((each) => (each.key === key ? { ...each, state: 'terminated' as const } : each)),
    });
  expect(ended(framework)).toEqual([`frameworkEnded-${framework}`]);
  expect(ended(agreements.find(({ key }) => key !== framework)?.key ?? '')).toEqual([]);
});

test('once a gate has ended the programme, the agreements that end because of it call for no exit', () => {
  const over = {
    phases: withFirst({ outcome: 'kill', recycles: 3 }),
    agreements: agreements.map((each) => ({ ...each, state: 'terminated' as const })),
  };
  expect(keys(over)).toEqual([`gateKilled-${first.key}`]);
  expect(keys(over, [`gateKilled-${first.key}`])).toEqual([]);
  const exit = { ...seed.exit, watches: ['frameworkEnded' as const] };
  expect(keys({ ...over, definition: { ...seed, exit } })).toEqual([]);
});

test('what the plan does not watch is not told', () => {
  const exit = { ...seed.exit, watches: ['recycledThrice' as const] };
  expect(keys({ definition: { ...seed, exit }, phases: withFirst({ outcome: 'recycle', recycles: 3 }) })).toEqual([
    `recycledThrice-${first.key}`,
  ]);
  expect(keys({ definition: { ...seed, exit }, phases: withFirst({ outcome: 'kill' }) })).toEqual([]);
});

test('whoever follows the strategy looks because of what it watches alone', () => {
  const decided = { type: 'phase.gateDecided', phase: 'a', approval: 'b', outcome: 'recycle' } as const;
  const looks = (happening: Parameters<typeof isFollowed>[1], definition = seed) => isFollowed(definition, happening);
  expect([1, 2, 3].map((recycles) => looks({ ...decided, again: [], recycles }))).toEqual([false, false, true]);
  expect(looks({ ...decided, outcome: 'kill' })).toBe(true);
  const signedOff = { type: 'evaluation.signedOff', evaluation: 'e', approval: 'a' } as const;
  expect(looks(signedOff)).toBe(true);
  expect(looks(signedOff, { ...seed, strategy: { ...seed.strategy, signals: [] } })).toBe(false);
});

const readied = (key: string, on: string): StepReadiness => ({
  key,
  owner: 'a@b.example',
  document: 'the plan',
  on,
  note: '',
  by: 'a@b.example',
  state: 'recorded',
});
const aStep = { zh: '步骤', en: 'a step' };
const plan = (steps: number) => ({ triggers: seed.exit.triggers, steps: Array.from({ length: steps }, () => aStep) });

test.each([
  [3, 1, '33.33'],
  [3, 2, '66.67'],
  [5, 5, '100.00'],
  [7, 0, '0.00'],
])('of %i steps %i are ready: %s %%', (steps, ready, percent) => {
  const recorded = Array.from({ length: ready }, (_, at) => readied(String(at + 1), '2027-01-15'));
  expect(exitReadiness(plan(steps), recorded, '2027-06-01')).toMatchObject({ ready, of: steps, percent });
});

test('a step that was looked at counts for a year, the day itself included', () => {
  const ready = (today: string) => exitReadiness(plan(1), [readied('1', '2027-02-28')], today).ready;
  expect(['2027-02-28', '2028-02-28', '2028-02-29'].map(ready)).toEqual([1, 1, 0]);
});

test('no more steps are ready than there are, whatever was recorded', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.integer({ min: 0, max: 12 })), (steps, recorded) => {
      const { ready, of } = exitReadiness(
        plan(steps),
        recorded.map((key) => readied(String(key), '2027-01-01')),
        '2027-02-01',
      );
      expect(ready).toBe(new Set(recorded.filter((key) => key >= 1 && key <= of)).size);
    }),
  );
});

test.each([
  [0, { owner: 'a', document: 'b' }, 'not_found'],
  [6, { owner: 'a', document: 'b' }, 'not_found'],
  [1, { owner: ' ', document: 'b' }, 'invalid_input'],
  [1, { owner: 'a', document: '\u200b' }, 'invalid_input'],
])('step %i is not recorded as %j', (step, said, code) => {
  expect(() => assertReadied(plan(5), step, said)).toThrow(DomainError);
  try {
    assertReadied(plan(5), step, said);
  } catch (error) {
    expect((error as DomainError).code).toBe(code);
  }
});
