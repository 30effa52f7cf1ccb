import type { Page } from 'playwright-core';
import { addDays, addMonths, type LocalDate } from '../../domain/calendar/dates';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedToday } from '../support/days';
import { eventually } from '../support/eventually';
import { officeToken } from '../support/gatehouse';
import { east, seedKey, west } from '../support/seed';
import { run, type Place } from '../support/started';
import { stepsIn } from '../support/steps';
import type { Browser } from '../support/browser';
import { pdfOf } from './documents';
import { actingAs } from './people';
import { onDesktop, type Studio } from './studio';

/** Where a journey takes place: the running product and whoever takes the images. */
export interface Scene {
  readonly place: Place;
  readonly studio: Studio;
  readonly browser: Browser;
}

const programme = `/programmes/${seedKey}`;

/** The file that `gatehouse new` writes, and the same as somebody may spoil it while editing. */
async function ownFile(): Promise<{ readonly mended: string; readonly spoilt: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-own-'));
  const file = join(folder, 'own.yaml');
  const written = run(['new', file, '--yes', '--lang', 'zh'], {});
  if ((await written.ended) !== 0) throw new Error(`gatehouse new: ${written.said()}`);
  const mended = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true });
  const spoilt = mended
    .replace('months: 18', 'months: 十八')
    .replace('office@company-b.example', 'office.company-b.example')
    .replace('calendar: cn', 'calendar: xx');
  return { mended, spoilt };
}

/** Presses a button of a page, and waits for what it answers. */
export const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
};

/** The office comes in, has a file of its own checked, and starts the seed’s programme from the coming month on. */
export async function startOffice({ place, studio }: Scene): Promise<Page> {
  const page = await studio.visit();
  await page.goto(`${place.url}/office/${officeToken}`);
  await page.getByRole('button').last().click();
  await studio.shoot(page, 'home');
  const { mended, spoilt } = await ownFile();
  const check = async (text: string) => {
    await page
      .locator('form[action$="/check"] summary')
      .first()
      .click()
      .catch(() => undefined);
    await page.fill('[name=definition]', text);
    await press(page, '核对');
  };
  await check(spoilt);
  await studio.shoot(page, 'defects', { height: 1000 });
  await check(mended);
  await studio.shoot(page, 'reading', { height: 1100 });
  await page.goto(place.url);
  await page.locator(`form:has(input[value="${seedKey}"]) button`).click();
  await page.waitForURL(`**${programme}`);
  await studio.shoot(page, 'started', { height: 1400 });
  return page;
}

/** It submits the framework agreement with its file; answers the approval. */
export async function submitFramework({ place, studio, browser }: Scene, page: Page): Promise<string> {
  await page.goto(`${place.url}${programme}/agreements/framework`);
  await page.evaluate(`document.querySelector('form[action$="/submissions"]').noValidate = true`);
  await press(page, '提交审批');
  await studio.shoot(page, 'refused', { height: 1000 });
  await page.goto(`${place.url}${programme}/agreements/framework`);
  const document = await pdfOf(browser, '战略合作框架协议（送审稿）', [
    `甲方：${east.title.zh}。乙方：${west.title.zh}。`,
    '第一条　双方在智慧储能领域开展为期三十六个月的战略合作。',
    '第二条　双方设立合作治理委员会，下设战略决策组、业务协调组、技术整合组、财务监督组。',
    '第三条　合作收益按本协议附件所列比例分配。',
  ]);
  const summary = [
    '合作期限三十六个月，分战略对接、业务深化、生态融合三个阶段',
    '设立合作治理委员会，下设四个工作组，双方席位对等',
    '收益按 45%、35%、20% 分配，贡献与业绩另行激励',
  ];
  await page.fill('[name=summary]', summary.join('\n'));
  await page.fill('[name=document]', '战略合作框架协议（送审稿）');
  await page.setInputFiles('[name="document.file"]', document);
  await studio.shoot(page, 'draft', { height: 1000 });
  await press(page, '提交审批');
  await studio.shoot(page, 'submitted', { height: 1000 });
  return `${seedKey}:agreement:framework:1`;
}

