import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Programme } from '../../../domain/programme/programme';
import { eventually } from '../../support/eventually';
import { startApp, type App } from '../../support/app';
import { bringerTo, replyTo, serverSays } from '../../support/replies';
import {
  ask,
  delivered,
  enterProgramme,
  expectWholeRecords,
  forgetMails,
  mailsTo,
  stateOf,
  toldBy,
} from '../../support/questions';
import { outcome } from '../../../domain/approvals/outcomes';
import { unreached } from '../../../domain/approvals/time/unreached';
import { postId } from '../../../contracts/post';

let app: App;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app.stop());
afterEach(() => expectWholeRecords(app));

const director = 'director@spree.example';
const second = 'director@home.example';

const withSecond = (programme: Programme): Programme => ({
  ...programme,
  people: { [director]: { secondAddress: second } },
});

const bring: ReturnType<typeof bringerTo> = (mail, token) => bringerTo(app)(mail, token);

/** A bounce as a real Postfix writes it, of the mail with this Message-ID to an address. */
const bounceOf = (messageId: string, number = 1, address = director) =>
  readFileSync(join(__dirname, '../../support/bounces/postfix.eml'), 'utf8')
    .replaceAll('kijitora@neko.example.jp', address)
    .replace('<20141024104625.9C81E2203D@vagrant-centos65.vagrantup.com>', messageId)
    .replace('<20141024104705.C6BBB22040@', `<${number}.${messageId.slice(1, 9)}@`);

const mailTo = (person: string, count = 1) =>
  eventually(async () => {
    const mails = await mailsTo(app, person);
    return mails.length >= count && mails.at(-1);
  });

beforeEach(() => forgetMails(app));

test('a mail that came back is recorded, goes to the second address, and the office of that party is told', async () => {
  const programme = await enterProgramme(app, withSecond);
  await ask(app, programme);
  const { messageId } = await mailTo(director);
  expect(await bring(bounceOf(messageId))).toMatchObject({ status: 202, body: { became: 'bounce' } });
  expect(await bring(bounceOf(messageId))).toMatchObject({ status: 202, body: { became: 'bounce' } });

  expect((await mailTo(second)).subject).toContain('[Decision needed]');
  expect((await mailTo('office@spree.example')).subject).toContain(director);
  expect(await toldBy(app, postId(programme))).toMatchObject([
    { type: 'mail.bounced', person: director, address: director, status: '5.4.4', again: second },
  ]);
  expect(await mailsTo(app, second)).toHaveLength(1);
});

test('while no address of a person takes mail, the waiting list says so and the approval is told', async () => {
  const programme = await enterProgramme(app, withSecond);
  const id = await ask(app, programme);
  await bring(bounceOf((await mailTo(director)).messageId));
  const reached = async () => (await app.readModel.programme(programme))?.waiting.find((each) => each.id === id)?.on;
  const { messageId } = await mailTo(second);
  expect(await reached()).not.toContainEqual(expect.objectContaining({ isUnreached: true }));
  await bring(bounceOf(messageId, 2, second));

  await eventually(async () => (await reached())?.some(({ isUnreached }) => isUnreached));
  expect((await reached())?.filter(({ isUnreached }) => isUnreached).map(({ person }) => person)).toEqual([director]);
  expect(unreached(await stateOf(app, id))).toEqual([director]);
  expect(await toldBy(app, postId(programme))).toHaveLength(2);
});

test('a mail about one matter says that a reply is a comment', async () => {
  await ask(app, await enterProgramme(app));
  const { id } = (await mailTo(director)) as { id?: string };
  const mail = await fetch(`${app.mailbox.url}/api/mails/${id}`);
  const { text } = (await mail.json()) as { text: string };
  expect(text.replaceAll(/\s+/g, ' ')).toContain('counts as a comment, never as a vote');
});

