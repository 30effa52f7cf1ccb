import { randomUUID } from 'node:crypto';
import { startApp, type App } from '../support/app';
import { phone, startBrowser, type Browser } from '../support/browser';
import { tabTo } from '../support/keyboard';
import type { MailedLink } from '../support/mails';
import { stepsIn, type Steps } from '../support/steps';
import { hiddenFields, visitorOf } from '../support/visitor';
import { east, seedKey } from '../support/seed';

let app: App;
let browser: Browser;
let steps: Steps;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  await app.post('/programmes', { file: seedKey });
  steps = stepsIn(app, seedKey);
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

/** Asks the six of the strategic group, and hands over the first one's link. */
const asked = async (policy = 'everybody'): Promise<{ id: string; link: MailedLink; people: readonly string[] }> => {
  const request = { key: `q-${randomUUID().slice(0, 8)}`, title: '试点预算', policy, groups: ['strategic'] };
  const opened = await app.post<{ approval: string }>(`/programmes/${seedKey}/approvals`, request);
  const id = opened.body.approval;
  const people = await steps.holdersOf(id);
  return { id, people, link: await app.mails.linkTo(people[0] ?? '', id) };
};

const decisionsOf = async (id: string) => (await steps.approvalOf(id)).approval.decisions;
const enteredIn = async (id: string) =>
  (await app.ledger.entriesOf(id)).filter(({ happening }) => happening.type === 'approval.decided');

/** Someone who has opened the link, and what the page would send. */
const opened = async (link: MailedLink) => {
  const visitor = visitorOf(app.url);
  const page = await visitor.get(link.url);
  return { ...visitor, page, fields: hiddenFields(page.html, link), path: page.path };
};

test('a double click is one vote, and both clicks get the same answer', async () => {
  const { id, link } = await asked();
  const reader = await opened(link);
  const vote = { ...reader.fields, verdict: 'approve' };

  const [first, second] = await Promise.all([reader.post(reader.path, vote), reader.post(reader.path, vote)]);

  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.path).toBe(first.path);
  expect(await decisionsOf(id)).toHaveLength(1);
  expect(await enteredIn(id)).toHaveLength(1);
});

test('a form that is posted again later is the vote that was recorded, not another', async () => {
  const { id, link } = await asked();
  const reader = await opened(link);
  const vote = { ...reader.fields, verdict: 'approve', comment: '同意。' };

  const first = await reader.post(reader.path, vote);
  const again = await reader.post(reader.path, vote);

  expect(again).toMatchObject({ status: 200, path: first.path });
  expect(await enteredIn(id)).toHaveLength(1);
});

test('two tabs with two verdicts: the second is a change of vote, and the ledger keeps both', async () => {
  const { id, link } = await asked();
  const [left, right] = [await opened(link), await opened(link)];

  await left.post(left.path, { ...left.fields, verdict: 'approve' });
  const changed = await right.post(right.path, { ...right.fields, verdict: 'abstain', comment: '' });

  expect(changed.status).toBe(200);
  expect((await enteredIn(id)).map(({ happening }) => happening)).toMatchObject([
    { decision: { verdict: 'approve' } },
    { decision: { verdict: 'abstain' } },
  ]);
});

test('after the close the link shows the outcome, and a late form is refused with what was typed', async () => {
  const { id, link, people } = await asked();
  const late = await opened(link);
  const other = await app.mails.linkTo(people[1] ?? '', id);
  const rejection = await app.postBy<{ outcome: string }>(other, `/approvals/${encodeURIComponent(id)}/decisions`, {
    verdict: 'reject',
    comment: '预算不清。',
  });
  expect(rejection.body.outcome).toBe('rejected');

  const refused = await late.post(late.path, { ...late.fields, verdict: 'approve', comment: '我同意这份预算。' });
  const shown = await visitorOf(app.url).get(link.url);

  expect(refused.status).toBe(409);
  expect(refused.html).toContain('我同意这份预算。');
  expect(shown.status).toBe(200);
  expect(shown.html).not.toContain('value="approve"');
  expect(shown.html).toMatch(/未获通过|不同意|否决|rejected/i);
  expect(await decisionsOf(id)).toHaveLength(1);
});

test.each([
  ['forged', 404, (token: string) => `${token.slice(0, -4)}AAAA`],
  ['cut short', 404, (token: string) => token.slice(0, -20)],
  ['unsigned', 404, (token: string) => `${token.split('.').slice(0, 2).join('.')}.`],
])('a %s token opens nothing and decides nothing', async (_what, status, spoil) => {
  const { id, link } = await asked();
  const token = spoil(link.token);
  const { digits } = link;

  expect(await visitorOf(app.url).get(`/d/${token}`)).toMatchObject({ status });
  const decided = await app.postBy({ token, digits }, `/approvals/${encodeURIComponent(id)}/decisions`, {
    verdict: 'approve',
  });

  expect(decided).toMatchObject({ status, body: { code: 'link_invalid' } });
  expect(await decisionsOf(id)).toHaveLength(0);
});

