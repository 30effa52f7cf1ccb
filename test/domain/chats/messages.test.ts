import { escalate } from '../../../domain/approvals/time/escalations';
import type { Entry, Happening } from '../../../domain/record/ledger';
import { chatMessagesOf } from '../../../domain/chats/messages';
import { aPanel, aPlan, aRequest, aSeat, aStage, anApproval } from '../../support/approvals';
import { type ChatChannel, variableOf } from '../../../domain/programme/chat-channels';

const id = 'east-west:agreement:framework:1';
const entry = (happening: Happening): Entry => ({
  programme: 'east-west',
  process: id,
  number: 7,
  at: '2026-03-02T01:00:00.000Z',
  happening,
});
const everything: ChatChannel = {
  key: 'all',
  kind: 'standard',
  events: ['opened', 'reminded', 'escalated', 'closed', 'phase'],
};
const opened = entry({ type: 'approval.opened', request: aRequest(), plan: aPlan() });
const keysOf = (told: Entry, ...channels: readonly ChatChannel[]) =>
  chatMessagesOf(told, { channels, approval: anApproval() }).map(({ channel }) => channel);

test('an approval that opens is told to a channel with the group’s name, and with neither title nor person', () => {
  const [notice, ...more] = chatMessagesOf(opened, { channels: [everything], approval: anApproval() });
  expect(more).toEqual([]);
  expect(notice).toEqual({
    id: `east-west/${id}/7/all`,
    programme: 'east-west',
    channel: 'all',
    kind: 'standard',
    event: 'opened',
    type: 'approval.opened',
    at: '2026-03-02T01:00:00.000Z',
    about: id,
    sentence: { zh: '有事项等待决定：board。', en: 'Something waits for a decision: board.' },
  });
});

test('a channel hears only of what it asked for', () => {
  const closed = entry({ type: 'approval.closed', approval: id, outcome: 'approved' });
  const curious: ChatChannel = { ...everything, key: 'closings', events: ['closed'] };
  expect(keysOf(opened, everything, curious)).toEqual(['all']);
  expect(keysOf(closed, everything, curious)).toEqual(['all', 'closings']);
});

test('a channel of a group or a party hears only of what they are asked', () => {
  const of = (changes: Partial<ChatChannel>): ChatChannel => ({ ...everything, ...changes });
  expect(keysOf(opened, of({ key: 'a', group: 'board' }), of({ key: 'b', group: 'finance' }))).toEqual(['a']);
  expect(keysOf(opened, of({ key: 'a', party: 'west' }), of({ key: 'b', party: 'north' }))).toEqual(['a']);
});

test('a reminder is told to the party whose seats it names', () => {
  const seats = ['west.board.chair'];
  const reminded = entry({ type: 'approval.reminded', approval: id, stage: 0, reminder: 1, seats });
  const east: ChatChannel = { ...everything, key: 'east', party: 'east' };
  const west: ChatChannel = { ...everything, key: 'west', party: 'west' };
  expect(keysOf(reminded, east, west)).toEqual(['west']);
});

test('a nudge is told as a reminder, to the party of the nudged seat', () => {
  const seat = 'east.board.plan';
  const nudged = {
    type: 'approval.nudged',
    approval: id,
    seat,
    by: 'a@b.example',
    day: '2026-03-04',
    at: '2026-03-04T01:00:00Z',
  } as const;
  const west: ChatChannel = { ...everything, key: 'west', party: 'west' };
  expect(chatMessagesOf(entry(nudged), { channels: [everything, west], approval: anApproval() })).toMatchObject([
    { channel: 'all', event: 'reminded' },
  ]);
});

test('a channel of one group is told of that group alone when several are asked', () => {
  const panels = ['board', 'finance'].map((group) => aPanel({ group, seats: [aSeat(`east.${group}.chair`)] }));
  const changes = { stages: [aStage(...panels)] };
  const told = entry({ type: 'approval.opened', request: aRequest(changes), plan: aPlan() });
  const channels: readonly ChatChannel[] = [everything, { ...everything, key: 'one', group: 'finance' }];
  expect(chatMessagesOf(told, { channels, approval: anApproval(changes) }).map(({ sentence }) => sentence.en)).toEqual([
    'Something waits for a decision: board, finance.',
    'Something waits for a decision: finance.',
  ]);
});

test('an escalation and a phase are told; a decision of one seat is nobody’s notice', () => {
  const escalated = {
    type: 'approval.escalated',
    approval: id,
    step: 0,
    to: ['chair@east.example'],
    seats: [],
    at: '2026-03-09T09:30:00Z',
    dueAt: '2026-03-11T09:30:00Z',
    does: 'notify',
  } as const;
  const approval = escalate(anApproval(), escalated);
  expect(chatMessagesOf(entry(escalated), { channels: [everything], approval })).toMatchObject([
    { event: 'escalated' },
  ]);
  const phase = entry({ type: 'phase.closed', phase: 'pilot', outcome: 'go' });
  expect(chatMessagesOf(phase, { channels: [{ ...everything, group: 'board' }] })).toMatchObject([
    { event: 'phase', about: 'pilot' },
  ]);
  const withdrawn = entry({ type: 'approval.withdrawn', approval: id, by: 'a@east.example', reason: 'no' });
  expect(keysOf(withdrawn, everything)).toEqual([]);
});

test.each([
  ['legal', 'LEGAL'],
  ['legal-team', 'LEGAL_TEAM'],
  ['legalTeam2', 'LEGAL_TEAM2'],
])('the channel %s reads NOTICE_%s_URL', (key, variable) => {
  expect(variableOf(key)).toBe(variable);
});
