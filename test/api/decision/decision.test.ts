import type { Decision } from '../../../domain/approvals/approvals';
import { apiToken, chair, formOf, officer, onStage, publicUrl, type Stage } from '../../support/stage';
import { east, west } from '../../support/seed';

const stage = onStage();

const pathOf = (id: string) => `/decisions/${id}`;

/** The chairman opens the link of the mail. */
const openLink = async (options: Parameters<Stage['openApproval']>[0] = {}) => {
  const id = await stage.openApproval(options);
  const token = await stage.linkFor(id);
  const browser = stage.browser();
  const page = await browser.open(`/d/${token}`);
  const form: Record<string, string> = { ...formOf(page.text, pathOf(id)), digits: stage.digitsFor(id) };
  return { id, token, browser, page, form };
};

describe('looking at a decision page', () => {
  it('changes nothing, however often a link or its page is fetched, by GET or HEAD', async () => {
    const { id, token, browser } = await openLink();
    for (let scan = 0; scan < 3; scan += 1) {
      expect((await browser.head(`/d/${token}`)).status).toBe(303);
      expect((await browser.get(`/d/${token}`)).get('Location')).toBe(pathOf(id));
      expect((await browser.get(pathOf(id))).status).toBe(200);
    }
    expect(stage.calls).toEqual([]);
    expect(await stage.attemptsOf(id)).toEqual([]);
  });

  it('moves the token out of the address into a short cookie for this page alone', async () => {
    const id = await stage.openApproval();
    const response = await stage.browser().get(`/d/${await stage.linkFor(id)}`);
    expect(String(response.get('Set-Cookie'))).toMatch(
      /Max-Age=1800; Path=\/decisions\/demo:agreement:framework:1; Expires=[^;]*; HttpOnly; SameSite=Lax/,
    );
  });

  it('says as whom, what, until when, what then, and what is still needed', async () => {
    const { page } = await openLink();
    for (const said of [
      `${east.title.zh} · 战略决策组 · 董事长/总裁`,
      '战略合作框架协议',
      '3月9日（周一）17:30（北京时间）',
      '还剩 4 个工作日',
      '到期未形成决定的',
      '期限如何计算：',
      '收到当日不计，只计各方都上班的日子。',
      east.title.zh,
    ])
      expect(page.text).toContain(said);
  });

  it('allows nothing from elsewhere, no frame, no script, and is neither kept nor indexed', async () => {
    const { page } = await openLink();
    expect(page.get('Content-Security-Policy')).toBe(
      "default-src 'none';style-src 'self';img-src 'self' data:;frame-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
    );
    expect(page.get('Cache-Control')).toBe('no-store');
    expect(page.get('X-Robots-Tag')).toContain('noindex');
    expect(page.get('Referrer-Policy')).toBe('same-origin');
    expect(page.get('X-Content-Type-Options')).toBe('nosniff');
    expect(page.text).not.toContain('<script');
  });

  it('hides the votes until the close where the policy says so', async () => {
    const { id, browser, form } = await openLink({ change: { hideVotesUntilClose: true } });
    await browser.post(pathOf(id), { ...form, verdict: 'approve', comment: '同意此稿' });
    const other = stage.browser();
    const page = await other.open(`/d/${await stage.linkFor(id, `chair@${west.domain}`)}`);
    expect(page.text).toContain('不公开');
    expect(page.text).not.toContain('同意此稿');
  });

  it('asks to sign in when there is neither a link nor a session, or the session holds no seat in the matter', async () => {
    const { id } = await openLink();
    expect((await stage.browser().get(pathOf(id))).status).toBe(401);
    expect((await (await stage.signedIn('stranger@elsewhere.example')).get(pathOf(id))).status).toBe(401);
    expect((await (await stage.signedIn(chair)).get(pathOf(id))).status).toBe(200);
  });

  it('answers strangers and people without a part the same whether there is such a matter or not', async () => {
    const { id } = await openLink();
    const none = id.replace('framework', 'no-such-thing');
    const form = { nonce: 'x', seat: 's', verdict: 'approve', comment: '留言', said: '问题', to: chair };
    const verbs = ['', '/delegation', '/question', '/not-me', '/code', '/sign-in-link'];
    for (const browser of [stage.browser(), await stage.signedIn('stranger@elsewhere.example')]) {
      const answers = async (matter: string) => {
        const path = pathOf(matter);
        const met = [await browser.get(path), await browser.get(`${path}/evidence/${'a3'.repeat(32)}`)];
        for (const verb of verbs) met.push(await browser.post(`${path}${verb}`, form));
        return met.map(({ status, text }) => [
          status,
          text.replaceAll(encodeURIComponent(matter), '').replaceAll(matter, ''),
        ]);
      };
      expect(await answers(none)).toEqual(await answers(id));
    }
  });
});