test('whoever writes back has been reached, and their clock runs again; else the office says so', async () => {
  const programme = await enterProgramme(app);
  const [first, second] = [await ask(app, programme), await ask(app, programme)];
  const mails = await eventually(async () => {
    const found = await mailsTo(app, director);
    return found.length === 2 && found;
  });
  for (const [number, { messageId }] of mails.entries()) await bring(bounceOf(messageId, number));
  for (const id of [first, second]) await eventually(async () => unreached(await stateOf(app, id)).includes(director));

  await bring(await replyTo(mails[0]?.messageId ?? ''));
  const still = await eventually(async () => {
    const out = await Promise.all([first, second].map(async (id) => unreached(await stateOf(app, id)).length > 0));
    return out.filter(Boolean).length === 1 && (out[0] ? first : second);
  });

  const path = `/approvals/${encodeURIComponent(still)}/reached`;
  const { status } = await app.postAs('office@manzanares.example', path, { person: director, reason: 'by phone' });
  expect(status).toBe(200);
  expect(unreached(await stateOf(app, still))).toEqual([]);
  expect((await toldBy(app, still)).filter(({ type }) => type === 'approval.reached')).toMatchObject([
    { person: director, isReached: false },
    { person: director, isReached: true, by: 'office@manzanares.example', reason: 'by phone' },
  ]);
});

test('a mail that is only late, or is none of ours, changes nothing', async () => {
  const programme = await enterProgramme(app);
  await ask(app, programme);
  const { messageId } = await mailTo(director);
  const late = bounceOf(messageId).replace('Action: failed', 'Action: delayed');
  expect((await bring(late)).body).toMatchObject({ became: 'ignored', reason: 'not_final' });
  expect((await bring(bounceOf('<none-of-ours@elsewhere.example>'))).body).toMatchObject({
    became: 'refused',
    reason: 'thread_unknown',
  });
  expect(await toldBy(app, postId(programme))).toEqual([]);
});

test.each([
  ['系统退信', `很抱歉，您的邮件暂时无法投递到 ${director}，系统将在 24 小时内继续尝试。`],
  ['Mail delivery delayed', `${director}: 421 4.7.0 try again later`],
])('a server that is still trying stops no clock and bounces nobody: %s', async (subject, text) => {
  const programme = await enterProgramme(app);
  await ask(app, programme);
  const { messageId = '' } = await mailTo(director);
  expect((await bring(await serverSays(messageId, subject, text))).body).toMatchObject({
    became: 'ignored',
    reason: 'not_final',
  });
  expect(await toldBy(app, postId(programme))).toEqual([]);
});

test.each([
  [
    'Gmail',
    'Delivery Status Notification (Failure)',
    `Delivery to the following recipient failed permanently:\n\n     ${director}`,
  ],
  [
    'Yahoo',
    'Failure Notice',
    `Sorry, we were unable to deliver your message to the following address.\n\n<${director}>:\n554: delivery error`,
  ],
  [
    'Exchange',
    '未送达',
    `未能送达以下收件人或组:\n\n张三 (${director})\n\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'`,
  ],
])('a server that has given up stops the clock and tells the office: %s', async (_server, subject, text) => {
  const programme = await enterProgramme(app);
  const id = await ask(app, programme);
  const { messageId = '' } = await mailTo(director);
  expect((await bring(await serverSays(messageId, subject, text))).body).toMatchObject({ became: 'bounce' });
  await eventually(async () => unreached(await stateOf(app, id)).includes(director));
  await eventually(async () =>
    (await mailsTo(app, 'office@spree.example')).some(({ subject: told }) => told.includes(director)),
  );
});

test('a report on a stranger to whom a mail was handed on bounces no seat, and the office looks into it', async () => {
  const programme = await enterProgramme(app, withSecond);
  const id = await ask(app, programme);
  const { messageId } = await mailTo(director);
  const stranger = bounceOf(messageId, 1, 'aide@home.example');
  expect((await bring(stranger)).body).toMatchObject({ became: 'doubt', reason: 'stranger' });
  const told = await app.mails.read((await mailTo('office@spree.example')).id);
  expect(told.text).toContain('aide@home.example');
  expect(told.text).toContain('their clock runs on');
  expect(unreached(await stateOf(app, id))).toEqual([]);
  expect(await mailsTo(app, second)).toEqual([]);
});

