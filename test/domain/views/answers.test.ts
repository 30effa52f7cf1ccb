import { subjectKinds, type ApprovalRequest, type Subject } from '../../../domain/approvals/approvals';
import { askedTitle } from '../../../domain/approvals/titles';
import { proposalContent, proposalKey, signingContent, type Proposal } from '../../../domain/agreements/proposals';
import { gateContent } from '../../../domain/phases/gate-contents';
import { linesShown } from '../../../domain/phases/gate-titles';
import type { GateProposal } from '../../../domain/phases/gates';
import type { Phase } from '../../../domain/programme/phase-plans';
import { answersOf } from '../../../domain/views/answers';
import { aRequest } from '../../support/approvals';

const title = (zh: string, en: string) => ({ zh, en });
const content = (zh: string, lines: readonly string[] = []) => ({
  title: title(zh, zh),
  summary: lines.map((line) => title(line, line)),
  evidence: [],
});
const answersTo = (request: Pick<ApprovalRequest, 'subject' | 'content' | 'review'>) => {
  const { approve, reject } = answersOf(request);
  return [approve.zh, reject.zh, approve.en, reject.en];
};

const saysIt = subjectKinds.filter((kind) => kind !== 'gate' && kind !== 'request' && kind !== 'review');

test.each(saysIt)('the buttons of a question about a %s say what is agreed to, in both languages', (kind) => {
  const { approve, reject } = answersOf(aRequest({ subject: { kind, key: 'it' } }));
  for (const answer of [approve, reject]) {
    expect(answer.zh.length).toBeGreaterThan('不同意'.length);
    expect(answer.en).toMatch(/ /);
  }
  expect(approve).not.toEqual(reject);
});

const phase = {
  key: 'first',
  title: title('第一阶段', 'Phase one'),
  milestones: ['plan', 'pilot'].map((key) => ({ key, title: title(key, key) })),
  gate: { asks: ['board'], policy: 'gate', must: ['plan'], should: ['pilot'] },
} as unknown as Phase;
const condition = { text: 'audit', owner: 'office@east.example', due: '2027-03-01' };
const subject = { kind: 'gate', key: 'first' } as const;
const asked = (proposal: GateProposal) => {
  const request = aRequest({ subject, content: gateContent(phase, {}, proposal, { note: '', today: '2026-12-01' }) });
  return { said: askedTitle(request), answers: answersTo(request), request };
};

test.each<[GateProposal, string, string, string, string]>([
  [
    { proposal: 'go' },
    '第一阶段阶段门：建议【通过】',
    'Phase one gate: proposal to pass',
    '同意通过',
    'Do not agree to pass',
  ],
  [
    { proposal: 'conditionalGo', conditions: [condition] },
    '第一阶段阶段门：建议【有条件通过】，附 1 项条件',
    'Phase one gate: proposal to pass under conditions, 1 condition',
    '同意有条件通过',
    'Do not agree to pass under conditions',
  ],
  [
    { proposal: 'hold', reviewOn: '2027-02-27' },
    '第一阶段阶段门：建议【暂缓】至2027年2月27日',
    'Phase one gate: proposal to hold until 27 Feb 2027',
    '同意暂缓',
    'Do not agree to hold',
  ],
  [
    { proposal: 'recycle', again: ['plan', 'pilot'] },
    '第一阶段阶段门：建议【退回重做】，2 项准则须重新证明',
    'Phase one gate: proposal to send it back, 2 criteria to be shown again',
    '同意退回重做',
    'Do not agree to send it back',
  ],
  [
    { proposal: 'kill' },
    '第一阶段阶段门：建议【终止】',
    'Phase one gate: proposal to end the programme',
    '同意终止',
    'Do not agree to end the programme',
  ],
  [
    { proposal: 'resume' },
    '第一阶段阶段门：建议【恢复】',
    'Phase one gate: proposal to resume',
    '同意恢复',
    'Do not agree to resume',
  ],
])('a gate names its proposal: %j', (proposal, zh, en, approve, reject) => {
  const { said, answers } = asked(proposal);
  expect(said).toEqual({ zh, en });
  expect([answers[0], answers[3]]).toEqual([approve, reject]);
});

