import { assertMayShare } from '../../../domain/ip/confidentiality';
import { lint } from '../../../domain/definition/lint';
import type { DomainError } from '../../../domain/shared/errors';
import { learnFact, type Fact, type Facts } from '../../../domain/facts/facts';
import { projectFact, projectsToTell } from '../../../domain/needs/project-needs';
import { newsOf, projectAfter } from '../../../domain/projects/changes';
import { assertMayPass } from '../../../domain/projects/refusals';
import type { Project } from '../../../domain/projects/projects';
import { projectsWait } from '../../../domain/projects/waiting';
import { aProject } from '../../support/projects';
import type { AgreementView } from '../../../domain/agreements/views';
import { east, seed, west } from '../../support/seed';

const nda = (state: AgreementView['state']) =>
  [{ key: 'nda', title: { zh: '保密协议', en: 'NDA' }, state, signedBy: [] }] as const;
const codeOf = (act: () => void) => {
  try {
    act();
  } catch (error) {
    return (error as DomainError).code;
  }
  return 'accepted';
};
const reads = (reader: string, state: AgreementView['state'], programme = seed) =>
  codeOf(() => assertMayShare(programme, nda(state), { party: east.key }, reader));

test('a secret is told to the other company only while the non-disclosure agreement is in force', () => {
  for (const state of ['effective', 'expiring', 'renewed'] as const) expect(reads(west.key, state)).toBe('accepted');
  for (const state of ['draft', 'signing', 'suspended', 'survival', 'terminated', 'expired'] as const)
    expect(reads(west.key, state)).toBe('needs_unmet');
  expect(reads(east.key, 'draft')).toBe('accepted');
  const { confidentiality: _, ...without } = seed;
  expect(reads(west.key, 'draft', without)).toBe('accepted');
});

const stage = { key: 'integration', title: { zh: '对接', en: 'Integration' }, evidence: [] } as const;
const project = aProject({
  stages: [{ ...stage, needs: ['confidentiality'] }],
  confidentiality: { agreement: 'nda' },
  budgetApproval: { state: 'approved', round: 1 },
  agreementOn: '2026-03-02',
  state: 'running',
});
const ndaIs = (is: 'effective' | 'expired'): Fact => ({ kind: 'agreement', key: 'nda', is, on: '2026-04-01' });
const knowing = (known: Project, fact: Fact) => {
  const news = newsOf(known, fact);
  return news ? projectAfter(known, news) : known;
};
const passes = (known: Project) =>
  codeOf(() =>
    assertMayPass(known, {
      stage: 'integration',
      evidence: [{ kind: 'document', title: 'tests.pdf' }],
      note: '',
      by: `pmo@${east.domain}`,
    }),
  );

test('a project passes a technical stage only while the non-disclosure agreement is effective', () => {
  expect(passes(project)).toBe('needs_unmet');
  const protectedNow = knowing(project, ndaIs('effective'));
  expect(passes(protectedNow)).toBe('accepted');
  expect(newsOf(protectedNow, ndaIs('effective'))).toBeUndefined();
  expect(passes(knowing(protectedNow, ndaIs('expired')))).toBe('needs_unmet');
  expect(passes({ ...project, agreement: 'nda' })).toBe('accepted'); // its own agreement protects it
  const [wait] = projectsWait(seed, [{ since: '2026-03-02', value: project }]);
  expect(wait?.what.en).toBe('Bring the confidentiality agreement into force: Storage on the northern grid');
});

test('a project is told of the non-disclosure agreement, and a new one of what is known of it', () => {
  const fact = projectFact(project, '2026-03-02');
  const facts: Facts = learnFact({}, { ...fact, is: 'agreed' });
  expect(projectsToTell(facts, ndaIs('effective')).map(({ key }) => key)).toEqual(['north-grid']);
  const known = learnFact({}, ndaIs('effective'));
  const opened = { ...fact, is: 'opened' } as const;
  expect(projectsToTell(learnFact(known, opened), opened)).toEqual([{ key: 'north-grid', fact: ndaIs('effective') }]);
});

test('a stage that needs confidentiality is a defect where no agreement brings it', () => {
  const { confidentiality: _, ...without } = seed;
  const codes = (programme: typeof seed) => lint(programme, ['cn']).map(({ code }) => code);
  expect(codes(seed)).not.toContain('confidentiality_without_agreement');
  expect(codes(without)).toContain('confidentiality_without_agreement');
  expect(codes({ ...seed, confidentiality: 'secrecy' })).toContain('unknown_agreement');
});
