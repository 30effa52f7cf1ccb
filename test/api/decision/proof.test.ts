import type { Decision } from '../../../domain/approvals/approvals';
import { emptyStore } from '../../support/store';
import { apiToken, chair, formOf, officer, onStage, setStage } from '../../support/stage';
import { west } from '../../support/seed';

const stage = onStage();

const pathOf = (id: string) => `/decisions/${id}`;

const openLink = async (identity: 'link+code' | 'signIn' | 'signIn+again') => {
  const id = await stage.openApproval({ change: { identity } });
  const browser = stage.browser();
  const page = await browser.open(`/d/${await stage.linkFor(id)}`);
  return { id, path: pathOf(id), browser, page, form: formOf(page.text, pathOf(id)) };
};

const mailedCode = () => /^\D*(\d{6})/.exec(stage.mails.at(-1)?.subject ?? '')?.[1] ?? '';
const wrongCode = () => (mailedCode() === '000000' ? '111111' : '000000');
const doorIn = () => /\/sign-in\/[\w.-]+/.exec(stage.mails.at(-1)?.text ?? '')?.[0] ?? '';
const decisions = () => stage.calls.map(({ args }) => args[1] as Decision);

describe('a matter that asks for a link and a code', () => {
  it('mails six digits to the seat’s own address when asked, and keeps what was typed', async () => {
    const { path, browser, form, page } = await openLink('link+code');
    expect(page.text).toContain('六位验证码');
    expect(stage.mails).toEqual([]);
    const asked = await browser.post(`${path}/code`, { ...form, comment: '先写好的意见' });
    expect(asked.status).toBe(200);
    expect(asked.text).toContain(`验证码已发送到 ${chair}`);
    expect(asked.text).toContain('先写好的意见</textarea>');
    expect(stage.mails.map(({ to }) => to.address)).toEqual([chair]);
    expect(mailedCode()).toMatch(/^\d{6}$/);
    for (const part of [stage.mails[0]?.html, stage.mails[0]?.text]) expect(part).toContain(mailedCode());
  });

  it('takes the decision with the right code as `link+code`, and asks for no other in the rest of the half hour', async () => {
    const { id, path, browser, form } = await openLink('link+code');
    await browser.post(`${path}/code`, form);
    const fields = { ...form, verdict: 'reject', comment: '', code: mailedCode() };
    expect((await browser.post(path, fields)).status).toBe(422);
    const page = await browser.get(path);
    expect(page.text).not.toContain('name="code"');
    const decided = await browser.post(path, { ...formOf(page.text, path), verdict: 'approve', comment: '' });
    expect(decided.status).toBe(303);
    expect(decisions().map(({ identity }) => identity)).toEqual(['link+code', 'link+code']);
    expect((await stage.readModel.approval(id))?.approval.decisions).toHaveLength(1);
  });

  it('counts a double click with the same code once, with the same answer', async () => {
    const { path, browser, form } = await openLink('link+code');
    await browser.post(`${path}/code`, form);
    const fields = { ...form, verdict: 'approve', comment: '', code: mailedCode() };
    const answers = await Promise.all([browser.post(path, fields), browser.post(path, fields)]);
    expect(new Set(answers.map((answer) => answer.get('Location'))).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  });

  it('is refused without a code, and with a wrong one shows what was typed and records the attempt', async () => {
    const { id, path, browser, form } = await openLink('link+code');
    const without = await browser.post(path, { ...form, verdict: 'approve', comment: '没有码的意见' });
    expect(without.status).toBe(403);
    expect(without.text).toContain('没有码的意见</textarea>');
    await browser.post(`${path}/code`, form);
    const wrong = await browser.post(path, { ...form, verdict: 'approve', comment: '码错的意见', code: wrongCode() });
    expect(wrong.status).toBe(403);
    expect(wrong.text).toContain('验证码不正确');
    expect(wrong.text).toContain('码错的意见</textarea>');
    expect((await stage.attemptsOf(id)).map(({ code }) => code)).toEqual(['identity_too_weak', 'code_wrong']);
    expect((await stage.readModel.approval(id))?.approval.decisions).toEqual([]);
  });

  it('refuses even the right code after five wrong ones, until another is asked for', async () => {
    const { path, browser, form } = await openLink('link+code');
    await browser.post(`${path}/code`, form);
    const fields = { ...form, verdict: 'approve', comment: '' };
    for (let tries = 0; tries < 5; tries += 1)
      expect((await browser.post(path, { ...fields, code: wrongCode() })).status).toBe(403);
    expect((await browser.post(path, { ...fields, code: mailedCode() })).status).toBe(429);
    await browser.post(`${path}/code`, form);
    expect((await browser.post(path, { ...fields, code: mailedCode() })).status).toBe(303);
  });

  it('mails three codes in a quarter of an hour and no more', async () => {
    const { path, browser, form } = await openLink('link+code');
    const statuses = [];
    for (let asked = 0; asked < 4; asked += 1) statuses.push((await browser.post(`${path}/code`, form)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(stage.mails).toHaveLength(3);
  });

  it('neither gives a code to a form of another site nor takes one that was mailed to somebody else', async () => {
    const { id, path, browser, form } = await openLink('link+code');
    expect((await browser.post(`${path}/code`, form, { Origin: 'https://evil.example' })).status).toBe(403);
    expect(stage.mails).toEqual([]);
    const other = stage.browser();
    const page = await other.open(`/d/${await stage.linkFor(id, `chair@${west.domain}`)}`);
    await other.post(`${path}/code`, formOf(page.text, path));
    const refused = await browser.post(path, { ...form, verdict: 'approve', comment: '', code: mailedCode() });
    expect(refused.status).toBe(403);
  });

  it('says so when the mail server is away, and keeps what was typed', async () => {
    await emptyStore(stage.database);
    Object.assign(
      stage,
      await setStage(stage.database, {
        mailer: { from: 'x@gatehouse.example', send: () => Promise.reject(new Error('connection refused')) },
      }),
    );
    const { path, browser, form } = await openLink('link+code');
    const answer = await browser.post(`${path}/code`, { ...form, comment: '别丢' });
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('邮件暂时发不出去');
    expect(answer.text).toContain('别丢</textarea>');
  });
});

describe('a matter that asks to prove again who decides', () => {
  it('is not satisfied by a sign-in of a moment ago for something else', async () => {
    const { path } = await openLink('signIn+again');
    const browser = await stage.signedIn(chair);
    const page = await browser.get(path);
    expect(page.text).toContain('请再次确认是您本人');
    expect(page.text).not.toContain('name="verdict"');
  });

  it('takes the link that was mailed for it, for this approval alone, for ten minutes', async () => {
    const { id, path, browser, page } = await openLink('signIn+again');
    await browser.post(`${path}/sign-in-link`, formOf(page.text, `${path}/sign-in-link`));
    expect((await browser.post(doorIn(), {})).get('Location')).toBe(`${path}#decide`);
    const shown = await browser.get(path);
    const fields = { ...formOf(shown.text, path), verdict: 'approve', comment: '' };
    stage.setClock('2026-03-03T02:11:00Z');
    expect((await browser.post(path, fields)).status).toBe(403);
    stage.setClock('2026-03-03T02:09:00Z');
    expect((await browser.post(path, fields)).status).toBe(303);
    expect(decisions().at(-1)?.identity).toBe('signIn+again');
    const next = await stage.openApproval({ round: 2, change: { identity: 'signIn+again' } });
    expect(id).not.toBe(next);
    expect((await browser.get(pathOf(next))).text).toContain('请再次确认是您本人');
  });

  it('keeps what was typed until the person has proved it, in whatever browser they come back', async () => {
    const { path, browser, page } = await openLink('signIn+again');
    const link = `${path}/sign-in-link`;
    await browser.post(link, formOf(page.text, link));
    await browser.post(doorIn(), {});
    const shown = await browser.get(path);
    stage.setClock('2026-03-03T02:20:00Z');
    const fields = { ...formOf(shown.text, path), verdict: 'reject', comment: '写了很久的理由' };
    const late = await browser.post(path, fields);
    expect(late.status).toBe(403);
    expect(late.text).toContain('您写的内容已保留');
    expect(late.text).toContain('写了很久的理由');
    await browser.post(link, formOf(late.text, link));
    const phone = stage.browser();
    await phone.post(doorIn(), {});
    const back = await phone.get(path);
    expect(back.text).toContain('写了很久的理由</textarea>');
    const decided = await phone.post(path, {
      ...formOf(back.text, path),
      verdict: 'reject',
      comment: '写了很久的理由',
    });
    expect(decided.status).toBe(303);
    expect((await phone.get(path)).text).not.toContain('写了很久的理由</textarea>');
  });

  it('leaves the form that is open in another tab good', async () => {
    const { path } = await openLink('signIn+again');
    const browser = await stage.signedIn(chair);
    const link = `${path}/sign-in-link`;
    const page = await browser.get(path);
    const prove = async () => {
      await browser.post(link, formOf(page.text, link));
      await browser.post(doorIn(), {});
    };
    await prove();
    const open = formOf((await browser.get(path)).text, path);
    stage.setClock('2026-03-03T02:12:00Z');
    await prove();
    expect((await browser.post(path, { ...open, verdict: 'approve', comment: '' })).status).toBe(303);
  });

  it('is not the office by its token, whichever person it names', async () => {
    const { path } = await openLink('signIn');
    const browser = stage.browser();
    await browser.post(`/office/${apiToken}`, { person: officer });
    expect((await browser.get(path)).status).toBe(401);
    expect((await (await stage.signedIn(chair, 'pmo')).get(path)).status).toBe(401);
  });
});
