import { fingerprintOf } from '../../../infra/store/evidence-files';
import { chair, formOf, officer, onStage, publicUrl, type Stage } from '../../support/stage';
import { east, west } from '../../support/seed';

const stage = onStage();

const pathOf = (id: string) => `/decisions/${id}`;
const delegate = `projects@${east.domain}`;
const question = { workingDays: 2 } as const;

/** The chairman opens the link of the mail. */
const openLink = async (options: Parameters<Stage['openApproval']>[0] = {}) => {
  const id = await stage.openApproval(options);
  const token = await stage.linkFor(id);
  const browser = stage.browser();
  const page = await browser.open(`/d/${token}`);
  const form = (verb: 'delegation' | 'question') => ({
    ...formOf(page.text, `${pathOf(id)}/${verb}`),
    digits: stage.digitsFor(id),
  });
  return { id, token, browser, page, form };
};

const changesOf = async (id: string) => (await stage.readModel.approval(id))?.approval.changes ?? [];

describe('delegating on the decision page', () => {
  it('offers, folded away, only those of one’s own party who may take the task', async () => {
    const { page } = await openLink();
    expect(page.text).toContain('<details id="delegate"><summary>委托他人办理本次事项');
    expect(page.text).toContain(`<option value="${delegate}">`);
    for (const person of [chair, `strategy@${east.domain}`, `chair@${west.domain}`, officer])
      expect(page.text).not.toContain(`<option value="${person}">`);
  });

  it('gives the task away; afterwards the old link says to whom it went and when', async () => {
    const { id, token, browser, form } = await openLink();
    const fields = { ...form('delegation'), to: delegate, said: '出差' };
    const done = await browser.post(`${pathOf(id)}/delegation`, fields);
    expect(done.status).toBe(303);
    expect(await changesOf(id)).toMatchObject([
      { type: 'approval.delegated', seat: `${east.key}.strategic.chair`, by: chair, to: delegate, reason: '出差' },
    ]);
    const after = await browser.get(String(done.get('Location')));
    expect(after.status).toBe(200);
    expect(after.text).toContain(`委托给 ${delegate}`);
    const dead = await stage.browser().get(`/d/${token}`);
    expect(dead.status).toBe(410);
    expect(dead.text).toContain(`${chair} 将${east.title.zh}·董事长/总裁的本次表决委托给 ${delegate}：出差`);
    expect(dead.text).toContain('2026年3月3日');
  });

  it('answers the same form sent again by what was done, once', async () => {
    const { id, browser, form } = await openLink();
    const fields = { ...form('delegation'), to: delegate, said: '' };
    await browser.post(`${pathOf(id)}/delegation`, fields);
    const again = await browser.post(`${pathOf(id)}/delegation`, fields);
    expect(again.text).toContain(`委托给 ${delegate}`);
    expect(await changesOf(id)).toHaveLength(1);
  });

  it('keeps a question that is asked after the task was given away, and says why it is not asked', async () => {
    const { id, browser, form } = await openLink();
    await browser.post(`${pathOf(id)}/delegation`, { ...form('delegation'), to: delegate, said: '' });
    const late = await browser.post(`${pathOf(id)}/question`, { ...form('question'), said: '不能丢的问题' });
    expect(late.status).toBe(410);
    expect(late.text).toContain('不能丢的问题');
    expect(late.text).toContain(`委托给 ${delegate}`);
    expect((await stage.attemptsOf(id)).map(({ code }) => code)).toEqual(['link_revoked']);
  });

  it('is refused in place, with the reason in the reader’s language, what was typed, and the attempt in the record', async () => {
    const { id, browser, form } = await openLink();
    const fields = { ...form('delegation'), to: `strategy@${east.domain}`, said: '不能丢的话' };
    const refused = await browser.post(`${pathOf(id)}/delegation`, fields);
    expect(refused.status).toBe(409);
    for (const said of [
      '不能这样委托。',
      '此人已在本环节表决。',
      '不能丢的话</textarea>',
      '<details id="delegate" open>',
    ])
      expect(refused.text).toContain(said);
    const other = await browser.post(`${pathOf(id)}/delegation`, { ...fields, to: `chair@${west.domain}` });
    expect(other.text).toContain('属于另一方');
    expect((await stage.attemptsOf(id)).map(({ code, person }) => [code, person])).toEqual([
      ['delegation_refused', chair],
      ['delegation_refused', chair],
    ]);
  });

  it('is refused to a form of another site or without a nonce; the typed text is shown, nothing is called', async () => {
    const { id, browser, form } = await openLink();
    const fields = { ...form('delegation'), to: delegate, said: '不能丢的话' };
    for (const response of [
      await browser.post(`${pathOf(id)}/delegation`, fields, { Origin: 'https://evil.example' }),
      await browser.post(`${pathOf(id)}/delegation`, { ...fields, nonce: '' }, { Origin: publicUrl }),
    ]) {
      expect(response.status).toBe(403);
      expect(response.text).toContain('不能丢的话');
    }
    expect(stage.calls).toEqual([]);
  });

  it('asks for the same tier as a decision: a link is too weak where one must sign in, whoever is signed in may', async () => {
    const { id, page, browser } = await openLink({ change: { identity: 'signIn' } });
    expect(page.text).not.toContain('id="delegate"');
    const { nonce = '' } = formOf(page.text, `${pathOf(id)}/not-me`);
    const fields = { seat: `${east.key}.strategic.chair`, to: delegate, said: '出差在外' };
    const weak = await browser.post(`${pathOf(id)}/delegation`, { ...fields, nonce });
    expect(weak.status).toBe(403);
    expect(weak.text).toContain('出差在外');
    const signedIn = await stage.signedIn(chair);
    const form = formOf((await signedIn.get(pathOf(id))).text, `${pathOf(id)}/delegation`);
    expect((await signedIn.post(`${pathOf(id)}/delegation`, { ...form, ...fields })).status).toBe(303);
    expect((await signedIn.get(pathOf(id))).text).toContain(`委托给 ${delegate}`);
  });
});

