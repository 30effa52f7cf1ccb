import { Webhook } from 'standardwebhooks';
import { readChatPlaces } from '../../infra/chats/places';
import { eventually } from '../support/eventually';
import { startGatehouse, type Gatehouse } from '../support/gatehouse';
import { approveAll, ask, decide, enterProgramme, expectWholeRecords, mailsTo } from '../support/questions';
import { startReceiver, type Receiver } from '../support/receiver';
import type { ChatChannel, ChatEvent, ChatKind } from '../../domain/programme/chat-channels';

const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const kinds: readonly ChatKind[] = ['wecom', 'dingtalk', 'feishu', 'slack', 'teams', 'standard'];

let receiver: Receiver;
let gatehouse: Gatehouse;
beforeAll(async () => {
  receiver = await startReceiver();
  const names = [...kinds, 'other', 'patient', 'gone'].map((kind) => kind.toUpperCase());
  const variables = names.flatMap((name) => [
    [`NOTICE_${name}_URL`, `${receiver.url}/${name.toLowerCase()}`],
    [`NOTICE_${name}_SECRET`, secret],
  ]);
  const chats = readChatPlaces({ ...Object.fromEntries(variables), NOTICES_ALLOW_PRIVATE: 'yes' });
  gatehouse = await startGatehouse({ chats });
});
afterAll(async () => {
  await gatehouse?.stop();
  await receiver?.stop();
});
afterEach(() => expectWholeRecords(gatehouse));

const channel = (key: string, kind: ChatKind, events: readonly ChatEvent[] = ['opened', 'closed']): ChatChannel => ({
  key,
  kind,
  events,
});

/** Enters the small programme with these chats, and asks its steering group. */
const asked = async (...notices: readonly ChatChannel[]) => {
  const programme = await enterProgramme(gatehouse, (given) => ({
    ...given,
    governance: { ...given.governance, notices },
  }));
  return { programme, id: await ask(gatehouse, programme) };
};

/** What came to a path about one programme. */
const gotAt = (path: string, programme: string) => receiver.to(path).filter(({ body }) => body.includes(programme));
const rowsOf = (programme: string) =>
  gatehouse.database.query<{ state: string; reason: string | null; last_error: string | null }>(
    'select state, reason, last_error from notices where programme = $1 order by position',
    [programme],
  );
const settled = (programme: string) =>
  eventually(async () => {
    const rows = await rowsOf(programme);
    return rows.length > 0 && rows.every(({ state }) => state !== 'waiting') && rows;
  });

test('every kind of chat is told that something waits for the group, with a link to a page that needs a sign-in', async () => {
  const before = Object.fromEntries(kinds.map((kind) => [kind, receiver.to(`/${kind}`).length]));
  const { programme } = await asked(...kinds.map((kind) => channel(kind, kind)));
  await settled(programme);

  for (const kind of kinds) {
    const [told, ...more] = receiver.to(`/${kind}`).slice(before[kind]);
    expect(more).toEqual([]);
    expect(told?.body).toContain('Something waits for a decision: Steering group.');
    expect(told?.body).toContain('http://127.0.0.1:3000/inbox');
    // Neither the title, nor a person, nor a seat, nor a link that decides.
    expect(told?.body).not.toMatch(/Study protocol|As agreed|@spree|spree\.steering|\/d\//);
    expect(JSON.stringify(told?.headers)).not.toContain('whsec_');
  }
});

test('a message is signed as Standard Webhooks says: the official library takes it, and refuses it when a letter is changed', async () => {
  const { programme } = await asked(channel('standard', 'standard'));
  await settled(programme);
  const [told] = gotAt('/standard', programme);
  const headers = told?.headers as Record<string, string>;
  const verifier = new Webhook(secret);

  expect(verifier.verify(told?.body ?? '', headers)).toMatchObject({
    type: 'approval.opened',
    data: { programme, link: 'http://127.0.0.1:3000/inbox' },
  });
  expect(() => verifier.verify((told?.body ?? '').replace('Steering', 'steering'), headers)).toThrow();
});

test('what a chat missed while it was away arrives later, once, under one id; the mails did not wait for it', async () => {
  await receiver.stop();
  const mails = (await mailsTo(gatehouse, 'director@spree.example')).length;
  const { programme } = await asked(channel('standard', 'standard'));
  await eventually(async () => (await mailsTo(gatehouse, 'director@spree.example')).length === mails + 1);
  await eventually(async () => (await rowsOf(programme)).some((row) => row.last_error !== null));
  expect((await rowsOf(programme))[0]?.last_error).toBe('the channel "standard" does not answer: ECONNREFUSED');

  await receiver.start();

  expect(await settled(programme)).toMatchObject([{ state: 'sent' }]);
  expect(gotAt('/standard', programme)).toHaveLength(1);
});

test('a chat that asks for patience is left alone for so long, while others are told at once; the id stays the same', async () => {
  receiver.answer('/patient', { status: 429, headers: { 'retry-after': '3' } }, { status: 503 });
  const { programme } = await asked(channel('patient', 'standard'), channel('other', 'standard'));
  await eventually(async () => gotAt('/other', programme).length > 0);
  await settled(programme);

  const tries = gotAt('/patient', programme);
  expect(tries).toHaveLength(3);
  expect(new Set(tries.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect((tries[1]?.at ?? 0) - (tries[0]?.at ?? 0)).toBeGreaterThanOrEqual(3_000);
  expect(gotAt('/other', programme)).toHaveLength(1);
});

test.each([
  ['404', { status: 404 }, 'answered 404'],
  ['a redirect, which is not followed', { status: 302, headers: { location: '/other' } }, 'answered 302'],
  [
    'a robot’s own refusal',
    { status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' },
    'the code 93000',
  ],
])('%s settles a message as refused, says why, and holds up no other', async (_what, answer, reason) => {
  receiver.answer('/gone', answer);
  const before = (await gatehouse.chatMessages.waiting()).refused;
  const { programme } = await asked(channel('gone', 'standard'), channel('other', 'standard'));

  const rows = await settled(programme);

  expect(rows.map(({ state }) => state)).toEqual(['refused', 'sent']);
  expect(rows[0]?.reason).toContain(reason);
  expect(gotAt('/gone', programme)).toHaveLength(1);
  expect(gotAt('/other', programme)).toHaveLength(1);
  expect((await gatehouse.chatMessages.waiting()).refused).toBe(before + 1);
});

test('a channel for which the environment names no address is refused and told so', async () => {
  const { programme } = await asked(channel('nowhere', 'slack'));
  expect(await settled(programme)).toMatchObject([
    { state: 'refused', reason: 'the environment names no address for the channel "nowhere"' },
  ]);
});

test('what is decided by the time that a chat is back is not told as waiting any more, only that it is closed', async () => {
  await receiver.stop();
  const { programme, id } = await asked(channel('standard', 'standard'));
  await eventually(async () => (await rowsOf(programme)).some((row) => row.last_error !== null));
  await approveAll(gatehouse, id);
  await receiver.start();

  expect((await settled(programme)).map(({ state }) => state)).toEqual(['dropped', 'sent']);
  expect(gotAt('/standard', programme).map(({ body }) => JSON.parse(body).type)).toEqual(['approval.closed']);
});

test('a rebuild of the read model tells nobody again', async () => {
  const { programme, id } = await asked(channel('standard', 'standard'));
  await decide(gatehouse, id, 'spree.steering.director');
  await settled(programme);
  await gatehouse.ledger.rebuild();
  expect(gotAt('/standard', programme)).toHaveLength(1);
  expect(await rowsOf(programme)).toHaveLength(1);
});
