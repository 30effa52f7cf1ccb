import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually';
import { tabTo } from '../support/keyboard';
import { phone } from '../support/browser';
import { east, seedKey, west } from '../support/seed';
import { stepsIn } from '../support/steps';
import type { Scene } from './office';
import { onPhone } from './studio';

const chair = `chair@${east.domain}`;
const programme = `/programmes/${seedKey}`;

/** On a phone nobody scrolls further before the buttons of a decision. */
const SCREENS = 1.5;

/** More than an empty reader's image takes, less than one with a page in it. */
const DRAWN_BYTES = 10_000;

const titles = ['关于试点城市选址的请示', '2027年联合品牌推广方案', '客户服务热线合并方案'];

/** What else the chairman is asked: three everyday matters, and a gate that is to wait. */
export async function askMore({ place }: Scene): Promise<{ readonly gate: string }> {
  const groups = ['strategic'];
  const steps = stepsIn(place, seedKey);
  const ask = async (path: string, asked: object): Promise<string> => {
    const { status, body } = await place.post<{ approval: string }>(`${programme}${path}`, asked);
    if (status >= 300) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
    await eventually(async () => (await steps.approvalOf(body.approval)).state === 'open');
    return body.approval;
  };
  for (const [n, title] of titles.entries())
    await ask('/approvals', { key: `matter-${n + 1}`, title, policy: 'everybody', groups });
  const note = '框架协议仍在会签，建议暂缓评审。';
  const gate = await ask('/phases/alignment/gate', { proposal: 'hold', reviewOn: '2027-02-26', note });
  return { gate };
}

const buttonsWithin = async ({ studio }: Scene, page: Page): Promise<void> => {
  const button = await page.locator('form.decide button[value="approve"]').first().boundingBox();
  const at = button?.y ?? Number.POSITIVE_INFINITY;
  if (at > phone.height * SCREENS) studio.blame(page.url(), `the buttons begin ${at} px down`);
};

/** From the mail to what was recorded, on a phone. */
export async function decideOnPhone(scene: Scene, approval: string): Promise<Page> {
  const { place, studio } = scene;
  const link = await place.mails.linkTo(chair, approval);
  const page = await studio.visit(onPhone);
  await page.goto(`http://127.0.0.1:${place.ports.MAILBOX_PORT}/mails/${link.mail}`);
  await studio.shoot(page, 'mail');
  await page.goto(link.url);
  await buttonsWithin(scene, page);
  await studio.shoot(page, 'decision', { height: phone.height * SCREENS });
  const file = await page.locator('a[href*="/evidence/"]').first().getAttribute('href');
  const answer = await page.request.get(new URL(file ?? '', place.url).href);
  if (answer.headers()['content-type'] !== 'application/pdf') studio.blame(page.url(), 'the document does not open');
  await page.locator('.decide input[name="digits"]').fill(link.digits);
  await studio.shoot(page, 'digits', { from: '.decide' });
  await page.locator('button[value="reject"]').first().click();
  await page.waitForLoadState();
  await studio.shoot(page, 'reject');
  await page.goto(link.url);
  await page.locator('.decide textarea').first().fill('同意，请按附件所列比例执行。');
  await page.locator('button[value="approve"]').first().click();
  await page.waitForURL('**recorded=1**');
  await studio.shoot(page, 'decided');
  return page;
}

/** Signs in by mail, decides three matters together, and looks at what came of it. */
export async function decideTogether({ place, studio }: Scene, page: Page, gate: string): Promise<void> {
  await page.goto(`${place.url}/inbox`);
  const known = await place.mails.signInLinks(chair);
  await page.fill('[name=address]', chair);
  await page.locator('main form button').first().click();
  await page.goto(await place.mails.signInLinkTo(chair, known));
  await page.locator('main button').click();
  await page.goto(`${place.url}/inbox`);
  await studio.shoot(page, 'inbox', { height: 1300 });
  for (const box of await page.locator('input[name="task"]').all()) await box.check();
  await page.getByRole('button', { name: '核对所选事项' }).click();
  await page.waitForURL('**/inbox/review**');
  await studio.shoot(page, 'bulk', { height: 1300 });
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await page.waitForURL('**/inbox/decisions');
  await page.goto(`${place.url}/inbox`);
  await studio.shoot(page, 'own', { from: 'h2:has-text("我的决定")' });
  await page.goto(`${place.url}/decisions/${encodeURIComponent(gate)}`);
  await studio.shoot(page, 'gateAsked');
}

/** Others of the same matter: in the dark, with large text, in English, and without a mouse. */
export async function readOtherwise({ place, studio }: Scene, approval: string): Promise<void> {
  const [strategy, investment, marketing, projects, keyboard] = [
    'strategy',
    'investment',
    'marketing',
    'projects',
    'chair',
  ].map((name) => `${name}@${west.domain}`);
  const linkTo = (person = '') => place.mails.linkTo(person, approval);
  const dark = await studio.visit({ ...onPhone, colorScheme: 'dark' });
  await dark.goto((await linkTo(strategy)).url);
  await studio.shoot(dark, 'dark');
  const large = await studio.visit({ ...onPhone, viewport: { width: 320, height: 844 } }, 'large');
  await large.goto((await linkTo(investment)).url);
  await studio.shoot(large, 'large', { height: 1200 });
  const english = await studio.visit({ ...onPhone, locale: 'en-GB' });
  await english.goto((await linkTo(marketing)).url);
  await english.goto(`${english.url()}?lang=en`);
  await studio.shoot(english, 'english');
  const desk = await studio.visit();
  await desk.goto((await linkTo(projects)).url);
  // A reader of PDFs tells nobody when it has drawn the page: what is dark and empty takes few bytes.
  await eventually(async () => (await desk.locator('.viewer iframe').first().screenshot()).length > DRAWN_BYTES);
  await studio.shoot(desk, 'desk', { height: 1200 });
  const link = await linkTo(keyboard);
  const page = await studio.visit();
  await page.goto(link.url);
  await tabTo(page, '.decide textarea');
  await page.keyboard.type('按键盘操作');
  await tabTo(page, '.decide input[name="digits"]');
  await page.keyboard.type(link.digits);
  await tabTo(page, '.decide button[value="approve"]');
  await Promise.all([page.waitForURL('**recorded=1**'), page.keyboard.press('Enter')]);
  const { decisions } = (await stepsIn(place, seedKey).approvalOf(approval)).approval;
  if (!decisions.some(({ person, comment }) => person === keyboard && comment === '按键盘操作'))
    studio.blame(page.url(), 'by the keyboard alone nothing was decided');
}
