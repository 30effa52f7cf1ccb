import type { Page } from 'playwright-core';
import { outcome } from '../../domain/approvals/outcomes';
import type { Run } from '../../domain/money/distributions/runs';
import type { Draw } from '../../domain/money/funds/draws';
import type { ProgrammeGlance } from '../../domain/views/views';
import { barriersOn, overflowOf } from '../support/accessibility';
import { startApp, type App } from '../support/app';
import { desktop, phone, startBrowser, type Browser } from '../support/browser';
import { dayIn, seedToday } from '../support/days';
import { eventually } from '../support/eventually';
import { approveAll, decide, mailsTo, stateOf, wait } from '../support/questions';
import { east, seedKey, west } from '../support/seed';

let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  await app.post('/programmes', { file: seedKey });
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

const at = `/programmes/${seedKey}`;
const officer = `pmo@${east.domain}`;
const [ours, theirs] = [`finance@${east.domain}`, `finance@${west.domain}`];
const receipt = [{ kind: 'document', title: 'Bank receipt', hash: 'e'.repeat(64) }];

const run = async (key = 'quarter') => (await app.get<Run>(`${at}/distributions/${key}`)).body;
const comes = (is: (one: Run) => boolean, key = 'quarter') => eventually(async () => is(await run(key)));

/** A page as somebody who is signed in sees it. */
async function pageOf(person: string, path: string, viewport = desktop): Promise<Page> {
  const page = await browser.visit(viewport);
  const value = await app.sessions.open({ kind: 'person', person }, new Date());
  await page.context().addCookies([{ name: 'gatehouse_session', value, url: app.url }]);
  await page.goto(`${app.url}${path}`);
  return page;
}

/** Presses a button of a page, and waits until the page has answered. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  await page.waitForLoadState();
  expect(await page.locator('[role=alert]').count()).toBe(0);
}

/** The link to the run's page in the last mail to somebody whose subject says so. */
async function mailed(person: string, subject: string): Promise<string> {
  const mail = await eventually(async () => (await mailsTo(app, person)).find((one) => one.subject.includes(subject)));
  expect(mail.subject).toContain(subject);
  return `${at}/distributions/quarter`;
}

const statement = [
  '收支,日期,类别,项目,金额,币种,摘要',
  `收入,${dayIn(-30)},service,,"1,000,000.00",,储能项目运营服务费`,
  `收入,${dayIn(-20)},licence,,"234,567.89",,平台许可费`,
  `成本,${dayIn(-25)},service,,"34,464.54",,运维外包`,
].join('\n');

