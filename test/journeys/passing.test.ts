import { randomUUID } from 'node:crypto';
import { startApp, type App } from '../support/app';
import { barriersOn, overflowOf } from '../support/accessibility';
import { desktop, phone, startBrowser, type Browser } from '../support/browser';
import { eventually } from '../support/eventually';
import { stepsIn, type Steps } from '../support/steps';
import { signedIn, type Visitor } from '../support/visitor';
import { east, seedKey, west } from '../support/seed';

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

const programme = `/programmes/${seedKey}`;
const chair = `chair@${east.domain}`;
const delegate = `projects@${east.domain}`;
const officer = `pmo@${east.domain}`;

const asked = async () => {
  const key = `q-${randomUUID().slice(0, 8)}`;
  const question = { key, title: '试点预算', summary: ['第一期八百万元'], policy: 'everybody', groups: ['strategic'] };
  const { body } = await app.post<{ approval: string }>(`${programme}/approvals`, question);
  return body.approval;
};

/** A window in which somebody is signed in. */
const windowOf = async (visitor: Visitor, size = desktop) => {
  const page = await browser.visit(size);
  const value = visitor.jar.get('gatehouse_session /')?.value ?? '';
  await page.context().addCookies([{ name: 'gatehouse_session', value, url: app.url }]);
  return page;
};

test('an approver delegates on the phone, the delegate asks, the requester answers, the office extends and appoints', async () => {
  const id = await asked();
  const link = await app.mails.linkTo(chair, id);
  const page = await browser.visit(phone);
  await page.goto(link.url);
  await page.getByText('委托他人办理本次事项').click();
  await page.locator('#delegate-to').selectOption(delegate);
  await page.locator('#delegate-reason').fill('出访');
  await page.locator('#delegate-digits').fill(link.digits);
  await page.getByRole('button', { name: '委托', exact: true }).click();
  await page.waitForURL('**/decisions/**delegated=1');
  await page.goto(link.url);
  expect(await page.locator('main').innerText()).toContain(`的本次表决委托给 ${delegate}：出访`);

  const theirs = await browser.visit(phone);
  const passedOn = await app.mails.linkTo(delegate, id);
  await theirs.goto(passedOn.url);
  await theirs.getByText('向提交人提问').click();
  await theirs.locator('#ask-question').fill('资金从哪里来？');
  await theirs.locator('#ask-digits').fill(passedOn.digits);
  await theirs.getByRole('button', { name: '发送问题' }).click();
  await theirs.getByText('问题已发送给提交人').waitFor();

  const office = await windowOf(await signedIn(app, officer));
  await office.goto(`${app.url}${programme}/approvals/${id}`);
  await office.locator('#answer-text').fill('合作发展基金。');
  await office.getByRole('button', { name: '发送答复' }).click();
  await office.getByText('已记录').waitFor();
  // Whoever made the request does not move its deadline: the other of the office does.
  const { dueAt } = (await steps.approvalOf(id)).approval;
  const others = await windowOf(await signedIn(app, `pmo@${west.domain}`));
  await others.goto(`${app.url}${programme}/approvals/${id}`);
  await others.getByText('延长期限').click();
  await others.locator('#extension-workingDays').fill('20');
  await others.locator('#extension-reason').fill('待年度预算');
  await others.getByRole('button', { name: '变更期限' }).click();
  await others.getByText('已记录').waitFor();
  expect(Date.parse((await steps.approvalOf(id)).approval.dueAt)).toBeGreaterThan(Date.parse(dueAt));

  await office.goto(`${app.url}${programme}/roster`);
  await office.locator('summary', { hasText: '任命' }).click();
  await office.locator('#appointment-seat').selectOption(`${west.key}.strategic.chair`);
  await office.locator('#appointment-holder').fill(`next@${west.domain}`);
  await office.getByRole('button', { name: '登记', exact: true }).click();
  await office.getByText('已登记。').waitFor();
  expect(await office.locator('main').innerText()).toContain(`next@${west.domain}`);
  await app.mails.linkTo(`next@${west.domain}`, id);

  await theirs.reload();
  await theirs.getByText('合作发展基金。').waitFor();
  await theirs.locator('button[value="approve"]').click();
  await theirs.waitForURL('**/decisions/**recorded=1**');
  const told = (await app.ledger.entriesOf(id)).map(({ happening }) => happening.type);
  expect(told).toEqual(
    expect.arrayContaining(['approval.delegated', 'approval.questioned', 'approval.answered', 'approval.extended']),
  );
  await office.goto(`${app.url}${programme}/approvals/${id}?lang=en`);
  const history = await office.locator('main').innerText();
  for (const said of [
    `${chair} delegated this task of`,
    `${delegate} asked the requester: 资金从哪里来？`,
    `${officer} answered: 合作发展基金。`,
    `pmo@${west.domain} moved the deadline to`,
    `is now held by next@${west.domain}`,
  ])
    expect(history).toContain(said);
});

test('the pages read well on a phone and in a screen reader, in both languages', async () => {
  const id = await asked();
  await eventually(async () => (await steps.approvalOf(id)).state === 'open');
  const decision = `/decisions/${id}`;
  const approval = `${programme}/approvals/${id}`;
  const visits: readonly (readonly [string, readonly string[]])[] = [
    [chair, [decision, '/inbox', `${programme}/roster`]],
    [officer, [approval, `${programme}/roster`]],
  ];
  for (const [person, paths] of visits) {
    const visitor = await signedIn(app, person);
    for (const size of [phone, desktop]) {
      const page = await windowOf(visitor, size);
      for (const path of paths)
        for (const language of ['zh', 'en']) {
          const shown = await page.goto(`${app.url}${path}?lang=${language}`);
          const seen = { path, language, width: size.width };
          expect({ ...seen, status: shown?.status() }).toEqual({ ...seen, status: 200 });
          expect({ ...seen, barriers: await barriersOn(page) }).toEqual({ ...seen, barriers: [] });
          expect({ ...seen, overflow: await overflowOf(page) }).toEqual({ ...seen, overflow: 0 });
        }
    }
  }
});
