import { ofMatters, programmeStateOf, undertakingOf } from '../../../domain/agreements/undertakings';
import { endedBy, endingReason, endsApproval } from '../../../domain/views/endings';
import { gateContent } from '../../../domain/phases/gate-contents';
import { accept, plannedRecord } from '../../../domain/phases/milestones';
import {
  assertMayUndertake,
  mayUndertake,
  undertakings,
  type Undertaking,
} from '../../../domain/programme/undertakings';
import type { ProgrammeView } from '../../../domain/views/views';
import type { ApprovalView } from '../../../domain/approvals/views';
import type { Milestone, Phase } from '../../../domain/programme/phase-plans';
import { EXIT } from '../../../domain/shared/reserved';

const all = Object.keys(undertakings) as readonly Undertaking[];
const allowed = (state: 'exiting' | 'ended') => all.filter((what) => mayUndertake(state, what));

test('a running programme takes up everything', () => {
  expect(all.filter((what) => !mayUndertake('running', what))).toEqual([]);
});

test('an ending programme takes on nothing new', () => {
  const refused: readonly Undertaking[] = [
    'agreement.submit',
    'agreement.sign',
    'agreement.amend',
    'agreement.renew',
    'milestone.submit',
    'milestone.forecast',
    'phase.gate',
    'baseline.ask',
    'project.open',
    'project.budget',
    'ip.open',
    'approval.open',
  ];
  expect(refused.filter((what) => allowed('exiting').includes(what))).toEqual([]);
});

test('while it ends, notices, disputes, settlements, obligations, and what becomes of its agreements go on', () => {
  const goesOn: readonly Undertaking[] = [
    'agreement.notice',
    'agreement.cure',
    'agreement.terminate',
    'agreement.suspend',
    'agreement.fate',
    'dispute.raise',
    'dispute.go',
    'obligation.fulfil',
    'evidence.file',
    'evaluation.report',
  ];
  expect(goesOn.filter((what) => !allowed('exiting').includes(what))).toEqual([]);
});

test('what an ended programme still takes up, an ending one does as well', () => {
  expect(allowed('ended').filter((what) => !allowed('exiting').includes(what))).toEqual([]);
  expect(allowed('ended')).toEqual(expect.arrayContaining(['dispute.raise', 'agreement.notice', 'obligation.fulfil']));
  expect(allowed('ended')).not.toContain('agreement.fate');
});

test.each([
  ['exiting', 'programme_ending'],
  ['ended', 'programme_over'],
] as const)('what may not be begun in a programme that is %s is refused as %s', (state, code) => {
  expect(() => assertMayUndertake(state, 'agreement.submit')).toThrow(expect.objectContaining({ code }));
  expect(() => assertMayUndertake(state, 'dispute.raise')).not.toThrow();
});

test('an agreement asks by what it was told of its programme', () => {
  expect([{}, { isWindingUp: true }, { isWindingUp: true, isProgrammeOver: true }].map(programmeStateOf)).toEqual([
    'running',
    'exiting',
    'ended',
  ]);
  const by = 'x';
  expect(undertakingOf({ type: 'agreement.withdrawn', reason: 'r', by })).toBe('agreement.cancel');
  expect(ofMatters.amendment).toBe('agreement.amend');
});

const approval = (id: string, kind: string) =>
  ({ id, approval: { request: { subject: { kind, key: id } } } }) as unknown as ApprovalView;

const view = {
  agreements: [
    { key: 'lives', state: 'effective', pending: { approval: 'ends-it', proposal: { matter: 'termination' } } },
    { key: 'changes', state: 'effective', pending: { approval: 'amends-it', proposal: { matter: 'amendment' } } },
    { key: 'gone', state: 'closed' },
  ],
  obligations: [
    { key: 'of-a-gate', state: 'open' },
    { key: 'under-one', state: 'open', under: { agreement: 'lives', obligation: 'report' } },
    { key: 'met', state: 'fulfilled' },
  ],
  projects: [
    { key: 'preparing', state: 'preparing' },
    { key: 'running', state: 'running' },
    { key: 'landed', state: 'landed' },
  ],
  ip: [
    { key: 'asked', state: 'proposed' },
    { key: 'filed', state: 'filed' },
  ],
  evaluations: [
    { key: 'open', state: 'collecting' },
    { key: 'done', state: 'signedOff' },
  ],
  improvements: [
    { key: 'late', state: 'verification' },
    { key: 'mended', state: 'closed' },
  ],
  risks: [
    { key: 'slow', state: 'assessed' },
    { key: 'over', state: 'closed', closed: { by: EXIT, reason: 'it ended' } },
  ],
  funds: [
    { key: 'common', state: 'open' },
    { key: 'empty', state: 'closed' },
  ],
  staffing: [
    { key: 'coordinator.a', state: 'open' },
    { key: 'gone', state: 'ended' },
  ],
  innovations: [
    { key: 'twin', state: 'trial' },
    { key: 'counted', state: 'accepted' },
  ],
} as unknown as ProgrammeView;
const open = [
  approval('m', 'milestone'),
  approval('a', 'agreement'),
  approval('ends-it', 'agreement'),
  approval('amends-it', 'agreement'),
  approval('e', 'evaluation'),
  approval('r', 'request'),
];
const keys = (at: 'exiting' | 'ended') => [
  ...open.filter((each) => endsApproval(view, each, { at })).map(({ id }) => `approval ${id}`),
  ...endedBy(view, { at }).map(({ kind, key }) => `${kind} ${key}`),
];

test('what makes no sense any more is closed as the programme ends, and the rest that nobody will finish once it has', () => {
  expect(keys('exiting')).toEqual([
    'approval m',
    'approval a',
    'approval amends-it',
    'approval r',
    'project preparing',
    'improvement late',
    'innovation twin',
    'staffing coordinator.a',
  ]);
  expect(keys('ended')).toEqual([
    'approval m',
    'approval a',
    'approval amends-it',
    'approval e',
    'approval r',
    'project preparing',
    'project running',
    'improvement late',
    'innovation twin',
    'staffing coordinator.a',
    'obligation of-a-gate',
    'risk slow',
    'fund common',
    'ip asked',
    'evaluation open',
    'agreement lives',
    'agreement changes',
  ]);
});

test('it is closed in a reserved name that is no address, with its reason in both languages', () => {
  expect(EXIT).not.toContain('@');
  expect(endingReason({ at: 'exiting' })).toBe('合作计划终止，进入退出程序 / the programme ends and is being wound up');
});

test('a waived criterion is printed as waived, never among those that are met', () => {
  const milestone = (key: string) => ({ key, title: { zh: `准则${key}`, en: `Criterion ${key}` } }) as Milestone;
  const phase = {
    title: { zh: '一', en: 'One' },
    milestones: [milestone('a'), milestone('b'), milestone('c')],
    gate: { must: ['a', 'b'], should: ['c'], asks: [], policy: 'p' },
  } as unknown as Phase;
  const waived = { ...plannedRecord, state: 'waived', settlement: { approval: 'w', reason: 'not needed' } } as const;
  const milestones = { a: accept(plannedRecord, '2026-03-01'), b: waived, c: waived };
  const { summary } = gateContent(phase, milestones, { proposal: 'go' }, { note: '', today: '2026-03-02' });
  const lines = summary.map(({ en }) => en);
  expect(lines).toContain('Must-meet criteria met: Criterion a');
  expect(lines).toContain('Criteria waived, not met: Criterion b; Criterion c');
  expect(lines).toContain('Waived: Criterion b (not needed; approval w)');
});