test('an expired link says so and decides nothing', async () => {
  const { id, link } = await asked();
  const { round, contentHash } = (await steps.approvalOf(id)).approval.request;
  const { person, digits } = link;
  const expiresAt = new Date(Date.now() - 1000).toISOString();
  const token = await app.links.invite({ approval: id, round, seat: 'of before', person, contentHash, expiresAt });

  expect(await visitorOf(app.url).get(`/d/${token}`)).toMatchObject({ status: 410 });
  const decided = await app.postBy({ token, digits }, `/approvals/${encodeURIComponent(id)}/decisions`, {
    verdict: 'approve',
  });

  expect(decided).toMatchObject({ status: 410, body: { code: 'link_expired' } });
  expect(await decisionsOf(id)).toHaveLength(0);
});

test('a link into one approval decides no other', async () => {
  const [one, two] = [await asked(), await asked()];
  const path = `/approvals/${encodeURIComponent(two.id)}/decisions`;
  const decided = await app.postBy(one.link, path, { verdict: 'approve' });

  expect(decided).toMatchObject({ status: 404, body: { code: 'link_invalid' } });
  expect(await decisionsOf(two.id)).toHaveLength(0);
});

test.each([
  ['from another site', { origin: 'https://elsewhere.example' }],
  ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
  ['that names no page', { origin: '' }],
])('a form %s is refused', async (_what, headers) => {
  const { id, link } = await asked();
  const reader = await opened(link);

  const refused = await reader.post(reader.path, { ...reader.fields, verdict: 'approve' }, headers);

  expect(refused.status).toBe(403);
  expect(await decisionsOf(id)).toHaveLength(0);
  expect((await reader.post(reader.path, { ...reader.fields, verdict: 'approve' })).status).toBe(200);
});

test('a form without the cookie, or with the nonce of another, is refused', async () => {
  const { id, link, people } = await asked();
  const reader = await opened(link);
  const neighbour = await opened(await app.mails.linkTo(people[1] ?? '', id));
  const vote = { ...reader.fields, verdict: 'approve' };

  expect((await visitorOf(app.url).post(reader.path, vote)).status).toBe(403);
  expect((await neighbour.post(neighbour.path, vote)).status).toBe(403);
  expect(await decisionsOf(id)).toHaveLength(0);
  expect((await reader.post(reader.path, vote)).status).toBe(200);
});

test('a double click in the browser is one vote', async () => {
  const { id, link } = await asked();
  const page = await browser.visit();
  await page.goto(link.url);
  await page.locator('.decide input[name="digits"]').fill(link.digits);
  await page.locator('button[value="approve"]').dblclick({ noWaitAfter: true });
  await page.waitForURL('**recorded=1**');

  expect(await decisionsOf(id)).toHaveLength(1);
  expect(await enteredIn(id)).toHaveLength(1);
});

/** Without a mouse: what is folded opens, and comment, digits and button are reached in their order. */
const decideByKeyboard = async ({ url, digits }: MailedLink): Promise<void> => {
  const page = await browser.visit(phone);
  await page.goto(url);
  await tabTo(page, '.skip', 1);
  await tabTo(page, '.standings summary');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(`document.querySelector('.standings details').open`)).toBe(true);
  await tabTo(page, '.decide textarea');
  await page.keyboard.type('按键盘操作');
  await tabTo(page, '.decide input[name="digits"]');
  await page.keyboard.type(digits);
  await tabTo(page, '.decide button[value="approve"]');
  await Promise.all([page.waitForURL('**recorded=1**'), page.keyboard.press('Enter')]);
};

test('an office submits an agreement by the keyboard alone, and a chair decides on it by the keyboard alone', async () => {
  const page = await browser.visit();
  const value = await app.sessions.open({ kind: 'person', person: `pmo@${east.domain}` }, new Date());
  await page.context().addCookies([{ name: 'gatehouse_session', value, url: app.url }]);
  await page.goto(`${app.url}/programmes/${seedKey}`);
  await tabTo(page, 'a[href$="/agreements/framework"]', 150);
  await Promise.all([page.waitForURL('**/agreements/framework'), page.keyboard.press('Enter')]);
  await tabTo(page, '[name="summary"]');
  await page.keyboard.type('合作期限三十六个月');
  await tabTo(page, 'form[action$="/submissions"] button');
  await page.keyboard.press('Enter');
  await page.getByText('0/24 席已表决').first().waitFor();

  const id = `${seedKey}:agreement:framework:1`;
  const chair = `chair@${east.domain}`;
  await decideByKeyboard(await app.mails.linkTo(chair, id));
  expect(await decisionsOf(id)).toMatchObject([{ person: chair, verdict: 'approve', comment: '按键盘操作' }]);
});