test('a quarter is shared: from a sheet of its income over both signatures to the last payment that is confirmed', async () => {
  const office = await pageOf(officer, `${at}/distributions`);
  await office.fill('[name=run]', 'quarter');
  await office.selectOption('[name=payer]', east.key);
  await office.fill('[name=from]', dayIn(-40));
  await office.fill('[name=until]', dayIn(-5));
  const sheet = { name: 'quarter.csv', mimeType: 'text/csv' };
  await office.setInputFiles('[name="sheet.file"]', {
    ...sheet,
    buffer: Buffer.from(statement.replace('收入', '收人')),
  });
  await office.getByRole('button', { name: '提出分配批次' }).click();
  expect(await office.getByText('收支须为“收入”或“成本”').first().isVisible()).toBe(true);
  await office.fill('[name="points.' + east.key + '"]', '82');
  await office.fill('[name="points.' + west.key + '"]', '95');
  await office.setInputFiles('[name="sheet.file"]', { ...sheet, buffer: Buffer.from(statement) });
  await press(office, '提出分配批次');
  expect(await run()).toMatchObject({ state: 'signing', items: 3, income: '123456789', cost: '3446454' });
  expect((await run()).computed.carried.pool).toBe('12001033');

  for (const person of [ours, theirs]) {
    const page = await pageOf(person, await mailed(person, '请复算并会签'), phone);
    expect(await barriersOn(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await press(page, '本方会签此哈希');
  }
  const { approval = '' } = await eventually(async () => {
    const found = await run();
    return found.state === 'deciding' ? found : undefined;
  });

  const disputing = await pageOf(theirs, `${at}/distributions/quarter`);
  await disputing.locator('summary', { hasText: '暂扣或提出争议' }).click();
  await disputing.fill('[name="hold.lines"]', `1.${west.key}`);
  await disputing.selectOption('[name="hold.dispute"]', 'yes');
  await disputing.fill('[name="hold.reason"]', '服务费口径有争议');
  await press(disputing, '暂扣或提出争议');
  const holding = await pageOf(ours, `${at}/distributions/quarter`);
  await holding.locator('summary', { hasText: '暂扣或提出争议' }).click();
  await holding.fill('[name="hold.amount"]', '100,000.00');
  await holding.fill('[name="hold.reason"]', '质保金');
  await press(holding, '暂扣或提出争议');

  await eventually(() => app.readModel.approval(approval));
  const shown = (await stateOf(app, approval)).request.content.summary.map(({ zh }) => zh).join('\n');
  expect(shown).toContain('会签哈希（SHA-256）');
  expect(shown).toMatch(/贡献分配 · .*× 9\/20/);
  await approveAll(app, approval);
  await comes(({ dueOn }) => dueOn !== undefined);

  const before = (await run()).payments.length;
  const paying = await pageOf(ours, `${at}/distributions/quarter`);
  await paying.fill('[name="payment.amount"]', '1.00');
  await paying.fill('[name="payment.on"]', seedToday());
  await press(paying, '登记付款');
  await comes(({ payments }) => payments.length === before + 1);
});

test('what is held and disputed is released, everything is paid and confirmed, and the books balance', async () => {
  const post = (person: string, verb: string, body: object) =>
    app.postAs<{ code?: string; payment?: string }>(person, `${at}/distributions/quarter/${verb}`, body);
  const [dispute, hold] = (await run()).holds;
  expect((await post(officer, 'releases', { hold: dispute?.key, reason: 'no' })).status).toBe(403);
  expect((await post(theirs, 'releases', { hold: dispute?.key, reason: '已核对' })).status).toBe(201);
  expect((await post(ours, 'releases', { hold: hold?.key, reason: '质保期满' })).status).toBe(201);
  const [first] = (await run()).payments;
  const confirming = (payee: string) => (payee === west.key ? theirs : officer);
  expect((await post(ours, 'confirmations', { payment: first?.key })).status).toBe(403);
  await post(confirming(first?.to ?? ''), 'confirmations', { payment: first?.key });
  for (const [payee, total] of Object.entries((await run()).computed.totals)) {
    if (payee === east.key) continue;
    const minor = String(BigInt(total) - (payee === first?.to ? BigInt(first.amount) : 0n));
    const paid = await post(ours, 'payments', { to: payee, amount: { minor }, on: seedToday(), evidence: receipt });
    expect(paid.status).toBe(201);
    expect((await post(confirming(payee), 'confirmations', { payment: paid.body.payment })).status).toBe(201);
  }
  await comes(({ state }) => state === 'settled');
  const balances = Object.fromEntries(
    (await app.journal.balances(seedKey)).map(({ account, balance }) => [account, balance]),
  );
  expect(balances['pool:-']).toBe('-12001033');
  expect(Object.values(balances).reduce((sum, one) => sum + BigInt(one), 0n)).toBe(0n);
});

test('a restated total releases the pool: a correction is signed again, and only the difference is paid', async () => {
  const asked = { key: 'restated', reason: '评估更正', score: '85' };
  const { status } = await app.postAs(officer, `${at}/distributions/quarter/corrections`, asked);
  expect(status).toBe(201);
  const { hash } = await run('restated');
  for (const person of [ours, theirs])
    expect((await app.postAs(person, `${at}/distributions/restated/signatures`, { hash })).status).toBe(201);
  await comes(({ state }) => state === 'deciding', 'restated');
  const { approval = '' } = await run('restated');
  await eventually(() => app.readModel.approval(approval));
  await approveAll(app, approval);
  await comes(({ state }) => state === 'replaced');
  const { computed } = await run('restated');
  expect(computed.carried.pool).toBe('0');
  const balances = await app.journal.balances(seedKey);
  const owed = balances.filter(({ account }) => account.startsWith('payable:') && account !== `payable:${east.key}`);
  const released = computed.lines.filter(({ tier, payee }) => tier === 'incentive' && payee === west.key);
  expect(owed.find(({ account }) => account === `payable:${west.key}`)?.balance).toBe(`-${released[0]?.amount}`);
  expect((await app.get<{ hash: string }>(`${at}/distributions/restated/file`)).body.hash).toBe(hash);
});

test('an emergency that is paid first and not ratified is owed back, and a special evaluation opens', async () => {
  const call = async (person: string, path: string, body: object) => {
    const { status, body: answered } = await app.postAs<{ draw?: string }>(person, `${at}${path}`, body);
    expect(status).toBeLessThan(300);
    return answered;
  };
  const fund = '/funds/contingency';
  await call(officer, `${fund}/calls`, { purpose: '应急备用', amounts: { [east.key]: '10000000' } });
  await call(ours, `${fund}/contributions`, { call: 1, party: east.key, amount: '10000000', evidence: receipt });
  const { draw: key = '' } = await call(ours, `${fund}/draws`, {
    kind: 'payment',
    amount: '5000000',
    purpose: '抢修',
    payee: west.key,
    emergency: true,
  });
  const draw = async () => (await app.get<Draw>(`${at}/draws/${key}`)).body;
  await call(ours, `/draws/${key}/payment`, { on: seedToday(), evidence: receipt });
  const id = await eventually(async () => (await draw()).ratification?.approval);
  await eventually(() => app.readModel.approval(id));
  for (const seat of (await stateOf(app, id)).request.stages[0]?.panels.flatMap(({ seats }) => seats) ?? []) {
    if (outcome(await stateOf(app, id)) !== 'open') break;
    await decide(app, id, seat.id, { verdict: 'reject' });
  }
  await eventually(async () => (await draw()).state === 'repayable');
  const special = async () =>
    (await app.readModel.head(seedKey))?.evaluations.filter(({ cycle }) => cycle === 'special') ?? [];
  await eventually(async () => (await special()).length > 0);
  const { waiting } = (await app.get<ProgrammeGlance>(at)).body;
  expect(waiting.some(({ what }) => what.zh.includes('抢修'))).toBe(true);
  await wait(app, `${seedKey}:distribution:restated`, (await run('restated')).dueAt ?? '', 1);
  await comes(({ isOverdue }) => isOverdue === true, 'restated');
  await eventually(async () => (await mailsTo(app, theirs)).some(({ subject }) => subject.includes('逾期未付清')));
});
