import { randomUUID } from 'node:crypto';
import { startApp, type App } from '../support/app';
import { eventually } from '../support/eventually';
import { startBrowser, type Browser } from '../support/browser';
import { stepsIn, type Steps } from '../support/steps';
import { hiddenFields, signedIn, type Visitor } from '../support/visitor';
import { east, seedKey } from '../support/seed';

let app: App;
let browser: Browser;
let steps: Steps;
let chair: Visitor;
const person = `chair@${east.domain}`;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  await app.post('/programmes', { file: seedKey });
  steps = stepsIn(app, seedKey);
  chair = await signedIn(app, person);
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

/** Asks the strategic group; answers the approval's id as soon as the chairman's inbox has it. */
const asked = async (policy: string, title = '试点预算') => {
  const question = { key: `q-${randomUUID().slice(0, 8)}`, title, policy, groups: ['strategic'] };
  const { body } = await app.post<{ approval: string }>(`/programmes/${seedKey}/approvals`, question);
  await eventually(async () => (await steps.approvalOf(body.approval)).state === 'open');
  return body.approval;
};

const seat = `${east.key}.strategic.chair`;
const pick = (approval: string) => `${approval} ${seat}`;
const reviewOf = (...approvals: readonly string[]) =>
  chair.get(`/inbox/review?${new URLSearchParams(approvals.map((id) => ['task', pick(id)])).toString()}`);

/** What the review page sends when a button is pressed with everything ticked. */
const formIn = (html: string, verdict: string, comment = ''): [string, string][] => [
  ['nonce', hiddenFields(html).nonce ?? ''],
  ...[...html.matchAll(/name="task" value="([^"]+)" checked/g)].map(([, task = '']): [string, string] => [
    'task',
    task,
  ]),
  ['comment', comment],
  ['verdict', verdict],
];

const decidedIn = async (id: string) =>
  (await app.ledger.entriesOf(id)).flatMap(({ happening }) =>
    happening.type === 'approval.decided' ? [happening.decision] : [],
  );

test('several tasks are decided by one form after a review, and each vote stands single in the record', async () => {
  const ids = [await asked('everybody', '甲'), await asked('everybody', '乙'), await asked('strategicGate', '丙')];
  const review = await reviewOf(...ids);
  for (const shown of ['甲', '乙', '丙', east.title.zh, '战略决策组', '董事长']) expect(review.html).toContain(shown);
  expect(await Promise.all(ids.map(decidedIn))).toEqual([[], [], []]);

  const result = await chair.post('/inbox/decisions', formIn(review.html, 'approve', '同意。'));

  expect(result.status).toBe(200);
  expect(result.html).toContain('已记录 3 项，共 3 项');
  for (const id of ids) {
    const { request } = (await steps.approvalOf(id)).approval;
    expect(await decidedIn(id)).toMatchObject([
      { seat, person, verdict: 'approve', comment: '同意。', contentHash: request.contentHash, round: 1 },
    ]);
  }
});

test('a double click, and the same form sent again later, decide nothing twice and are answered alike', async () => {
  const ids = [await asked('everybody'), await asked('everybody')];
  const form = formIn((await reviewOf(...ids)).html, 'abstain');

  const [first, second] = await Promise.all([
    chair.post('/inbox/decisions', form),
    chair.post('/inbox/decisions', form),
  ]);
  const third = await chair.post('/inbox/decisions', form);

  for (const { html } of [first, second, third]) expect(html).toContain('已记录 2 项，共 2 项');
  expect((await Promise.all(ids.map(decidedIn))).map((decisions) => decisions.length)).toEqual([1, 1]);
});

test('a rejection sent again after it has closed the approval is the one that was recorded', async () => {
  const id = await asked('everybody');
  const form = formIn((await reviewOf(id)).html, 'reject', '预算不清。');
  const first = await chair.post('/inbox/decisions', form);
  await eventually(async () => (await steps.approvalOf(id)).state === 'rejected');

  const again = await chair.post('/inbox/decisions', form);

  for (const { html } of [first, again]) expect(html).toContain('审批结束：未获通过');
  expect(await decidedIn(id)).toHaveLength(1);
});

