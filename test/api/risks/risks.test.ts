import { randomUUID } from 'node:crypto';
import { riskId } from '../../../contracts/risk';
import type { Risk } from '../../../domain/risks/risks';
import type { ProgrammeGlance } from '../../../domain/views/views';
import { barriersOn, overflowOf } from '../../support/accessibility';
import { startApp, type App } from '../../support/app';
import { desktop, phone, startBrowser, type Browser } from '../../support/browser';
import { dayIn } from '../../support/days';
import { eventually } from '../../support/eventually';
import { wait } from '../../support/questions';

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
const registry = 'registry@spree.example';
const director = 'director@spree.example';
const headersOf = async (person: string) => ({
  cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`,
  origin: app.url,
  'accept-language': 'en',
});
const call = (person: string, path: string, body: object) =>
  app.postAs<{
    code?: string;
    state?: string;
    approval?: string;
    errors?: readonly { path: string }[];
    facts?: { field?: string };
  }>(person, `${at}/risks${path}`, body);
const risk = async (key = 'data-loss') => (await app.get<Risk & { authority: string[] }>(`${at}/risks/${key}`)).body;
const raised = (changes: object = {}) => ({
  key: 'data-loss',
  title: 'Data are lost',
  owner: 'data.registry',
  ...changes,
});

test('the register of the file stands from the start, and whoever acts for a party raises more', async () => {
  await eventually(async () => (await app.get(`${at}/risks/slow-enrolment`)).status === 200);
  expect(await risk('slow-enrolment')).toMatchObject({ level: 'high', state: 'assessed', authority: ['steering'] });
  expect((await call(director, '', raised())).status).toBe(201);
  expect(await risk()).toMatchObject({ state: 'identified', by: director, party: 'spree' });
  expect((await call(director, '', raised())).body.code).toBe('key_taken');
  expect((await call('ethics@spree.example', '', raised({ key: 'other' }))).status).toBe(403);
  const { body: view } = await app.get<ProgrammeGlance>(at);
  expect(view.waiting).toContainEqual(expect.objectContaining({ kind: 'risk', id: 'data-loss' }));
});

test.each<[string, object, string]>([
  ['by a seat that there is not', { owner: 'data.nobody' }, 'owner'],
  ['with a score of six', { inherent: [6, 1] }, 'inherent.0'],
  ['with a current score alone', { current: [2, 2] }, 'inherent'],
  ['with scores that rise unexplained', { inherent: [1, 1], residual: [3, 3] }, 'answer'],
  ['under a key with a blank', { key: 'a b' }, 'key'],
  ['without a title', { title: '' }, 'title'],
])('a risk that is raised %s is refused at its field', async (_, changes, path) => {
  const { status, body } = await call(director, '', raised({ key: 'refused', ...changes }));
  expect({ status, path: body.errors?.[0]?.path ?? body.facts?.field }).toEqual({ status: 422, path });
});

test('its owners and the office assess, respond and review; others are told why they may not', async () => {
  const scores = { inherent: [4, 4], residual: [2, 2] };
  expect((await call(director, '/data-loss/assessments', scores)).body.code).toBe('forbidden');
  expect((await call(registry, '/data-loss/reviews', { note: 'x' })).body.code).toBe('risk_state');
  expect((await call(registry, '/data-loss/assessments', scores)).body.state).toBe('assessed');
  await eventually(async () => (await risk()).review !== undefined);
  expect((await call(registry, '/data-loss/responses', { kind: 'avoid' })).body).toMatchObject({
    code: 'invalid_input',
  });
  const actions = [{ text: 'a second copy', owner: 'data.registry', due: dayIn(60) }];
  expect((await call(registry, '/data-loss/responses', { kind: 'avoid', actions })).body.state).toBe('treated');
  const owed = async () => (await app.get<readonly { risk?: string; key: string }[]>(`${at}/obligations`)).body;
  await eventually(async () => (await owed()).some((each) => each.risk === 'data-loss'));
  expect((await call(registry, '/data-loss/reviews', { note: 'fine', current: [3, 3] })).body.state).toBe('treated');
  expect(await eventually(async () => ((await risk()).level === 'medium' ? risk() : undefined))).toMatchObject({
    scores: { inherent: { likelihood: 4, impact: 4 }, current: { likelihood: 3, impact: 3 } },
  });
  expect((await call(registry, '/data-loss/acceptances', { reason: 'x', until: dayIn(0) })).status).toBe(422);
  expect((await call(registry, '/data-loss/acceptances', { reason: 'x', until: dayIn(9) })).body.approval).toBe(
    'stroke-registry:riskAcceptance:data-loss:1',
  );
  expect((await call(registry, '/data-loss/closure', { reason: 'x' })).body.code).toBe('risk_deciding');
  expect((await call(registry, '/nothing/closure', { reason: 'x' })).status).toBe(404);
});

test('an overdue review of a high risk stands on the checklist of the gate at once, and the pages are open to everybody', async () => {
  const process = riskId('stroke-registry', 'slow-enrolment');
  const { review } = await risk('slow-enrolment');
  await wait(app, process, review?.remindAt ?? '', 1);
  await eventually(async () => (await risk('slow-enrolment')).isReminded === true);
  await wait(app, process, review?.dueAt ?? '', 1);
  await eventually(async () => (await risk('slow-enrolment')).isOverdue === true);
  const gate = () =>
    app.post<{ code?: string }>(`${at}/phases/preparation/gate`, { note: '' }, { 'idempotency-key': randomUUID() });
  expect((await gate()).body.code).toBe('gate_not_ready');
  const headers = await headersOf('office@spree.example');
  const show = async (path: string) => (await app.raw<string>('GET', `${at}${path}?lang=en`, { headers })).body;
  expect(await show('/phases/preparation')).toContain('Review the high risk:');
  expect(await show('')).toContain('1 reviews overdue');
  expect(await show('/risks/slow-enrolment')).toContain('no gate is passed until it is done');

  const page = await show('/risks/slow-enrolment');
  const nonce = /name="nonce" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const fields = {
    'review.inherent.likelihood': '2',
    'review.inherent.impact': '4',
    'review.note': 'more patients now',
  };
  const send = async (changes: object = {}) =>
    app.raw<string>('POST', `/office${at}/risks/slow-enrolment/reviews`, {
      headers,
      body: new URLSearchParams({ nonce, ...fields, ...changes }),
    });
  expect((await send({ 'review.note': '' })).status).toBe(422);
  expect((await send()).status).toBe(303);
  await eventually(async () => (await risk('slow-enrolment')).level === 'medium');
  expect(await show('/phases/preparation')).not.toContain('Review the high risk:');

  expect(await show('/risks')).toMatch(/<desc id="map-desc">[^<]*\d [^<]+ → /);

  for (const size of [desktop, phone]) {
    const view = await browser.visit(size);
    const session = await app.sessions.open({ kind: 'person', person: registry }, new Date());
    await view.context().addCookies([{ name: 'gatehouse_session', value: session, url: app.url }]);
    for (const place of ['risks', 'risks/data-loss'])
      for (const language of ['zh', 'en']) {
        await view.goto(`${app.url}${at}/${place}?lang=${language}`);
        const seen = { place, language, width: size.width };
        expect({ ...seen, barriers: await barriersOn(view) }).toEqual({ ...seen, barriers: [] });
        expect({ ...seen, overflow: await overflowOf(view) }).toEqual({ ...seen, overflow: 0 });
      }
    await view.close();
  }
});