test('a phase that says in its title what it is about keeps one colon in the sentence', () => {
  const about = { ...phase, title: title('第一阶段：战略对接', 'Phase one: alignment') };
  const said = gateContent(about, {}, { proposal: 'go' }, { note: '', today: '2026-12-01' }).title;
  expect(said).toEqual({
    zh: '第一阶段（战略对接）阶段门：建议【通过】',
    en: 'Phase one (alignment) gate: proposal to pass',
  });
});

test('the must-meet criteria that are not met stand first, with their number', () => {
  expect(linesShown(asked({ proposal: 'hold' }).request)[0]).toEqual({
    zh: '未满足的必达准则（1）：plan',
    en: 'Must-meet criteria not met (1): plan',
  });
});

test('a gate that was asked for before its title named the proposal still says it, and its unmet criteria first', () => {
  const old = aRequest({
    subject,
    content: content('阶段门：第一阶段', ['建议：暂缓', '已满足的必达准则：无', '未满足的必达准则：plan']),
  });
  expect(askedTitle(old).zh).toBe('阶段门：第一阶段（建议：暂缓）');
  expect(linesShown(old).map(({ zh }) => zh)).toEqual(['未满足的必达准则：plan', '建议：暂缓', '已满足的必达准则：无']);
  expect(answersTo(old)).toEqual(['同意', '不同意', 'Approve', 'Reject']);
});

test('an agreement is signed, suspended or ended by name, also where it was asked before the content said so', () => {
  const framework = content('战略合作框架协议');
  const about = (key: string) => ({ subject: { kind: 'agreement', key } as const, content: framework });
  expect(signingContent(framework).title.zh).toBe('签署：战略合作框架协议');
  expect(answersTo(about('framework'))).toEqual([
    '同意签署',
    '不同意签署',
    'Agree to sign it',
    'Do not agree to sign it',
  ]);
  expect(answersTo(about('framework-suspension-2')).slice(0, 2)).toEqual(['同意中止', '不同意中止']);
  expect(answersTo(about('framework-fate-1'))).toEqual(['同意', '不同意', 'Approve', 'Reject']);
  const fate: Proposal = {
    matter: 'fate',
    fate: 'novate',
    reason: '',
    end: { on: '2027-01-01', at: '2027-01-01T00:00:00Z' },
  };
  const now = { ...about(proposalKey('framework', fate, 1)), content: proposalContent(framework, fate) };
  expect(answersTo(now).slice(0, 2)).toEqual(['同意转让承继', '不同意转让承继']);
});

test('an assessment is answered by what follows from each answer', () => {
  const { approve, requestChanges, reject } = answersOf(aRequest({ subject: { kind: 'assessment', key: 'price-1' } }));
  expect([approve, requestChanges, reject].map(({ zh }) => zh)).toEqual(['需要调整战略', '继续观察', '维持现有战略']);
});

const review = (key: string): Subject => ({ kind: 'review', key });

test('a review asks what the approval asked that it looks at', () => {
  const of = { of: 'x', outcome: 'approved', recusal: { seat: 's', person: 'p', reason: '', at: '' } } as const;
  const held = { ...asked({ proposal: 'hold' }).request, subject: review('gate:first:1:seat'), review: of };
  expect(askedTitle(held).zh).toMatch(/^复核：第一阶段阶段门：建议【暂缓】至/);
  expect(answersTo(held).slice(0, 2)).toEqual(['同意暂缓', '不同意暂缓']);
  const ended = {
    ...held,
    content: content('框架协议：解除'),
    subject: review('agreement:framework-termination-1:1:seat'),
  };
  expect(answersTo(ended).slice(0, 2)).toEqual(['同意解除', '不同意解除']);
});

test('what somebody asks in words of their own is approved or not', () => {
  expect(answersTo(aRequest({ subject: { kind: 'request', key: 'it' } }))).toEqual([
    '同意',
    '不同意',
    'Approve',
    'Reject',
  ]);
});
