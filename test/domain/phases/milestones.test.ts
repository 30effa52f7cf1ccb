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
import { concerns, isMet, unmet } from '../../../domain/needs/needs';
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
