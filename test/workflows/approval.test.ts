import { randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import { decideUpdate } from '../../contracts/approval';
import type { Decision } from '../../domain/approvals/approvals';
import type { Programme } from '../../domain/programme/programme';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import {
  answer,
  aPolicy,
  aQuestion,
  approveAll,
  ask,
  closed,
  decide,
  enterProgramme,
  mailsTo,
  office,
  refusal,
  someContent,
  stateOf,
  toldBy,
} from '../support/questions';

const gatehouse = openGatehouse();

const [director, finance, partner] = [
  'spree.steering.director',
  'spree.steering.finance',
  'manzanares.steering.director',
] as const;
const people = [
  'director@spree.example',
  'finance@spree.example',
  'director@manzanares.example',
  'finance@manzanares.example',
];

const anyOne = [{ panels: [{ group: '$subject', rule: 'any' as const }] }];

const eventsOf = async (id: string) => (await gatehouse.client.workflow.getHandle(id).fetchHistory()).events ?? [];

const withSeats =
  (group: string, change: (seats: Programme['governance']['supervision']['seats']) => typeof seats) =>
  (programme: Programme): Programme => {
    const { governance } = programme;
    const found = governance.groups[group];
    if (!found) throw new Error(`There is no group ${group}.`);
    const groups = { ...governance.groups, [group]: { ...found, seats: change(found.seats) } };
    return { ...programme, governance: { ...governance, groups } };
  };

test('everybody who is asked gets one mail, and whoever asked learns how it ended', async () => {
  const programme = await enterProgramme(gatehouse);
  const before = await Promise.all(people.map((person) => mailsTo(gatehouse, person)));
  const id = await ask(gatehouse, programme);
  await eventually(
    async () => (await gatehouse.readModel.approval(id)) && (await gatehouse.outbox.waiting(programme)).waiting === 0,
  );
  const after = await Promise.all(people.map((person) => mailsTo(gatehouse, person)));
  expect(after.map((mails, n) => mails.length - (before[n]?.length ?? 0))).toEqual([1, 1, 1, 1]);

  await approveAll(gatehouse, id);
  await eventually(async () => (await gatehouse.outbox.waiting(programme)).waiting === 0);
  await eventually(async () => (await mailsTo(gatehouse, office)).length === 1);
  expect(after.flat()).toHaveLength(
    (await Promise.all(people.map((person) => mailsTo(gatehouse, person)))).flat().length,
  );
});

test('it closes as soon as the outcome is certain: one rejection where all must approve', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse));
  expect(await decide(gatehouse, id, director)).toMatchObject({ outcome: 'open' });
  expect(await decide(gatehouse, id, partner, { verdict: 'reject' })).toMatchObject({ outcome: 'rejected' });
  await closed(gatehouse, id);
  expect(await gatehouse.readModel.approval(id)).toMatchObject({ state: 'rejected' });
  expect(await refusal(decide(gatehouse, id, finance))).toBe('already_closed');
});

test('the same decision twice is one vote, whether the request was repeated or the button clicked again', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse));
  const decision = answer(await stateOf(gatehouse, id), director);
  const updateId = randomUUID();
  const [first, second] = await Promise.all([
    gatehouse.processes.ask(id, decideUpdate, updateId, decision),
    gatehouse.processes.ask(id, decideUpdate, updateId, decision),
  ]);
  expect(second).toEqual(first);
  const later = { ...decision, acceptedAt: new Date(Date.parse(decision.acceptedAt) + 1).toISOString() };
  expect(await gatehouse.processes.ask(id, decideUpdate, randomUUID(), later)).toMatchObject({
    decision,
    outcome: 'open',
  });
  expect((await stateOf(gatehouse, id)).decisions).toEqual([decision]);
  await approveAll(gatehouse, id);
  const votes = (await toldBy(gatehouse, id)).filter(({ type }) => type === 'approval.decided');
  expect(votes).toHaveLength(4);
});

test('whoever changes their vote leaves both in the record, and the last one counts', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse), {
    policy: aPolicy({ stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'any' } }] }] }),
  });
  await decide(gatehouse, id, director, { verdict: 'abstain' });
  await decide(gatehouse, id, director);
  expect(await decide(gatehouse, id, partner)).toMatchObject({ outcome: 'approved' });
  await closed(gatehouse, id);
  expect(await toldBy(gatehouse, id)).toMatchObject([
    { type: 'approval.opened' },
    { type: 'approval.decided', decision: { seat: director, verdict: 'abstain' } },
    { type: 'approval.decided', decision: { seat: director, verdict: 'approve' } },
    { type: 'approval.decided', decision: { seat: partner, verdict: 'approve' } },
    { type: 'approval.closed', outcome: 'approved' },
  ]);
});

const refused: [string, string, Partial<Decision>][] = [
  ['seat_not_held', director, { person: 'stranger@spree.example' }],
  ['seat_not_held', 'spree.data.registry', { person: 'registry@spree.example' }],
  ['comment_required', director, { verdict: 'reject', comment: ' ' }],
  ['conditions_required', director, { verdict: 'approveWithConditions' }],
  ['content_changed', director, { contentHash: 'b'.repeat(64) }],
  ['round_superseded', director, { round: 2 }],
  ['identity_too_weak', director, { identity: 'link' }],
  ['too_late', director, { acceptedAt: '2099-01-01T00:00:00Z' }],
];

