import { randomUUID } from 'node:crypto';
import type { ProgrammeView } from '../../../domain/views/views';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

const at = '/programmes/stroke-registry';
const post = (path: string, body: object) => app.post(`${at}${path}`, body, { 'idempotency-key': randomUUID() });
const request = { name: 'spring', reason: 'a second vote', dates: { 'protocol-approved': '2027-05-05' } };
const changes = async () => (await app.get<ProgrammeView['changes']>(`${at}/changes`)).body;

test('a change request names known milestones and dates that have not passed, and is postponed while it is being decided', async () => {
  expect(await post('/changes', { ...request, dates: { moon: '2027-05-05' } })).toMatchObject({ status: 404 });
  expect(await post('/changes', { ...request, dates: {} })).toMatchObject({ status: 422 });
  expect(await post('/changes', { ...request, dates: { 'protocol-approved': '2020-01-01' } })).toMatchObject({
    status: 422,
  });
  expect(await post('/changes', request)).toMatchObject({
    status: 201,
    body: { approval: 'stroke-registry:change:1:1' },
  });
  expect(await post('/changes', request)).toMatchObject({ status: 409, body: { code: 'baseline_named_already' } });
  await eventually(async () => app.readModel.approval('stroke-registry:change:1:1'));
  const aside = { as: 'merged', into: 1, reason: 'twice' };
  expect(await post('/changes/1/aside', aside)).toMatchObject({ status: 409, body: { code: 'change_not_open' } });
  expect((await post('/changes/1/aside', { as: 'postponed', reason: 'later' })).status).toBe(201);
  await eventually(async () => (await changes())[0]?.state === 'postponed');
  expect(await post('/changes/1/aside', { as: 'postponed', reason: 'later' })).toMatchObject({ status: 409 });
});

test('the office requests and postpones on the page of the baselines, which shows everybody what became of each', async () => {
  const path = `${at}/changes`;
  const visit = async (person: string) => {
    const session = await app.sessions.open({ kind: 'person', person }, new Date());
    const headers = { cookie: `gatehouse_session=${session}`, origin: app.url };
    const page = async () => (await app.raw<string>('GET', `${path}?lang=en`, { headers })).body;
    const send = async (action: string, fields: Readonly<Record<string, string>>) => {
      const nonce = /name="nonce" value="([^"]+)"/.exec(await page())?.[1] ?? '';
      return app.raw<string>('POST', `/office${action}?lang=en`, {
        headers,
        body: new URLSearchParams({ nonce, ...fields }),
      });
    };
    return { page, send };
  };
  const officer = await visit('office@spree.example');
  const said = { name: 'autumn', reason: 'a late ship' };
  const past = await officer.send(path, { ...said, 'dates.first-thousand': '2020-01-01' });
  expect(past).toMatchObject({ status: 422, body: expect.stringContaining('value="2020-01-01"') });
  expect((await officer.send(path, { ...said, 'dates.first-thousand': '2029-05-02' })).status).toBe(303);
  const shown = await eventually(async () => {
    const html = await officer.page();
    return html.includes('being decided') && html;
  });
  for (const what of ['autumn', 'a late ship', '2 May 2029', 'requested change 2: autumn'])
    expect(shown).toContain(what);
  await eventually(async () => app.readModel.approval('stroke-registry:change:2:1'));
  const aside = await officer.send(`${path}/aside`, { number: '2', as: 'postponed', into: '', asideReason: 'later' });
  expect(aside.status).toBe(303);
  const onlooker = await visit('director@spree.example');
  const after = await eventually(async () => {
    const html = await onlooker.page();
    return !html.includes('being decided') && html;
  });
  expect(after).toContain('Change 2: postponed');
  expect(after).not.toContain('Request a new baseline');
});
