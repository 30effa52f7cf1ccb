import type { Action } from '../../../domain/approvals/actions/actions';
import { apiToken, chair, formOf, officer, onStage } from '../../support/stage';
import { east, west } from '../../support/seed';

const stage = onStage();

const other = `pmo@${west.domain}`;
const seat = `${east.key}.strategic.chair`;
const pageOf = (id: string) => `/programmes/demo/approvals/${id}`;
const actionOf = (id: string, verb: string) => `/office${pageOf(id)}/${verb}`;

/** Somebody of the office on the approval's page. */
const visit = async (id: string, person = officer) => {
  const browser = await stage.signedIn(person);
  const send = async (verb: string, fields: Record<string, string>) => {
    const { nonce = '' } = formOf((await browser.get(pageOf(id))).text, actionOf(id, verb));
    return browser.post(actionOf(id, verb), { nonce, ...fields });
  };
  return { page: () => browser.get(pageOf(id)), send };
};

const changesOf = async (id: string): Promise<readonly Action[]> =>
  (await stage.readModel.approval(id))?.approval.changes ?? [];

const ask = (id: string) =>
  stage.tell(id, {
    approval: id,
    type: 'approval.questioned',
    seat,
    by: chair,
    question: '为何三十六个月？',
    at: '2026-03-03T01:00:00Z',
  });

describe('whoever made the request', () => {
  it('answers the open question on the approval’s page, where everybody then reads both', async () => {
    const id = await stage.openApproval();
    expect((await (await visit(id)).page()).text).not.toContain('答复问题');
    await ask(id);
    const { page, send } = await visit(id);
    expect((await page()).text).toContain('为何三十六个月？');
    expect((await send('answers', { 'answer.text': '与补贴期限一致。' })).status).toBe(303);
    expect((await changesOf(id)).at(-1)).toMatchObject({ type: 'approval.answered', by: officer });
    const reader = await stage.signedIn(chair);
    expect((await reader.get(`/decisions/${id}`)).text).toContain('与补贴期限一致。');
  });

  it('answers with a file, which whoever asked opens', async () => {
    const id = await stage.openApproval();
    await ask(id);
    const browser = await stage.signedIn(officer);
    const { nonce = '' } = formOf((await browser.get(pageOf(id))).text, actionOf(id, 'answers'));
    const fields = { nonce, 'answer.text': '见附件。' };
    const file = { 'answer.shown.file': Buffer.from('补贴文件') };
    expect((await browser.send(actionOf(id, 'answers'), fields, file, 'exe')).text).toContain('见附件。</textarea>');
    expect((await browser.send(actionOf(id, 'answers'), fields, file, 'txt')).status).toBe(303);
    const reader = await stage.signedIn(chair);
    const page = await reader.get(`/decisions/${id}`);
    expect(page.text).not.toContain('(SHA-256');
    const [, href = ''] = /href="([^"]+\/evidence\/[0-9a-f]{64})"/.exec(page.text.split('见附件。').at(-1) ?? '') ?? [];
    expect((await reader.get(href)).text).toBe('补贴文件');
  });

  it('nudges an awaited seat once a working day, and reads when it is possible again', async () => {
    const id = await stage.openApproval();
    const { page, send } = await visit(id);
    expect((await send('nudges', { 'nudge.seat': seat })).get('Location')).toBe(`${pageOf(id)}?done=1`);
    expect((await page()).text).toContain('今日已催办，2026年3月4日起可再催办');
    const again = await send('nudges', { 'nudge.seat': seat });
    expect(again.status).toBe(429);
    expect(again.text).toContain('每个工作日最多一次');
    expect((await stage.attemptsOf(id)).map(({ code }) => code)).toEqual(['nudged_already']);
  });

  it('withdraws with a reason; others of the office are not offered it and may not', async () => {
    const id = await stage.openApproval();
    expect((await (await visit(id, other)).page()).text).not.toContain(actionOf(id, 'withdrawal'));
    const { send } = await visit(id);
    expect((await send('withdrawal', { 'withdrawal.reason': ' ' })).status).toBe(422);
    expect(stage.calls).toEqual([]);
    await send('withdrawal', { 'withdrawal.reason': '另行提交' });
    expect(stage.calls).toMatchObject(
      [{ name: 'withdraw', args: [id, { by: officer, reason: '另行提交' }, {}] }].map(({ name, args }) => ({
        name,
        args: [args[0], args[1], expect.any(String)],
      })),
    );
  });
});

