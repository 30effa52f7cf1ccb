import { randomUUID } from 'node:crypto';
import { barriersOn, overflowOf } from '../../support/accessibility';
import { startApp, type App } from '../../support/app';
import { desktop, phone, startBrowser, type Browser } from '../../support/browser';
import { eventually } from '../../support/eventually';
import { seedKey, west } from '../../support/seed';

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

const at = `/programmes/${seedKey}/strategy`;
const report = (signal: string, body: object) =>
  app.post<{ code?: string }>(`${at}/signals/${signal}/reports`, body, { 'idempotency-key': randomUUID() });

interface Followed {
  readonly items: readonly { readonly key: string; readonly state?: string; readonly values?: readonly object[] }[];
  readonly assessments: readonly { readonly signal: string; readonly state: string }[];
}

test.each<[string, string, object, number]>([
  ['a signal that there is not', 'constructor', { value: 1 }, 404],
  ['a figure that is no number', 'price', { value: 'cheap' }, 422],
  ['a figure that is not given', 'price', { note: 'cheap' }, 422],
  ['what the programme tells by itself', 'drift', { value: 1 }, 422],
  ['a review without a word', 'short-review', {}, 422],
  ['what nobody asks', 'price', { value: 1, colour: 'red' }, 422],
])('a report of %s is refused', async (_, signal, body, status) => {
  expect((await report(signal, body)).status).toBe(status);
});

test('a signal beyond its threshold is seen with its assessment; its pages read well on a phone and in a screen reader', async () => {
  expect((await report('price', { value: '0.95', note: '招标公示' })).status).toBe(201);
  expect((await report('price', { value: '0.62', note: '低价中标' })).status).toBe(201);
  expect((await report('short-review', { note: '与两年规划一致' })).status).toBe(201);
  const followed = await eventually(async () => {
    const { body } = await app.get<Followed>(`${at}/signals`);
    return body.assessments.length === 1 && body;
  });
  expect(followed.assessments).toMatchObject([{ signal: 'price', state: 'deciding' }]);
  expect(followed.items.find(({ key }) => key === 'price')).toMatchObject({ state: 'beyond', values: [{}, {}] });
  await eventually(async () => (await app.readModel.approval(`${seedKey}:assessment:price-1:1`))?.state === 'open');

  const officer = app.readModel.head(seedKey).then((view) => view?.definition.governance.office.people[west.key] ?? '');
  const session = await app.sessions.open({ kind: 'person', person: await officer }, new Date());
  for (const size of [phone, desktop]) {
    const page = await browser.visit(size);
    await page.context().addCookies([{ name: 'gatehouse_session', value: session, url: app.url }]);
    for (const place of [at, `${at}/signals/price`, `${at}/signals/short-review`])
      for (const language of ['zh', 'en']) {
        await page.goto(`${app.url}${place}?lang=${language}`);
        const seen = { place, language, width: size.width };
        expect({ ...seen, barriers: await barriersOn(page) }).toEqual({ ...seen, barriers: [] });
        expect({ ...seen, overflow: await overflowOf(page) }).toEqual({ ...seen, overflow: 0 });
      }
    await page.goto(`${app.url}${at}/signals/price?lang=zh`);
    for (const shown of ['储能系统中标均价', '低于 0.8 元/Wh', '低价中标', '评估中', '越过阈值'])
      expect(await page.textContent('body')).toContain(shown);
    await page.close();
  }
});