it.each([
  ['en-GB,en;q=0.9,zh;q=0.5', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['de-DE,en;q=0.7', 'en'],
  ['de', 'zh-CN'],
  ['*', 'zh-CN'],
])('a browser that asks for %s is answered in %s, until its user chooses another language', async (asked, language) => {
  const { id, browser } = await openLink();
  const { text } = await browser.get(pathOf(id), { 'Accept-Language': asked });
  expect(text).toContain(`<html lang="${language}"`);
  const chosen = await browser.get(`${pathOf(id)}?lang=zh`, { 'Accept-Language': asked });
  expect(chosen.text).toContain('<html lang="zh-CN"');
  expect((await browser.get(pathOf(id), { 'Accept-Language': 'en' })).text).toContain('<html lang="zh-CN"');
});

describe('a link that is dead', () => {
  it('is refused when forged, and when expired says how to go on', async () => {
    const id = await stage.openApproval();
    const token = await stage.linkFor(id, chair, '2026-03-03T01:59:00Z');
    expect((await stage.browser().get('/d/nonsense')).status).toBe(404);
    expect((await stage.browser().get(`/d/${token.slice(0, -3)}${token.endsWith('abc') ? 'abd' : 'abc'}`)).status).toBe(
      404,
    );
    const expired = await stage.browser().get(`/d/${token}`);
    expect(expired.status).toBe(410);
    expect(expired.text).toContain('链接已过期');
    expect(expired.text).toContain('/sign-in?next=');
  });

  it('dies with the round that replaced its own, and leads to it', async () => {
    const id = await stage.openApproval();
    const token = await stage.linkFor(id);
    const newer = await stage.openApproval({ round: 2 });
    const response = await stage.browser().get(`/d/${token}`);
    expect(response.status).toBe(409);
    expect(response.text).toContain(`href="${pathOf(newer)}"`);
  });

  it('takes no answer once its content is asked anew, and leads from the page that was open to the current round', async () => {
    const { id, browser, form } = await openLink();
    await stage.openApproval({ round: 2 });
    const current = await stage.openApproval({ round: 3 });
    const refused = await browser.post(pathOf(id), { ...form, verdict: 'approve', comment: '按第一轮同意' });
    expect(refused.status).toBe(409);
    for (const shown of ['该轮次已被新一轮取代', '按第一轮同意', `href="${pathOf(current)}"`])
      expect(refused.text).toContain(shown);
    expect(refused.text).not.toContain('name="verdict"');
    expect((await stage.attemptsOf(id)).map(({ code }) => code)).toEqual(['round_superseded']);
    expect(stage.calls).toEqual([]);
  });

  it('shows the outcome and one’s own decision once the approval is closed', async () => {
    const { id, token, browser, form } = await openLink();
    await browser.post(pathOf(id), { ...form, verdict: 'reject', comment: '条款不足' });
    const page = await stage.browser().open(`/d/${token}`);
    expect(page.text).toContain('审批已结束');
    expect(page.text).toContain('您已表决：不同意');
  });
});

describe('deciding', () => {
  it('builds one decision from what was shown, and tells what was recorded and what follows', async () => {
    const { id, browser, form } = await openLink();
    const response = await browser.post(pathOf(id), { ...form, verdict: 'approve', comment: '同意。' });
    expect(response.status).toBe(303);
    expect(response.get('Location')).toMatch(/^\/decisions\/demo:agreement:framework:1\?recorded=1/);
    const decision = stage.calls[0]?.args[1] as Decision;
    expect(decision).toMatchObject({
      seat: `${east.key}.strategic.chair`,
      person: chair,
      verdict: 'approve',
      comment: '同意。',
      round: 1,
      contentHash: form.contentHash,
      acceptedAt: '2026-03-03T02:00:00.000Z',
      identity: 'link',
    });
    const page = await browser.get(String(response.get('Location')));
    expect(page.text).toContain('已记录您的决定：同意');
    expect(page.text).toContain('表决截止于 ');
    expect(page.text).not.toMatch(/请于.{0,200}前决定/s);
    expect(page.text).toContain('接下来');
    expect(page.text).not.toContain('不是现在表决');
  });

  it('counts a double click or a replayed form once, with the same answer; a changed answer is another', async () => {
    const { id, browser, form } = await openLink();
    const fields = { ...form, verdict: 'approve', comment: '' };
    const answers = await Promise.all([browser.post(pathOf(id), fields), browser.post(pathOf(id), fields)]);
    stage.setClock('2026-03-03T02:05:00Z');
    answers.push(await browser.post(pathOf(id), fields));
    expect(new Set(answers.map((answer) => answer.get('Location'))).size).toBe(1);
    expect(new Set(stage.calls.map(({ args }) => args[2])).size).toBe(1);
    expect((await stage.readModel.approval(id))?.approval.decisions).toHaveLength(1);
    await browser.post(pathOf(id), { ...fields, verdict: 'abstain' });
    expect(new Set(stage.calls.map(({ args }) => args[2])).size).toBe(2);
  });

  it('is told when it was recorded by whoever says the same again in another tab', async () => {
    const { id, browser, token, form } = await openLink();
    const other = stage.browser();
    const page = await other.open(`/d/${token}`);
    const first = await browser.post(pathOf(id), { ...form, verdict: 'approve', comment: '同意。' });
    stage.setClock('2026-03-03T02:05:00Z');
    const again = { ...form, ...formOf(page.text, pathOf(id)), verdict: 'approve', comment: '同意。' };
    const second = await other.post(pathOf(id), again);
    expect(second.get('Location')).toBe(first.get('Location'));
    expect((await other.get(String(second.get('Location')))).text).toContain('已记录您的决定：同意');
  });

  it('takes no longer comment or condition than the API does, says how long it may be, and shows all of it again', async () => {
    const { id, browser, form } = await openLink();
    const comment = '长'.repeat(8_000);
    const long = await browser.post(pathOf(id), { ...form, verdict: 'approve', comment });
    expect(long.status).toBe(422);
    expect(long.text).toMatch(/<li><a href="#seat-0-comment">[^<]*不超过 4000 个字符。/);
    expect(long.text).toContain(`${comment}</textarea>`);
    const given = { 'conditions.0.text': 'x'.repeat(1_001), 'conditions.0.owner': officer };
    const conditions = { ...given, 'conditions.0.due': '2026-04-30', verdict: 'approveWithConditions' };
    const condition = await browser.post(pathOf(id), { ...form, ...conditions, comment: '' });
    expect(condition.status).toBe(422);
    expect(condition.text).toContain('<li><a href="#seat-0-text-0">');
    expect(stage.calls).toEqual([]);
  });

  it('says to whoever recuses that they decide no more', async () => {
    const { id, browser, form } = await openLink();
    const done = await browser.post(pathOf(id), { ...form, verdict: 'recuse', comment: '有利害关系' });
    const page = await browser.get(String(done.get('Location')));
    expect(page.text).toContain('您在本事项中不再表决');
    expect(page.text).not.toContain('可以更改决定');
  });

  it('takes other conditions after the close for no repeat: they are refused and shown again', async () => {
    const { id, browser, form } = await openLink();
    const tab = formOf((await browser.get(pathOf(id))).text, pathOf(id));
    const due = { 'conditions.0.due': '2026-04-30' };
    const send = (fields: Record<string, string>, text: string) =>
      browser.post(pathOf(id), {
        ...{ ...fields, ...due, verdict: 'approveWithConditions', comment: '' },
        ...{ 'conditions.0.owner': officer, 'conditions.0.text': text },
      });
    const first = await send(form, '补充附件');
    await stage.tell(id, { type: 'approval.closed', approval: id, outcome: 'expired' });
    expect((await send(tab, '补充附件')).get('Location')).toBe(first.get('Location'));
    const other = await send(tab, '另加一条');
    expect(other.status).toBe(409);
    expect(other.text).toContain('另加一条');
  });

  it('is refused with the reason once the seat went to somebody else or the links died, and kept as a try', async () => {
    const { id, browser, form } = await openLink();
    const at = '2026-03-03T02:00:00Z';
    await stage.tell(id, {
      type: 'approval.reassigned',
      approval: id,
      seat: `${east.key}.strategic.chair`,
      by: officer,
      to: `projects@${east.domain}`,
      reason: '出差',
      at,
    });
    const fields = { ...form, verdict: 'reject', comment: '不能丢的话' };
    const refused = await browser.post(pathOf(id), fields);
    expect(refused.status).toBe(410);
    for (const shown of ['链接已失效', '不能丢的话', `projects@${east.domain}`]) expect(refused.text).toContain(shown);
    expect((await browser.post(pathOf(id), { ...fields, nonce: '' })).status).toBe(403);
    expect(await stage.attemptsOf(id)).toMatchObject([
      { seat: `${east.key}.strategic.chair`, person: chair, verdict: 'reject', code: 'link_revoked' },
    ]);
    expect(stage.calls).toEqual([]);
  });

  it('takes the conditions row by row and leaves empty rows out', async () => {
    const { id, browser, form } = await openLink();
    await browser.post(pathOf(id), {
      ...form,
      verdict: 'approveWithConditions',
      comment: '',
      'conditions.0.text': '补充保密附件',
      'conditions.0.owner': officer,
      'conditions.0.due': '2026-04-30',
      'conditions.1.text': '',
    });
    expect((stage.calls[0]?.args[1] as Decision).conditions).toEqual([
      { text: '补充保密附件', owner: officer, due: '2026-04-30' },
    ]);
  });

  it('is refused to a form of another site, without a nonce, or without a cookie; the typed text is shown, nothing is called', async () => {
    const { id, browser, form } = await openLink();
    const fields = { ...form, verdict: 'reject', comment: '不能丢的话' };
    const refused = [
      await browser.post(pathOf(id), fields, { Origin: 'https://evil.example' }),
      await browser.post(pathOf(id), fields, { Origin: publicUrl, 'Sec-Fetch-Site': 'cross-site' }),
      await browser.post(pathOf(id), fields, {}),
      await browser.post(pathOf(id), { ...fields, nonce: '' }),
      await stage.browser().post(pathOf(id), fields),
    ];
    for (const response of refused) {
      expect(response.status).toBe(403);
      expect(response.text).toContain('不能丢的话');
    }
    expect(stage.calls).toEqual([]);
  });

  it('shows a refusal in place with the typed text and records the attempt with its reason', async () => {
    const { id, browser, form } = await openLink();
    const none = await browser.post(pathOf(id), { ...form, verdict: 'reject', comment: '  ' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('请写明理由');
    stage.setClock('2026-03-03T02:20:00Z');
    await stage.tell(id, { type: 'approval.closed', approval: id, outcome: 'expired' });
    const late = await browser.post(pathOf(id), { ...form, verdict: 'approve', comment: '来晚了的话' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('来晚了的话');
    expect((await stage.attemptsOf(id)).map(({ code }) => code)).toEqual(['comment_required', expect.any(String)]);
    expect((await stage.attemptsOf(id))[0]).toMatchObject({
      seat: `${east.key}.strategic.chair`,
      person: chair,
      verdict: 'reject',
    });
  });

  it('keeps what was typed when the content changed meanwhile', async () => {
    const { id, browser, form } = await openLink();
    const response = await browser.post(pathOf(id), {
      ...form,
      contentHash: 'f'.repeat(64),
      verdict: 'approve',
      comment: '按旧稿同意',
    });
    expect(response.status).toBe(409);
    expect(response.text).toContain('内容已变更');
    expect(response.text).toContain('按旧稿同意</textarea>');
  });

  it('never lets a comment become markup', async () => {
    const { id, browser, form } = await openLink();
    const comment = '<script>alert(1)</script>"><img src=x>';
    const refused = await browser.post(pathOf(id), { ...form, contentHash: '', verdict: 'approve', comment });
    await browser.post(pathOf(id), { ...form, verdict: 'approve', comment });
    const shown = await browser.get(pathOf(id));
    for (const { text } of [refused, shown]) {
      expect(text).toContain('&lt;script>alert(1)');
      expect(text).not.toContain('<script');
      expect(text).not.toContain('<img');
    }
  });

  it('asks to sign in where the policy wants more than a link, mails it to the seat’s address, and comes back', async () => {
    const { id, browser, page } = await openLink({ change: { identity: 'signIn' } });
    expect(page.text).toContain('请先登录');
    expect(page.text).not.toContain('name="verdict"');
    const action = `${pathOf(id)}/sign-in-link`;
    expect((await browser.post(action, formOf(page.text, action))).status).toBe(200);
    const [mail] = stage.mails;
    expect(mail?.to.address).toBe(chair);
    const door = /\/sign-in\/[\w.-]+/.exec(mail?.text ?? '')?.[0] ?? '';
    expect((await browser.get(door)).status).toBe(200);
    expect((await browser.post(door, {})).get('Location')).toBe(`${pathOf(id)}#decide`);
    const again = await browser.get(pathOf(id));
    await browser.post(pathOf(id), { ...formOf(again.text, pathOf(id)), verdict: 'approve', comment: '' });
    expect((stage.calls[0]?.args[1] as Decision).identity).toMatch(/^signIn/);
  });

  it('suspends every link of a person who says “this is not me”: nobody decides by them, and the person signs in anew', async () => {
    const { id, browser, page } = await openLink();
    const before = stage.browser();
    await before.open(`/d/${await stage.linkFor(id)}`);
    const form = formOf((await before.get(pathOf(id))).text, pathOf(id));
    const action = `${pathOf(id)}/not-me`;
    const digits = stage.digitsFor(id);
    const response = await browser.post(action, { ...formOf(page.text, action), digits });
    for (const said of ['链接已停用', '已告知合作服务办公室', '登录链接已发往']) expect(response.text).toContain(said);
    expect((await stage.readModel.approval(id))?.approval.changes).toMatchObject([
      { type: 'approval.linksRevoked', person: chair, by: 'system:not-me' },
    ]);
    expect((await browser.get(pathOf(id))).status).toBe(401);
    expect((await before.post(pathOf(id), { ...form, verdict: 'approve', comment: '' })).status).toBe(410);
    expect((await stage.browser().get(`/d/${await stage.linkFor(id)}`)).status).toBe(410);
    expect(stage.calls.filter(({ name }) => name === 'decide')).toEqual([]);
    const again = await before.post(action, { nonce: form.nonce ?? '' });
    expect(again.status).toBe(410);
    expect(stage.mails.map(({ to }) => to.address).filter((to) => to === officer)).toHaveLength(1);
    const [mail, ...others] = stage.mails.filter(({ to }) => to.address === chair);
    expect(others).toEqual([]);
    const door = /\/sign-in\/[\w.-]+/.exec(mail?.text ?? '')?.[0] ?? '';
    const anew = stage.browser();
    expect((await anew.post(door, {})).get('Location')).toBe(pathOf(id));
    const shown = formOf((await anew.get(pathOf(id))).text, pathOf(id));
    expect((await anew.post(pathOf(id), { ...shown, verdict: 'approve', comment: '' })).status).toBe(303);
  });

  it('says “this is not me” once of a closed matter too, where nothing is left to suspend', async () => {
    const { id, browser, page } = await openLink();
    const action = `${pathOf(id)}/not-me`;
    await stage.tell(id, { type: 'approval.closed', approval: id, outcome: 'expired' });
    const digits = stage.digitsFor(id);
    expect((await browser.post(action, { ...formOf(page.text, action), digits })).text).toContain('该事项已经结束');
    await browser.open(`/d/${await stage.linkFor(id)}`);
    await browser.post(action, { ...formOf((await browser.get(pathOf(id))).text, action), digits });
    expect(stage.mails.map(({ to }) => to.address).filter((to) => to === officer)).toHaveLength(1);
    expect(stage.mails.some(({ to }) => to.address === chair)).toBe(false);
  });
});

it('the office cannot decide by its token', async () => {
  const { id } = await openLink();
  const browser = stage.browser();
  await browser.post(`/office/${apiToken}`, { person: officer });
  expect((await browser.get(pathOf(id))).status).toBe(401);
});