describe('the office by its shared token', () => {
  it('is told once and quietly what it would sign in for, and is shown no alarm', async () => {
    const id = await stage.openApproval();
    const browser = stage.browser();
    await browser.post(`/office/${apiToken}`, { person: other });
    const { text } = await browser.get(`${pageOf(id)}?lang=zh`);
    expect(text).toContain(`以 ${other} 的名义记录`);
    expect(text.match(/请以本人身份登录/g)).toHaveLength(1);
    expect(text).toMatch(/<details class="card screen"><summary>特别裁定<\/summary>/);
    expect(text).not.toContain('notice late');
  });
});

describe('the office', () => {
  it('reassigns an awaited seat: the new person holds it, and the old link is dead and says so', async () => {
    const id = await stage.openApproval();
    const token = await stage.linkFor(id);
    const { page, send } = await visit(id, other);
    const to = `acting@${east.domain}`;
    expect(
      (
        await send('reassignments', {
          'reassignment.seat': seat,
          'reassignment.to': to,
          'reassignment.reason': '董事长出访',
        })
      ).status,
    ).toBe(303);
    const dead = await stage.browser().get(`/d/${token}`);
    expect(dead.status).toBe(410);
    expect(dead.text).toContain(`转办给 ${to}：董事长出访`);
    expect((await page()).text).toContain(`转办给 ${to}`);
  });

  it('extends the deadline, never below one working day, and shows a refusal with what was typed', async () => {
    const id = await stage.openApproval();
    const { send } = await visit(id, other);
    const refused = await send('extensions', { 'extension.workingDays': 'zehn', 'extension.reason': '不能丢的话' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('请填写 1 至 3000 的整数。');
    expect(refused.text).toContain('<details id="extension" open>');
    expect(refused.text).toContain('不能丢的话</textarea>');
    expect((await send('extensions', { 'extension.workingDays': '12', 'extension.reason': '' })).status).toBe(422);
    expect((await send('extensions', { 'extension.workingDays': '12', 'extension.reason': '待补充材料' })).status).toBe(
      303,
    );
    expect(Date.parse((await stage.readModel.approval(id))?.approval.dueAt ?? '')).toBeGreaterThan(
      Date.parse('2026-03-09T17:30:00+08:00'),
    );
  });

  it('explains a deadline by its rule, and no longer by it once the deadline is another', async () => {
    const id = await stage.openApproval();
    const { page, send } = await visit(id, other);
    expect((await page()).text).toContain('期限规则');
    await send('extensions', { 'extension.workingDays': '12', 'extension.reason': '待补充材料' });
    const { text } = await page();
    expect(text).not.toContain('期限规则');
    expect(text).toContain('待补充材料');
  });

  it('adds approvers; two of one party are counted together in the table', async () => {
    const id = await stage.openApproval();
    const { page, send } = await visit(id, other);
    for (const person of [`counsel@${east.domain}`, `adviser@${east.domain}`])
      await send('approvers', {
        'approver.person': person,
        'approver.party': east.key,
        'approver.reason': '征求意见',
      });
    expect((await page()).text).toMatch(/加签<\/th>.*?<td>0 \/ 2<\/td>/);
    const refused = await send('approvers', {
      'approver.person': `chair@${west.domain}`,
      'approver.party': east.key,
      'approver.reason': 'x',
    });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain(`chair@${west.domain} 属于另一方，或在此期间代表另一方，不能同时代表本方。`);
  });

  it('revokes a person’s links: every one of them is dead with link_revoked, tells nothing of the matter, and one signs in', async () => {
    const id = await stage.openApproval();
    const token = await stage.linkFor(id);
    const opened = stage.browser();
    await opened.open(`/d/${token}`);
    const { page, send } = await visit(id, other);
    await send('revocations', { 'revocation.person': chair, 'revocation.reason': '链接误转' });
    const dead = await stage.browser().get(`/d/${token}`);
    expect(dead.status).toBe(410);
    expect(dead.text).toContain('链接已失效');
    expect(dead.text).not.toContain('战略合作框架协议');
    expect((await opened.get(`/decisions/${id}`)).status).toBe(410);
    expect((await (await stage.signedIn(chair)).get(`/decisions/${id}`)).text).toContain('name="verdict"');
    expect((await page()).text).toContain(`作废了发给 ${chair} 的链接，此人须登录后表决：链接误转`);
    expect((await send('revocations', { 'revocation.person': chair, 'revocation.reason': 'x' })).status).toBe(422);
  });

  it('lets the clock of somebody whose mails came back run again, once the office says how it has told them', async () => {
    const id = await stage.openApproval();
    const { page, send } = await visit(id, other);
    expect((await page()).text).not.toContain('已另行告知');
    const at = new Date().toISOString();
    await stage.tell(id, { approval: id, type: 'approval.reached', person: chair, isReached: false, at });
    const told = { 'reach.person': chair, 'reach.reason': '' };
    expect((await send('reached', told)).status).toBe(422);
    expect((await send('reached', { ...told, 'reach.reason': '当面告知' })).status).toBe(303);
    const { text } = await page();
    expect(text).toContain(`已另行告知 ${chair}，其时限继续：当面告知`);
    expect(text).not.toContain('name="reach.person"');
  });

  it('overrides apart from everything else, when confirmed, and never a request of its own', async () => {
    const id = await stage.openApproval();
    expect((await (await visit(id)).page()).text).toContain('不能在本事项中这样办理');
    const { send } = await visit(id, other);
    const said = { 'override.outcome': 'approved', 'override.reason': '依照章程第九条' };
    expect((await send('override', said)).status).toBe(422);
    expect(await changesOf(id)).toEqual([]);
    expect((await send('override', { ...said, 'override.confirm': 'yes' })).status).toBe(303);
    expect((await stage.readModel.approval(id))?.state).toBe('approved');
    const own = await stage.openApproval({ round: 2 });
    const barred = await (
      await visit(own, other)
    ).send('extensions', { 'extension.workingDays': '3', 'extension.reason': 'x' });
    expect(barred.status).toBe(303);
  });

  it('is asked nothing on the page of somebody who only looks on, nor once it is closed', async () => {
    const id = await stage.openApproval();
    const onlooker = await stage.signedIn(chair);
    expect((await onlooker.get(pageOf(id))).text).not.toContain('特别裁定');
    expect((await onlooker.post(actionOf(id, 'override'), {})).status).toBe(403);
    await stage.tell(id, { type: 'approval.closed', approval: id, outcome: 'expired' });
    expect((await (await visit(id)).page()).text).not.toContain('<form method="post" action="/office');
  });
});

it('the vote of a leaver stands, marked on the page', async () => {
  const id = await stage.openApproval();
  const browser = await stage.signedIn(chair);
  const form = formOf((await browser.get(`/decisions/${id}`)).text, `/decisions/${id}`);
  await browser.post(`/decisions/${id}`, { ...form, verdict: 'approve', comment: '' });
  await stage.tell(id, {
    approval: id,
    type: 'approval.rosterChanged',
    holders: { [seat]: null },
    substitutions: [],
    at: '2026-03-03T03:00:00Z',
  });
  expect((await (await visit(id)).page()).text).toContain(`${chair} · 已离任，表决有效`);
});
