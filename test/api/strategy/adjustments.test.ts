import { randomUUID } from 'node:crypto';
import { barriersOn, overflowOf } from '../../support/accessibility';
import { startApp, type App } from '../../support/app';
import { desktop, phone, startBrowser, type Browser } from '../../support/browser';
import { dayIn } from '../../support/days';
import { eventually } from '../../support/eventually';
import { approveAll } from '../../support/questions';

let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

const at = '/programmes/stroke-registry';
const adjustments = `${at}/strategy/adjustments`;
const post = (path: string, body: object) =>
  app.post<{ code?: string; approval?: string; field?: string; moves?: readonly object[]; asks?: readonly string[] }>(
    path,
    body,
    { 'idempotency-key': randomUUID() },
  );
const effectiveOn = dayIn(3);
const due = '2027-05-03';
const changes = {
  milestones: { 'protocol-approved': { due } },
  kpis: { enrolment: { target: 400 } },
  budgets: { software: '200,000.00' },
};
const preview = (more: object) =>
  post('/previews/adjustment', { programme: 'stroke-registry', effectiveOn, changes, ...more });
const asked = (more: object) =>
  post(adjustments, { key: 'refused', title: 'Slower', reason: 'late votes', effectiveOn, changes, ...more });

test.each<[string, object, number]>([
  ['on a day that has come', { effectiveOn: dayIn(0) }, 422],
  ['on no day', { effectiveOn: '2027-02-30' }, 422],
  ['of a milestone that there is not', { changes: { milestones: { constructor: { due } } } }, 404],
  [
    'of a milestone to a day before it holds',
    { changes: { milestones: { 'protocol-approved': { due: dayIn(1) } } } },
    422,
  ],
  ['of a milestone out of its phase', { changes: { milestones: { 'protocol-approved': { due: '2027-06-30' } } } }, 422],
  ['of weights that are not the whole', { changes: { kpis: { enrolment: { weight: '41%' } } } }, 422],
  ['of an amount finer than a cent', { changes: { budgets: { software: '1.001' } } }, 422],
  ['of shares where none are shared', { changes: { shares: { spree: '100%' } } }, 422],
  ['of what holds already', { changes: { kpis: { enrolment: { target: '500' } } } }, 422],
  ['of nothing', { changes: {} }, 422],
  ['of what no adjustment changes', { changes: { agreements: {} } }, 422],
  ['of times of no length', { changes: { policies: { board: { within: { days: 0 } } } } }, 422],
  ['of a chain of other steps', { changes: { policies: { board: { escalation: [] } } } }, 422],
])('an adjustment %s is refused, by the preview and for good', async (_, more, status) => {
  expect((await preview(more)).status).toBe(status);
  expect((await asked(more)).status).toBe(status);
});

test('a preview says what would change, what follows and who would decide, and starts nothing', async () => {
  const { status, body } = await preview({});
  expect(status).toBe(200);
  expect(body).toMatchObject({
    asks: ['steering'],
    moves: [
      { part: 'milestones', field: 'due', from: { en: '31 Mar 2027' }, to: { en: '3 May 2027' } },
      { part: 'kpis', field: 'target', from: { en: 'at least 500 patients' } },
      { part: 'budgets', to: { en: 'EUR 200,000.00' } },
    ],
  });
  expect((await app.get<{ items: readonly object[] }>(adjustments)).body.items).toEqual([]);
  expect((await preview({ programme: 'moon' })).status).toBe(404);
});

test('the office sees what follows before it asks; the page reads well on a phone, and everybody sees what became of it', async () => {
  const path = `${at}/strategy`;
  const open = (person: string) => app.sessions.open({ kind: 'person', person }, new Date());
  const visit = async (person: string) => {
    const headers = { cookie: `gatehouse_session=${await open(person)}`, origin: app.url };
    const page = async (place = path) => (await app.raw<string>('GET', `${place}?lang=en`, { headers })).body;
    const send = async (fields: Readonly<Record<string, string>>) => {
      const nonce = /name="nonce" value="([^"]+)"/.exec(await page())?.[1] ?? '';
      const body = new URLSearchParams({ nonce, key: 'a1', ...fields });
      return app.raw<string>('POST', `/office${adjustments}?lang=en`, { headers, body });
    };
    return { page, send };
  };
  const officer = await visit('office@spree.example');
  const typed = {
    title: 'A slower start',
    reason: 'votes come late',
    effectiveOn,
    'changes.milestones.protocol-approved.due': due,
    'changes.kpis.enrolment.target': '400',
    'changes.budgets.software': '200000',
    'changes.policies.routine': '6',
  };
  const looked = await officer.send({ ...typed, step: 'look' });
  expect(looked.status).toBe(200);
  for (const shown of [
    '31 Mar 2027',
    'at least 400 patients',
    'EUR 200,000.00',
    '6 working days',
    'Ask for the decision',
  ])
    expect(looked.body).toContain(shown);
  expect((await app.get<{ items: readonly object[] }>(adjustments)).body.items).toEqual([]);
  const wrong = await officer.send({ ...typed, 'changes.kpis.enrolment.weight': '41', step: 'look' });
  expect(wrong).toMatchObject({ status: 422, body: expect.stringContaining('value="41"') });
  const nurse = await visit('nursing@spree.example');
  expect(await nurse.page()).not.toContain('Propose an adjustment');
  expect((await officer.send({ ...typed, step: 'ask' })).status).toBe(303);
  const { approval = '' } = await eventually(async () => {
    const { status, body } = await app.get<{ approval?: string }>(`${adjustments}/a1`);
    return status === 200 && body;
  });
  expect(await asked({ key: 'a2' })).toMatchObject({ status: 409, body: { code: 'adjustment_overlaps' } });

  for (const size of [phone, desktop]) {
    const page = await browser.visit(size);
    await page
      .context()
      .addCookies([{ name: 'gatehouse_session', value: await open('office@spree.example'), url: app.url }]);
    for (const place of [path, `${adjustments}/a1`])
      for (const language of ['zh', 'en']) {
        await page.goto(`${app.url}${place}?lang=${language}`);
        for (const each of await page.locator('details').all())
          await each.evaluate((fold) => fold.setAttribute('open', ''));
        const seen = { place, language, width: size.width };
        expect({ ...seen, barriers: await barriersOn(page) }).toEqual({ ...seen, barriers: [] });
        expect({ ...seen, overflow: await overflowOf(page) }).toEqual({ ...seen, overflow: 0 });
      }
    await page.close();
  }
  await approveAll(app, approval);
  const director = await visit('director@spree.example');
  const after = await eventually(async () => {
    const html = await director.page(`${adjustments}/a1`);
    return html.includes('Approved, takes effect on its day') && html;
  });
  for (const shown of ['votes come late', 'proposed the adjustment', 'was approved']) expect(after).toContain(shown);
  expect(await director.page()).toContain('Propose an adjustment');
});