it('where a code is asked for, the form for delegating takes it as well, and keeps what was typed while it is mailed', async () => {
  const { id, browser, form } = await openLink({ change: { identity: 'link+code' } });
  const fields = { ...form('delegation'), to: delegate, said: '出差在外' };
  expect((await browser.post(`${pathOf(id)}/delegation`, fields)).status).toBe(403);
  const mailed = await browser.post(`${pathOf(id)}/code`, fields);
  for (const said of ['出差在外</textarea>', '<details id="delegate" open>', `value="${delegate}" selected`])
    expect(mailed.text).toContain(said);
  const code = /\b\d{6}\b/.exec(stage.mails.at(-1)?.text ?? '')?.[0] ?? '';
  expect((await browser.post(`${pathOf(id)}/delegation`, { ...fields, code })).status).toBe(303);
  expect(await changesOf(id)).toHaveLength(1);
});

describe('asking the requester on the decision page', () => {
  it('stops the clock only when ticked, and only where the policy allows it', async () => {
    const plain = await openLink();
    expect(plain.page.text).toContain('向提交人提问');
    expect(plain.page.text).not.toContain('name="pauses"');
    const { id, browser, page, form } = await openLink({ round: 2, change: { questionPause: question } });
    expect(page.text).toContain('name="pauses"');
    const action = `${pathOf(id)}/question`;
    expect((await browser.post(action, { ...form('question'), said: '为何三十六个月？' })).status).toBe(303);
    const done = await browser.post(action, { ...form('question'), said: '可否缩短？', pauses: 'yes' });
    expect((await changesOf(id)).map((change) => 'pause' in change)).toEqual([false, true]);
    const shown = await browser.get(String(done.get('Location')));
    for (const said of ['问题已发送给提交人', '为何三十六个月？', '可否缩短？', '计时暂停，至迟到'])
      expect(shown.text).toContain(said);
    expect(shown.text).not.toContain('name="pauses"');
  });

  it('a page from before the first question stops the clock no second time, and says so', async () => {
    const { id, browser, form } = await openLink({ change: { questionPause: question } });
    const action = `${pathOf(id)}/question`;
    const old = form('question');
    await browser.post(action, { ...old, said: '可否缩短？', pauses: 'yes' });
    const paused = await stage.readModel.approval(id);
    const done = await browser.post(action, { ...old, said: '为何？', pauses: 'yes' });
    expect((await changesOf(id)).map((change) => 'pause' in change)).toEqual([true, false]);
    expect((await stage.readModel.approval(id))?.approval.dueAt).toBe(paused?.approval.dueAt);
    const shown = await browser.get(String(done.get('Location')));
    for (const said of ['计时不因此暂停', '可否缩短？', '计时暂停，至迟到']) expect(shown.text).toContain(said);
  });

  it('takes a file along, which everybody in the matter opens, and which stays when the question is refused', async () => {
    const { id, browser, form, page } = await openLink();
    const action = `${pathOf(id)}/question`;
    expect(page.text).toContain(`action="${action}" encType="multipart/form-data"`.replace('encType', 'enctype'));
    const note = Buffer.from('收益测算\n');
    const send = (said: string, fields = form('question')) =>
      browser.send(action, { ...fields, said }, { 'shown.file': note }, 'txt');
    const hash = fingerprintOf(note);
    const line = `shown.file.txt (SHA-256 ${hash})`;

    const unsure = await send('附图', { ...form('question'), digits: '' });
    expect(unsure.status).toBe(422);
    expect(unsure.text).toContain('附图</textarea>');
    expect(await stage.deps.evidenceFiles.kinds('demo', [hash])).toEqual([]);
    const wrong = await browser.send(action, { ...form('question'), said: '附图' }, { 'shown.file': note }, 'exe');
    expect(wrong.status).toBe(422);
    for (const said of ['不收此类文件', '附图</textarea>', 'id="shown-file-wrong"']) expect(wrong.text).toContain(said);

    const done = await send('测算是否有误？');
    expect(done.status).toBe(303);
    expect(await changesOf(id)).toMatchObject([{ type: 'approval.questioned', question: `测算是否有误？\n${line}` }]);
    const shown = await browser.get(String(done.get('Location')));
    const href = `${pathOf(id)}/evidence/${hash}`;
    expect(shown.text).toContain(`<a href="${href}"`);
    const colleague = await stage.signedIn(`strategy@${east.domain}`);
    expect((await colleague.get(href)).text).toBe('收益测算\n');
    const office = await stage.signedIn(officer);
    expect((await office.get(`/programmes/demo/approvals/${id}`)).text).toContain(`/programmes/demo/evidence/${hash}"`);
  });

  it('a question with a file that comes after the task was given away keeps its words, and no file', async () => {
    const { id, browser, form } = await openLink();
    const question = form('question');
    await browser.post(`${pathOf(id)}/delegation`, { ...form('delegation'), to: delegate, said: '' });
    const files = { 'shown.file': Buffer.from('late') };
    const late = await browser.send(`${pathOf(id)}/question`, { ...question, said: '不能丢的问题' }, files, 'txt');
    expect(late.status).toBe(410);
    expect(late.text).toContain('不能丢的问题');
    expect(await stage.deps.evidenceFiles.kinds('demo', [fingerprintOf(files['shown.file'])])).toEqual([]);
    const stranger = await stage.browser().send(`${pathOf(id)}/question`, { said: 'x' }, files, 'txt');
    expect(stranger.status).toBe(403);
  });

  it('asks nothing without a question', async () => {
    const { id, browser, form } = await openLink();
    const refused = await browser.post(`${pathOf(id)}/question`, { ...form('question'), said: ' ' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<details id="ask" open>');
    expect((await stage.attemptsOf(id)).map(({ code }) => code)).toEqual(['comment_required']);
  });
});

it('the inbox leads to the fold that one wants', async () => {
  const id = await stage.openApproval();
  const browser = await stage.signedIn(chair);
  const inbox = await browser.get('/inbox');
  const href = `${pathOf(id)}?open=delegate#delegate`;
  expect(inbox.text).toContain(`href="${href}"`);
  expect((await browser.get(href)).text).toContain('<details id="delegate" open>');
});