/** The last quarter of a year that is over. */
const quarter = ((today: LocalDate) => {
  const begins = `${today.slice(0, 5)}${String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  return { from: addMonths(begins, -3), until: addDays(begins, -1) };
})(seedToday());

/** What a company reports for its first quarter of income, as a sheet that its book-keeping gives out. */
const sheet = [
  '收支,日期,类别,项目,金额,币种,摘要',
  `收入,${addDays(quarter.from, 30)},service,,"1,000,000.00",,储能项目运营服务费`,
  `收入,${addDays(quarter.from, 61)},licence,,"234,567.89",,平台许可费`,
  `成本,${addDays(quarter.from, 75)},service,,"34,464.54",,运维外包`,
].join('\n');

const receipt = [{ kind: 'document', title: '银行回单', hash: 'e'.repeat(64) }];

/** Money: a quarter is shared, a fund is filled. */
export async function shareMoney({ place, studio }: Scene, page: Page): Promise<void> {
  const [ours, theirs] = [
    await actingAs(place, `finance@${east.domain}`),
    await actingAs(place, `finance@${west.domain}`),
  ];
  const officer = await actingAs(place, `pmo@${east.domain}`);
  const amounts = { [east.key]: '600000000', [west.key]: '400000000' };
  const { call } = await officer.must<{ call: number }>(`${programme}/funds/project/calls`, {
    purpose: '首期出资',
    amounts,
  });
  const paid = { call, evidence: receipt };
  await ours.must(`${programme}/funds/project/contributions`, { ...paid, party: east.key, amount: '600000000' });
  await theirs.must(`${programme}/funds/project/contributions`, { ...paid, party: west.key, amount: '150000000' });
  const seen = async (path: string, frame: Parameters<Studio['shoot']>[1], height: number) => {
    await page.goto(`${place.url}${programme}/${path}`);
    await studio.shoot(page, frame, { height });
  };
  await page.goto(`${place.url}${programme}/distributions`);
  await page.fill('[name=run]', 'quarter');
  await page.selectOption('[name=payer]', east.key);
  await page.fill('[name=from]', quarter.from);
  await page.fill('[name=until]', quarter.until);
  await page.fill(`[name="points.${east.key}"]`, '82');
  await page.fill(`[name="points.${west.key}"]`, '95');
  await page.setInputFiles('[name="sheet.file"]', {
    name: '季度收支.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(sheet),
  });
  await press(page, '提出分配批次');
  await eventually(async () => (await place.get(`${programme}/distributions/quarter`)).status === 200);
  await seen('distributions/quarter', 'run', 1300);
  await seen('funds/project', 'fund', 1000);
  await seen('money/statements/fund/project', 'statement', 900);
}

/** It looks at how a gate is asked for. */
export async function proposeGate({ place, studio }: Scene, page: Page): Promise<void> {
  await page.goto(`${place.url}${programme}/phases/alignment`);
  await page.locator('details#gate > summary').click();
  await studio.shoot(page, 'gate', { height: 1300 });
}

/** The rest that an office looks after. */
export async function lookAround({ place, studio }: Scene, page: Page): Promise<void> {
  const open = (path: string) => page.goto(`${place.url}${programme}/${path}`);
  await open('milestones/committee-formed');
  await page.selectOption('[name="evidence.0.kind"]', { index: 1 });
  await page.fill('[name="evidence.0.title"]', '合作治理委员会首次会议纪要');
  await page.fill('[name=note]', '四个组双方席位全部到位，首次会议已召开。');
  await studio.shoot(page, 'milestone', { height: 1100 });
  await open('risks');
  await page.locator(`main a[href*="/risks/"]`).first().click();
  await studio.shoot(page, 'risk', { height: 900 });
  await open(`search?q=${encodeURIComponent('协议')}`);
  await studio.shoot(page, 'search', { height: 900 });
  await open('history');
  await studio.shoot(page, 'history', { height: 900 });
  await open('response-times');
  await studio.shoot(page, 'responses', { height: 1000 });
}

/** Everybody else approves; the decision is printed, both companies sign. */
export async function concludeFramework({ place, studio }: Scene, page: Page, approval: string): Promise<void> {
  const steps = stepsIn(place, seedKey);
  await page.goto(`${place.url}${programme}/approvals/${encodeURIComponent(approval)}`);
  await studio.shoot(page, 'standing', { height: 1100 });
  await steps.approveByMail(approval);
  await steps.until((now) => steps.stateOf(now, 'framework') === 'signing');
  const paper = await studio.visit({ ...onDesktop, viewport: { width: 794, height: 1123 } });
  await paper.context().addCookies(await page.context().cookies());
  await paper.emulateMedia({ media: 'print' });
  await paper.goto(`${place.url}${programme}/approvals/${encodeURIComponent(approval)}`);
  // A window has no margins, which paper has.
  await paper.evaluate("document.documentElement.style.padding = '12mm'");
  await studio.shoot(paper, 'sheet', { isForeign: true });
  const agreement = `${place.url}${programme}/agreements/framework`;
  for (const [party, signatory] of Object.entries({ [east.key]: '周正', [west.key]: '何川' })) {
    await page.goto(agreement);
    await page.selectOption('form[action$="/signatures"] [name=party]', party);
    await page.fill('[name=signatory]', signatory);
    await page.fill('[name=signedOn]', seedToday());
    await press(page, '登记签署');
  }
  await steps.until((now) => steps.stateOf(now, 'framework') === 'effective');
  await page.goto(agreement);
  await studio.shoot(page, 'signed', { height: 1000 });
}

/** Two more programmes begin beside it: the other that lies ready, and one of its own. */
export async function startMore({ place, studio }: Scene, page: Page): Promise<void> {
  await page.goto(place.url);
  const ready = page.locator('form[action="/office/programmes"]:has(input[name="fileKey"])');
  await ready.locator('button').first().click();
  await page.waitForURL('**/programmes/**');
  await page.goto(place.url);
  await page.fill('[name=definition]', (await ownFile()).mended);
  await press(page, '核对');
  await press(page, '启动');
  await page.waitForURL('**/programmes/**');
  await page.goto(place.url);
  await studio.shoot(page, 'programmes');
}