test('a refused decision gets its reason and leaves no trace in the history', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse), { policy: aPolicy({ identity: 'signIn' }) });
  const before = await eventually(async () => {
    const events = await eventsOf(id);
    return events.at(-1)?.timerStartedEventAttributes && events.length; // it has opened, and waits for its first reminder
  });
  for (const [code, seat, changes] of refused) expect(await refusal(decide(gatehouse, id, seat, changes))).toBe(code);
  expect((await stateOf(gatehouse, id)).decisions).toEqual([]);
  expect((await eventsOf(id)).length).toBe(before);
  expect((await toldBy(gatehouse, id)).map(({ type }) => type)).toEqual(['approval.opened']);
});

test('whoever asked may not decide, and their seat counts as vacant', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse), {
    requester: 'finance@spree.example',
    policy: aPolicy({ stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'any' } }] }] }),
  });
  expect(await refusal(decide(gatehouse, id, finance))).toBe('barred_requester');
  expect(await decide(gatehouse, id, director)).toMatchObject({ outcome: 'open' });
});

test('the people of the second stage are asked once the first has approved, and not before', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme, { policy: 'protocol' });
  const second = 'privacy@spree.example';
  const asked = async () =>
    (await gatehouse.readModel.tasksOf(second, { limit: 10 })).items.filter(({ approval }) => approval === id);
  expect(await refusal(decide(gatehouse, id, 'spree.data.protection'))).toBe('not_open_yet');
  await eventually(async () => (await gatehouse.outbox.waiting(programme)).waiting === 0);
  expect(await mailsTo(gatehouse, second)).toEqual([]);
  expect(await asked()).toEqual([]);

  await decide(gatehouse, id, 'spree.clinical.lead');
  await decide(gatehouse, id, 'manzanares.clinical.lead');
  await eventually(async () => (await asked()).length === 1);
  await eventually(async () => (await mailsTo(gatehouse, second)).length === 1);
  await approveAll(gatehouse, id);
  expect(await gatehouse.readModel.approval(id)).toMatchObject({ state: 'approved', approval: { stage: 1 } });
});

test('only whoever asked can take it back, and then it is closed as withdrawn', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse));
  await decide(gatehouse, id, director);
  const by = (person: string) =>
    gatehouse.processes.withdraw(id, { by: person, reason: 'asked too early' }, randomUUID());
  expect(await refusal(by('office@manzanares.example'))).toBe('forbidden');
  expect(await by(office)).toMatchObject({ outcome: 'withdrawn' });
  await closed(gatehouse, id);
  expect((await toldBy(gatehouse, id)).map(({ type }) => type)).toEqual([
    'approval.opened',
    'approval.decided',
    'approval.withdrawn',
    'approval.closed',
  ]);
});

test('what can never be approved, one company having nobody to ask, closes at once and says so', async () => {
  const alone = withSeats('steering', (seats) => seats.filter(({ party }) => party !== 'spree'));
  const programme = await enterProgramme(gatehouse, alone);
  const id = await ask(gatehouse, programme);
  expect(await gatehouse.client.workflow.getHandle(id).result()).toMatchObject({ outcome: 'impossible' });
  expect(await gatehouse.readModel.approval(id)).toMatchObject({ state: 'impossible' });
  await eventually(async () => (await mailsTo(gatehouse, office)).length > 0);
});

test('three seats that answer at once cost at most 28 events', async () => {
  const three = withSeats('clinical', (seats) => seats.filter(({ key }) => key !== 'nursing'));
  const id = await ask(gatehouse, await enterProgramme(gatehouse, three), { groups: ['clinical'] });
  // Who answers, or looks, before the first task is done costs a task more.
  await eventually(async () => (await eventsOf(id)).some(({ timerStartedEventAttributes: alarm }) => alarm));
  await Promise.all(
    ['spree.clinical.lead', 'manzanares.clinical.lead', 'manzanares.clinical.radiology'].map((seat) =>
      decide(gatehouse, id, seat),
    ),
  );
  await closed(gatehouse, id);
  expect(await gatehouse.readModel.approval(id)).toMatchObject({ state: 'approved' });
  expect((await eventsOf(id)).length).toBeLessThanOrEqual(28);
});

test('the same matter cannot be opened twice in one round', async () => {
  const programme = await enterProgramme(gatehouse);
  const subject = { kind: 'request', key: 'budget' } as const;
  await ask(gatehouse, programme, { subject });
  expect(await refusal(ask(gatehouse, programme, { subject }))).toBe('already_asked');
  await ask(gatehouse, programme, { subject, round: 2, content: someContent });
});

test('a request whose answer was lost in a crash finds its approval when it is sent again, also once it is closed', async () => {
  const question = aQuestion(await enterProgramme(gatehouse));
  const planned = await gatehouse.planner.planApproval({ question, opensAt: new Date().toISOString() });
  const send = (request: string) => gatehouse.processes.startApproval(planned, request);
  const id = await send('request-1');
  expect(await send('request-1')).toBe(id);
  expect(await refusal(send('request-2'))).toBe('already_asked');
  await approveAll(gatehouse, id);
  expect(await send('request-1')).toBe(id);
});

test('whoever clicks as it closes is told that it is closed, however many do: no part of ours is said to be away', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse), { policy: aPolicy({ stages: anyOne }) });
  const decision = answer(await stateOf(gatehouse, id), director);
  const clicks = [...Array(48).keys()].map((n) =>
    refusal(later(n * 3).then(() => gatehouse.processes.ask(id, decideUpdate, randomUUID(), decision))),
  );
  const answers = new Set(await Promise.all(clicks));
  answers.delete('accepted');
  expect([...answers]).toEqual(['already_closed']);
});
