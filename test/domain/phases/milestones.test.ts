import type { Evidence } from '../../../domain/approvals/approvals';
import { learnFact, type Facts } from '../../../domain/facts/facts';
import {
  accept,
  acceptsItself,
  assertMaySubmit,
  plannedRecord,
  settle,
  submit,
} from '../../../domain/phases/milestones';
import type { Need } from '../../../domain/programme/needs';
import { allMetOn, concerns, isMet, unmet } from '../../../domain/needs/needs';
import type { Milestone, Phase } from '../../../domain/programme/phase-plans';

const aMilestone = (change: Partial<Milestone> = {}): Milestone => ({
  key: 'plan',
  title: { zh: '方案', en: 'Plan' },
  due: { months: 3 },
  needs: [],
  met: [],
  criterion: { zh: '方案已验收', en: 'The plan is accepted' },
  evidence: ['document'],
  accepts: { groups: ['technology'], policy: 'both' },
  ...change,
});

const document: Evidence = { kind: 'document', title: 'plan.pdf' };
const ndaEffective: Need = { agreement: 'nda', is: 'effective' };
const withNda: Facts = learnFact({}, { kind: 'agreement', key: 'nda', is: 'effective', on: '2026-03-01' });
const refusal = (code: string) => expect.objectContaining({ code });

test('what nobody has told yet is not met', () => {
  expect(isMet(ndaEffective, {})).toBe(false);
  expect(isMet({ projects: 10, is: 'landed' }, withNda)).toBe(false);
  expect(unmet([ndaEffective], withNda)).toEqual([]);
});

test.each<[string, Need, Facts, boolean]>([
  ['an effective agreement counts as signed', { agreement: 'nda', is: 'signed' }, withNda, true],
  ['one of several agreements is enough', { anyAgreement: ['equity', 'nda'], is: 'effective' }, withNda, true],
  [
    'an expired agreement is not effective',
    ndaEffective,
    learnFact(withNda, { kind: 'agreement', key: 'nda', is: 'expired', on: '2029-01-01' }),
    false,
  ],
  [
    'all groups named must be filled',
    { groups: ['a', 'b'], is: 'filled' },
    learnFact({}, { kind: 'group', key: 'a', is: 'filled', on: '2026-01-01' }),
    false,
  ],
  [
    'an accepted milestone is a fact',
    { milestone: 'plan', is: 'accepted' },
    learnFact({}, { kind: 'milestone', key: 'plan', is: 'accepted', on: '2026-01-01' }),
    true,
  ],
])('%s', (_title, need, facts, met) => {
  expect(isMet(need, facts)).toBe(met);
});

test('a milestone is submitted once its needs are met and its evidence is there', () => {
  const milestone = aMilestone({ needs: [ndaEffective] });
  expect(() => assertMaySubmit(milestone, plannedRecord, [document], {})).toThrow(refusal('needs_unmet'));
  expect(() => assertMaySubmit(milestone, plannedRecord, [], withNda)).toThrow(refusal('evidence_required'));
  expect(() => assertMaySubmit(milestone, plannedRecord, [document], withNda)).not.toThrow();
  expect(() => assertMaySubmit(milestone, submit(plannedRecord), [document], withNda)).toThrow(
    refusal('milestone_not_open'),
  );
});

test('one that was sent back may be submitted again, as the next round', () => {
  const rework = settle(submit(plannedRecord), 'changesRequested', '2026-04-01');
  expect(rework.state).toBe('rework');
  expect(submit(rework)).toMatchObject({ state: 'submitted', round: 2 });
});

test.each([
  ['approved', 'accepted'],
  ['approvedWithConditions', 'conditionallyAccepted'],
  ['rejected', 'rework'],
  ['expired', 'rework'],
  ['withdrawn', 'rework'],
] as const)('an acceptance that ends as %s makes it %s', (outcome, state) => {
  expect(settle(submit(plannedRecord), outcome, '2026-04-01').state).toBe(state);
});

test('what the machine can see for itself is accepted by itself, and only once', () => {
  const { accepts: _, ...computed } = aMilestone({ met: [ndaEffective], evidence: [] });
  expect(acceptsItself(computed, plannedRecord, {})).toBe(false);
  expect(acceptsItself(computed, plannedRecord, withNda)).toBe(true);
  expect(acceptsItself(computed, submit(plannedRecord), withNda)).toBe(true);
  expect(acceptsItself(computed, accept(plannedRecord, '2026-03-01'), withNda)).toBe(false);
  expect(acceptsItself(aMilestone({ met: [ndaEffective] }), plannedRecord, withNda)).toBe(false);
});

test('a milestone that has to be shown again is no fact any longer', () => {
  const accepted = learnFact({}, { kind: 'milestone', key: 'plan', is: 'accepted', on: '2026-01-01' });
  const again = learnFact(accepted, { kind: 'milestone', key: 'plan', is: 'reopened', on: '2026-02-01' });
  expect([accepted, again].map((facts) => isMet({ milestone: 'plan', is: 'accepted' }, facts))).toEqual([true, false]);
});

test('a phase is told the facts that its milestones need, and no others', () => {
  const phase = { milestones: [aMilestone({ needs: [ndaEffective] })] } as unknown as Phase;
  expect(concerns(phase, { kind: 'agreement', key: 'nda', is: 'effective', on: '2026-03-01' })).toBe(true);
  expect(concerns(phase, { kind: 'agreement', key: 'equity', is: 'effective', on: '2026-03-01' })).toBe(false);
});

describe('the day on which its criteria came to be met', () => {
  const fact = (kind: 'agreement' | 'group' | 'milestone', key: string, on: string): Facts[string] =>
    kind === 'agreement'
      ? { kind, key, is: 'effective', on }
      : kind === 'group'
        ? { kind, key, is: 'filled', on }
        : { kind, key, is: 'accepted', on };
  const facts = [
    fact('agreement', 'nda', '2026-03-01'),
    fact('agreement', 'equity', '2026-03-05'),
    fact('group', 'board', '2026-02-01'),
    fact('milestone', 'plan', '2026-03-03'),
  ].reduce((known, each) => (each ? learnFact(known, each) : known), {} as Facts);

  test.each<[string, readonly Need[], string]>([
    ['is that of the evidence, not the one on which it was told', [ndaEffective], '2026-03-01'],
    ['is the last one of several', [ndaEffective, { milestone: 'plan', is: 'accepted' }], '2026-03-03'],
    ['is the first one where one is enough', [{ anyAgreement: ['equity', 'nda'], is: 'effective' }], '2026-03-01'],
    ['is the one on which the last group was filled', [{ groups: ['board'], is: 'filled' }], '2026-02-01'],
    ['is today where the day of one is not known', [ndaEffective, { risks: 'noneHigh' }], '2026-03-20'],
  ])('%s', (_title, needs, on) => {
    expect(allMetOn(needs, facts, '2026-03-20')).toBe(on);
  });

  test('is never after today', () => {
    expect(allMetOn([ndaEffective], facts, '2026-02-20')).toBe('2026-02-20');
  });

  test('is the one on which the last of the projects that are needed came so far', () => {
    const projects = ['2026-03-04', '2026-03-02', '2026-03-09'].map((on, at) => ({
      kind: 'project' as const,
      key: `p${at}`,
      is: 'landed' as const,
      on,
      agreement: 'a',
      isOverseas: false,
    }));
    expect(allMetOn([{ projects: 2, is: 'landed' }], projects.reduce(learnFact, {} as Facts), '2026-03-20')).toBe(
      '2026-03-04',
    );
  });
});
