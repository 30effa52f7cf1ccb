import { eventually } from '../../support/eventually';
import { startApp, type App } from '../../support/app';
import { bringerTo, replyTo } from '../../support/replies';
import {
  aPolicy,
  ask,
  colleague,
  delivered,
  enterProgramme,
  expectWholeRecords,
  forgetMails,
  mailsTo,
  office,
  toldBy,
} from '../../support/questions';
import { postId } from '../../../contracts/post';
import { visitorOf } from '../../support/visitor';

let app: App;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app.stop());
beforeEach(() => forgetMails(app));
afterEach(() => expectWholeRecords(app));

const director = 'director@spree.example';
const finance = 'finance@manzanares.example';

type Reply = Parameters<typeof replyTo>[1];

interface Comment {
  readonly person: string;
  readonly comment: string;
  readonly whole?: { readonly text?: string; readonly href: string; readonly size: number };
  readonly attachments: readonly { readonly name: string; readonly hash: string; readonly href: string }[];
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
}

const bring: ReturnType<typeof bringerTo> = (mail, token) => bringerTo(app)(mail, token);

const questionTo = (person: string) => eventually(async () => (await mailsTo(app, person)).at(0));

const commentsOf = async (id: string) => {
  const { status, body } = await app.get<{ items: readonly Comment[]; count: number; isHidden: boolean }>(
    `/approvals/${encodeURIComponent(id)}/comments`,
  );
  expect(status).toBe(200);
  return body;
};

/** Asks, answers the mail to the director with a reply, and waits until it is a comment. */
const answered = async (reply: Reply, change: Parameters<typeof ask>[2] = {}) => {
  const programme = await enterProgramme(app);
  const id = await ask(app, programme, change);
  const { messageId } = await questionTo(director);
  expect((await bring(await replyTo(messageId, reply))).body).toMatchObject({ became: 'comment' });
  await eventually(async () => (await app.readModel.comments(id)).length === 1);
  return { programme, id };
};

const pageOf = async (person: string, path: string) => {
  const visitor = visitorOf(app.url);
  visitor.jar.set('gatehouse_session /', {
    value: await app.sessions.open({ kind: 'person', person }, new Date()),
    path: '/',
  });
  return visitor.get(path);
};

test('a conclusion below the headers of another mail is a part of the comment', async () => {
  const text =
    '请看往来：\n\n发件人：李四 <li@x.example>\n日期：2026年3月2日\n主题：报价\n\n报价 100 万。\n\n我的结论：同意付款。';
  const { id } = await answered({ text });
  expect(await commentsOf(id)).toMatchObject({
    count: 1,
    isHidden: false,
    items: [{ person: director, comment: text }],
  });
  expect((await commentsOf(id)).items[0]?.whole).toBeUndefined();
});

test('what stands below a quotation is kept with the whole mail, under a fold of the page', async () => {
  const text =
    'See below.\n\nFrom: Gatehouse <gatehouse@gatehouse.example>\nDate: Monday\nSubject: x\n\nPlease decide.\n\nMy conclusion: not like this.';
  const { programme, id } = await answered({ text });
  const [comment] = (await commentsOf(id)).items;
  expect(comment).toMatchObject({ comment: 'See below.', whole: { text, size: text.length } });
  const { html } = await pageOf(colleague, `/programmes/${programme}/approvals/${id}`);
  expect(html).toMatch(
    /<details><summary>[^<]*<\/summary><p class="said">See below\.[^<]*My conclusion: not like this\./s,
  );
  const file = await app.get<string>((comment?.whole?.href ?? '').replace('/api/v1', ''));
  expect(file.body).toBe(text);
});

test('the link by which its writer decides is in nothing that others read of a mail', async () => {
  const programme = await enterProgramme(app);
  const id = await ask(app, programme);
  const question = await questionTo(director);
  const { text: asked } = await app.mails.read(question.id);
  const [, token = ''] = /\/d\/([\w.-]+)/.exec(asked) ?? [];
  const folded = asked.replace(token, `${token.slice(0, 12)}\n${token.slice(12, 24)}\n${token.slice(24)}`);
  const source = await (await fetch(`${app.mailbox.url}/mails/${question.id}/source`)).text();
  for (const quoted of [asked, folded])
    await bring(
      await replyTo(question.messageId, {
        text: `Not like this.\n\nGatehouse wrote:\n${quoted.replaceAll(/^/gm, '> ')}`,
        attachments: [{ filename: 'yours.eml', content: source, contentType: 'message/rfc822' }],
      }),
    );
  await eventually(async () => (await app.readModel.comments(id)).length === 2);
  const { items } = await commentsOf(id);
  for (const { comment, whole, leftOut, attachments } of items) {
    expect(comment).toBe('Not like this.');
    expect(whole?.text).toContain('/d/…');
    for (const part of [token.slice(0, 10), token.slice(12, 22), token.slice(-8)])
      expect(whole?.text).not.toContain(part);
    expect(attachments).toEqual([]);
    expect(leftOut).toMatchObject([{ name: 'yours.eml', why: 'link' }]);
  }
});

test('of a very long mail nothing is lost', async () => {
  const text = `${'审'.repeat(30_000)}\n结论：不同意。`;
  const { programme, id } = await answered({ text });
  const [comment] = (await commentsOf(id)).items;
  expect(comment?.comment).toHaveLength(20_000);
  expect(comment?.whole?.text).toBe(text);
  const { html } = await pageOf(director, `/decisions/${id}`);
  expect(html).toContain('结论：不同意。');
  expect((await pageOf(colleague, `/programmes/${programme}/approvals/${id}`)).html).toContain('结论：不同意。');
});