test('what a server says in words that nobody knows here goes to the office, once a day and matter', async () => {
  const programme = await enterProgramme(app);
  const id = await ask(app, programme);
  const { messageId = '' } = await mailTo(director);
  const quarantined = () => serverSays(messageId, 'Notice', 'Your mail has been put in quarantine.');
  expect((await bring(await quarantined())).body).toMatchObject({ became: 'doubt', reason: 'wording' });
  await mailTo('office@spree.example');
  await bring(await quarantined());
  await eventually(async () => (await toldBy(app, postId(programme))).length === 2);
  await delivered(app, programme);
  const [told, ...more] = await mailsTo(app, 'office@spree.example');
  expect((await app.mails.read(told?.id ?? '')).text).toContain('Your mail has been put in quarantine.');
  expect(more).toEqual([]);
  expect(unreached(await stateOf(app, id))).toEqual([]);
});

test('an absence notice without a sender is neither a bounce nor a question to the office', async () => {
  const programme = await enterProgramme(app);
  await ask(app, programme);
  const { messageId = '' } = await mailTo(director);
  const away = await serverSays(messageId, 'Re: [Decision needed]', '我在休假，邮件无法及时处理。', director);
  expect((await bring(away)).body).toMatchObject({ became: 'ignored', reason: 'automatic' });
  expect(await toldBy(app, postId(programme))).toEqual([]);
});

test('a reply is kept as a comment, is no vote, and its writer is told so with the link', async () => {
  const programme = await enterProgramme(app);
  const id = await ask(app, programme);
  const { messageId } = await mailTo(director);
  const reply = await replyTo(messageId);
  expect(await bring(reply)).toMatchObject({ status: 202, body: { became: 'comment' } });
  await bring(reply);

  const [comment, ...more] = await eventually(async () => {
    const comments = await app.readModel.comments(id);
    return comments.length > 0 && comments;
  });
  expect(comment).toMatchObject({ person: director, comment: 'Please add the audit clause.' });
  expect(more).toEqual([]);
  const { approval } = (await app.readModel.approval(id)) ?? {};
  expect(approval?.decisions).toEqual([]);
  expect(outcome(await stateOf(app, id))).toBe('open');
  const kept = await mailTo(director, 2);
  const { text } = await app.mails.read(kept.id);
  expect(text).toContain('It is no vote');
  expect(text).toMatch(/\/d\/[\w.-]+/);
});

test('what somebody writes is acknowledged once a day and matter, and what answers only that not at all', async () => {
  const programme = await enterProgramme(app);
  const [id, other] = [await ask(app, programme), await ask(app, programme)];
  const asked = await eventually(async () => {
    const mails = await mailsTo(app, director);
    return mails.length === 2 && mails;
  });
  const comments = async () => (await Promise.all([id, other].map((each) => app.readModel.comments(each)))).flat();
  const heard = async (messageId = '', count = 0) => {
    await bring(await replyTo(messageId));
    await eventually(async () => (await comments()).length === count);
    await delivered(app, programme);
  };
  await heard(asked[0]?.messageId, 1);
  const kept = await mailTo(director, 3);
  await heard(asked[0]?.messageId, 2);
  await heard(kept.messageId, 3);
  expect(await mailsTo(app, director)).toHaveLength(3);
  await heard(asked[1]?.messageId, 4);
  expect(await mailsTo(app, director)).toHaveLength(4);
});

test.each([
  ['of somebody else', { from: 'stranger@elsewhere.example' }, 'refused', 'sender_unknown'],
  ['to a mail that we never sent', { inReplyTo: '<never@gatehouse.example>' }, 'refused', 'thread_unknown'],
  ['of an absence notice', { headers: { 'Auto-Submitted': 'auto-replied' } }, 'ignored', 'automatic'],
  ['with nothing but the quotation', { text: '> Please decide' }, 'refused', 'empty'],
])(
  'a reply %s becomes nothing, is recorded with its reason, and gets no answer',
  async (_what, changes, became, reason) => {
    const programme = await enterProgramme(app);
    const id = await ask(app, programme);
    const { messageId } = await mailTo(director);
    const { body } = await bring(await replyTo(messageId, changes));
    expect(body).toMatchObject({ became, reason });
    const rows = await app.database.query('select became, reason from inbound_mails order by received_at desc limit 1');
    expect(rows).toEqual([{ became, reason }]);
    expect(await app.readModel.comments(id)).toEqual([]);
    expect(await mailsTo(app, 'stranger@elsewhere.example')).toEqual([]);
    expect(await toldBy(app, postId(programme))).toEqual([]);
  },
);

test('only who has the token brings mails', async () => {
  expect((await bring('x', 'another-token-of-somebody')).status).toBe(401);
});