test('one that refuses holds up none of the others, is told with its sentence, and loses nothing that was typed', async () => {
  const [open, closed, changed] = [
    await asked('everybody'),
    await asked('everybody', '已结束'),
    await asked('everybody'),
  ];
  const form = formIn((await reviewOf(open, closed, changed)).html, 'approve', '一并同意。').map(
    ([name, value]): [string, string] =>
      value.startsWith(changed) ? [name, value.replace(/[0-9a-f]{64}$/, '0'.repeat(64))] : [name, value],
  );
  await app.post(`/approvals/${encodeURIComponent(closed)}/withdrawal`, { reason: '重新编制' });

  const { status, html } = await chair.post('/inbox/decisions', form);

  expect(status).toBe(200);
  for (const said of ['已记录 1 项，共 3 项', '该审批已经结束。', '审批结束：已撤回', '内容已变更', '一并同意。'])
    expect(html).toContain(said);
  expect(await decidedIn(open)).toHaveLength(1);
  expect([...(await decidedIn(closed)), ...(await decidedIn(changed))]).toEqual([]);
  expect(await app.attempts.attemptsOf(changed)).toMatchObject([{ seat, person, code: 'content_changed' }]);
});

test('a rejection without a comment rejects nothing, and the review is shown again', async () => {
  const id = await asked('everybody');
  const refused = await chair.post('/inbox/decisions', formIn((await reviewOf(id)).html, 'reject', ' '));

  expect(refused.status).toBe(422);
  expect(refused.html).toContain('请写明理由');
  expect(refused.html).toContain(`value="${pick(id)} 1 `);
  expect(await decidedIn(id)).toEqual([]);
});

test.each([
  ['from another site', { origin: 'https://elsewhere.example' }, undefined],
  ['whose nonce is another’s', {}, 'nonce-of-nobody'],
])('a form %s decides nothing', async (_what, headers, nonce) => {
  const id = await asked('everybody');
  const form = formIn((await reviewOf(id)).html, 'approve').map(([name, value]): [string, string] =>
    name === 'nonce' && nonce ? [name, nonce] : [name, value],
  );
  expect((await chair.post('/inbox/decisions', form, headers)).status).toBe(403);
  expect(await decidedIn(id)).toEqual([]);
});

test('whose seat it is not is neither shown the matter nor heard', async () => {
  const id = await asked('everybody', '密件');
  const form = formIn((await reviewOf(id)).html, 'approve');
  const stranger = await signedIn(app, `audit@${east.domain}`);
  const review = await stranger.get(`/inbox/review?task=${encodeURIComponent(pick(id))}`);
  expect(review.html).not.toContain('密件');
  const nonce = hiddenFields((await stranger.get('/inbox/review')).html).nonce ?? '';
  expect(
    (
      await stranger.post(
        '/inbox/decisions',
        form.map(([n, v]) => [n, n === 'nonce' ? nonce : v]),
      )
    ).status,
  ).toBe(403);
  expect(await decidedIn(id)).toEqual([]);
});

test('the inbox lists how long each task waits, and afterwards what I decided and what came of it', async () => {
  const id = await asked('everybody', '列入清单');
  const before = await chair.get('/inbox');
  expect(before.html).toContain(`value="${pick(id)}"`);
  expect(before.html).toMatch(/已等待[\s\S]*\d+ 小时/);

  await chair.post('/inbox/decisions', formIn((await reviewOf(id)).html, 'reject', '不列。'));
  await eventually(async () => (await steps.approvalOf(id)).state === 'rejected');

  const [open = '', mine = ''] = (await chair.get('/inbox')).html.split('<h2>我的决定</h2>');
  expect(open).not.toContain(pick(id));
  expect(mine).toMatch(/列入清单<\/a><\/td><td[^>]*>不同意<\/td>[\s\S]*?未获通过/);
});

test('in a browser without a script, by keyboard alone: tick, review, approve', async () => {
  const ids = [await asked('everybody', '键盘一'), await asked('everybody', '键盘二')];
  const page = await browser.visit();
  const cookie = chair.jar.get('gatehouse_session /')?.value ?? '';
  await page.context().addCookies([{ name: 'gatehouse_session', value: cookie, url: app.url }]);
  await page.goto(`${app.url}/inbox`);
  for (const id of ids) {
    await page.locator(`input[value="${pick(id)}"]`).focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: '核对所选事项' }).press('Enter');
  await page.waitForURL('**/inbox/review**');
  await page.getByRole('button', { name: '同意', exact: true }).press('Enter');
  await page.waitForURL('**/inbox/decisions');
  expect(await page.locator('main').innerText()).toContain('已记录 2 项，共 2 项');
  for (const id of ids) expect(await decidedIn(id)).toHaveLength(1);
});