test('attachments become evidence of the comment; what is not kept is said in the acknowledgement and on the page', async () => {
  const { programme, id } = await answered({
    text: '见附件。',
    attachments: [
      { filename: '意见书.pdf', content: Buffer.from('%PDF-1.4 x'), contentType: 'application/octet-stream' },
      { filename: 'macro.exe', content: Buffer.from('MZ'), contentType: 'application/x-msdownload' },
      { filename: 'empty.txt', content: Buffer.alloc(0), contentType: 'text/plain' },
    ],
  });
  const [comment] = (await commentsOf(id)).items;
  expect(comment?.attachments).toMatchObject([{ name: '意见书.pdf', mediaType: 'application/pdf', size: 10 }]);
  expect(comment?.leftOut).toMatchObject([
    { name: 'macro.exe', why: 'type' },
    { name: 'empty.txt', why: 'empty' },
  ]);
  const kept = await eventually(async () => (await mailsTo(app, director)).at(1));
  const { text } = await app.mails.read(kept.id);
  expect(text).toContain('Not kept: macro.exe');
  expect(text).toContain('Not kept: empty.txt');
  for (const [person, path] of [
    [director, `/decisions/${id}`],
    [colleague, `/programmes/${programme}/approvals/${id}`],
  ] as const) {
    const { html } = await pageOf(person, path);
    expect(html).toContain('意见书.pdf');
    expect(html).toContain('macro.exe');
    const [href = ''] = new RegExp(`[^"]*/evidence/${comment?.attachments[0]?.hash}`).exec(html) ?? [];
    expect((await pageOf(person, href)).status).toBe(200);
  }
});

test('a mail of nothing but a file is a comment, and one of nothing at all is none', async () => {
  const scan = { filename: 'scan.png', content: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') };
  const { id } = await answered({ text: '', attachments: [scan] });
  expect((await commentsOf(id)).items).toMatchObject([{ comment: '', attachments: [{ name: 'scan.png' }] }]);
  const { messageId } = await questionTo(director);
  expect((await bring(await replyTo(messageId, { text: '' }))).body).toMatchObject({ reason: 'empty' });
});

test('whoever has a seat in a matter may write in a colleague’s thread of it', async () => {
  const programme = await enterProgramme(app);
  const id = await ask(app, programme);
  const { messageId } = await questionTo(director);
  const reply = await replyTo(messageId, { from: finance, text: 'From finance.' });
  expect((await bring(reply)).body).toMatchObject({ became: 'comment' });
  await eventually(async () => (await app.readModel.comments(id)).length === 1);
  expect((await commentsOf(id)).items).toMatchObject([{ person: finance, comment: 'From finance.' }]);
  await eventually(async () =>
    (await mailsTo(app, finance)).some(({ subject }) => subject.includes('Your reply is kept')),
  );
});

test('what somebody writes to the address that only servers are told is a reply all the same', async () => {
  const programme = await enterProgramme(app);
  const id = await ask(app, programme);
  const { messageId } = await questionTo(director);
  const to = `bounces+${messageId.slice(1, 33)}@gatehouse.example`;
  expect((await bring(await replyTo(messageId, { to, text: 'To the wrong address.' }))).body).toMatchObject({
    became: 'comment',
  });
  await eventually(async () => (await app.readModel.comments(id)).length === 1);
});

test('somebody of the programme without a seat in the matter hears once why their reply is not kept; a stranger hears nothing', async () => {
  const programme = await enterProgramme(app);
  const id = await ask(app, programme);
  const { messageId } = await questionTo(director);
  for (const _ of [1, 2])
    expect((await bring(await replyTo(messageId, { from: colleague, text: 'Hm.' }))).body).toMatchObject({
      became: 'refused',
      reason: 'no_part',
    });
  expect((await bring(await replyTo(messageId, { from: 'x@elsewhere.example' }))).body).toMatchObject({
    reason: 'sender_unknown',
  });
  const told = await eventually(async () => (await mailsTo(app, colleague)).at(0));
  expect(told.subject).toContain('Your reply was not kept');
  await delivered(app, programme);
  expect(await mailsTo(app, colleague)).toHaveLength(1);
  expect(await mailsTo(app, 'x@elsewhere.example')).toEqual([]);
  expect(await app.readModel.comments(id)).toEqual([]);
  expect(await toldBy(app, postId(programme))).toEqual([]);
});

test('whoever asked hears of every reply, in its own words, with what came along', async () => {
  const { programme, id } = await answered({
    text: 'Please add the audit clause.',
    attachments: [{ filename: 'clause.txt', content: 'x' }],
  });
  const told = await eventually(async () => (await mailsTo(app, office)).at(0));
  expect(told.subject).toContain(`${director} wrote about`);
  const { text } = await app.mails.read(told.id);
  for (const said of ['Please add the audit clause.', 'clause.txt', 'it is no vote']) expect(text).toContain(said);
  const { messageId } = await questionTo(director);
  await bring(await replyTo(messageId, { text: 'And the other one.' }));
  await eventually(async () => (await app.readModel.comments(id)).length === 2);
  await delivered(app, programme);
  expect(await mailsTo(app, office)).toHaveLength(2);
});

test('as long as votes are hidden, whoever asked hears that somebody wrote, and not what', async () => {
  const { id } = await answered({ text: 'I am against it.' }, { policy: aPolicy({ hideVotesUntilClose: true }) });
  const told = await eventually(async () => (await mailsTo(app, office)).at(0));
  const { text } = await app.mails.read(told.id);
  expect(text).not.toContain('against');
  expect(text.replaceAll(/\s+/g, ' ')).toContain('hidden until it is closed');
  expect(await commentsOf(id)).toMatchObject({ items: [], count: 0, isHidden: true });
});
