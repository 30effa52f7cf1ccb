import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { behaviours } from '../scanners/behaviours';
import { scan, scannersWith } from '../scanners/scanner';
import { openLink } from '../scanners/target';
import { startApp, type App } from '../support/app';
import { startBrowser, type Browser } from '../support/browser';
import type { MailedLink } from '../support/mails';
import { stepsIn, type Steps } from '../support/steps';
import { seedKey } from '../support/seed';

let app: App;
let browser: Browser;
let steps: Steps;
let approval: string;
let link: MailedLink;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  await app.post('/programmes', { file: seedKey });
  steps = stepsIn(app, seedKey);
  ({ approval, link } = await asked('everybody'));
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

/** Asks the strategic group, and hands over the first one's link. */
const asked = async (policy: string) => {
  const question = { key: `q-${randomUUID().slice(0, 8)}`, title: '试点预算', policy, groups: ['strategic'] };
  const opened = await app.post<{ approval: string }>(`/programmes/${seedKey}/approvals`, question);
  const id = opened.body.approval;
  const [person = ''] = await steps.holdersOf(id);
  return { approval: id, link: await app.mails.linkTo(person, id) };
};

/** `npm run scan`, as an operator runs it. */
const run = async (...args: string[]) => {
  const program = join(__dirname, '../scanners/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
};

const names = [
  ...behaviours.map(({ name }) => name),
  'headless browser',
  'browser that clicks every link',
  'browser that presses everything',
  'browser that presses everything unasked',
  'browser that submits every form',
];

test.each(names)(
  '%s: decides nothing, gets no write accepted, and meets only pages that keep their rules',
  async (name) => {
    const scanner = scannersWith(browser).find((each) => each.name === name);
    if (!scanner) throw new Error(`There is no scanner "${name}".`);

    const { statuses, decisions, wrong } = await scan(link.url, scanner);

    expect(statuses).not.toHaveLength(0);
    expect(wrong).toEqual([]);
    expect(decisions[1]).toBe(decisions[0]);
  },
);

test('every scanner that there is was let at the link', () => {
  expect(scannersWith(browser).map(({ name }) => name)).toEqual(names);
});

test('after all of them the same link still decides by a person’s click, and the record has that decision alone', async () => {
  const page = await browser.visit();
  await page.goto(link.url);
  await page.locator('.decide input[name="digits"]').fill(link.digits);
  await page.locator('button[value="approve"]').click();
  await page.waitForURL('**recorded=1**');

  const { decisions, changes } = (await steps.approvalOf(approval)).approval;
  expect(changes ?? []).toEqual([]);
  expect(decisions).toMatchObject([{ person: link.person, verdict: 'approve', identity: 'link' }]);
  expect(await openLink(link.url)).toMatchObject({ decisions: 1, asks: 'nothing' });
});

test('a link whose matter asks for a sign-in is safe as well', async () => {
  const strict = await asked('strategicGate');
  const results = [];
  for (const scanner of behaviours) results.push(await scan(strict.link.url, scanner));

  expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(await openLink(strict.link.url)).toMatchObject({ decisions: 0, asks: 'to sign in' });
});

test('as a program it tells each scanner in a line, prints no token, and ends well', async () => {
  const other = await asked('everybody');
  const { code, said } = await run(other.link.url);

  expect(said.split('\n').filter((line) => line.startsWith('ok    '))).toHaveLength(names.length);
  expect(said).not.toContain(other.link.token);
  expect(said).toContain('Nothing was decided, and every page kept its rules.');
  expect(code).toBe(0);
});

test('as a program it fails, and names the scanner, where a product decides by being looked at', async () => {
  let decisions = 0;
  const careless = createServer((request, response) => {
    if (request.url?.startsWith('/d/')) {
      decisions += request.method === 'HEAD' ? 1 : 0;
      return void response.writeHead(303, { location: '/decisions/x' }).end();
    }
    const seats = '<li><time datetime="2026-01-01">1</time></li>'.repeat(decisions);
    response.setHeader('content-type', 'text/html').end(`<ul class="seats">${seats}</ul><button name="verdict">`);
  }).listen(0, '127.0.0.1');
  await once(careless, 'listening');

  const { code, said } = await run(`http://127.0.0.1:${(careless.address() as AddressInfo).port}/d/a.b.c`);
  careless.close();

  expect(said).toMatch(/^WRONG HEAD: .* decisions 0 → 2$/m);
  expect(said).toContain('something was decided');
  expect(said).toContain('may be kept by a cache');
  expect(code).toBe(1);
});
