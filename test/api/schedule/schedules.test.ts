import { randomUUID } from 'node:crypto';
import type { ProgrammeView } from '../../../domain/views/views';
import { fingerprintOf } from '../../../infra/store/evidence-files';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { east, seedKey } from '../../support/seed';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

const at = '/programmes/stroke-registry';
const post = (path: string, body: object) => app.post(`${at}${path}`, body, { 'idempotency-key': randomUUID() });
const milestone = async (key: string) =>
  (await app.get<ProgrammeView>(at)).body.phases
    .flatMap(({ milestones }) => milestones)
    .find((each) => each.key === key);

const visit = async (person: string) => {
  const session = await app.sessions.open({ kind: 'person', person }, new Date());
  const headers = { cookie: `gatehouse_session=${session}`, origin: app.url };
  const page = async (path: string) => (await app.raw<string>('GET', `${path}?lang=en`, { headers })).body;
  return {
    page,
    send: async (path: string, action: string, fields: Readonly<Record<string, string>>, file?: File) => {
      const nonce = /name="nonce" value="([^"]+)"/.exec(await page(path))?.[1] ?? '';
      const form = new FormData();
      for (const [name, value] of Object.entries({ nonce, ...fields })) form.set(name, value);
      if (file) form.set('shown.file', file);
      const body = file ? form : new URLSearchParams({ nonce, ...fields });
      return app.raw<string>('POST', `/office${path}/${action}?lang=en`, { headers, body });
    },
  };
};

test('a forecast needs a milestone, a day and a reason; what would follow is answered once, and no report is taken that nobody asked for', async () => {
  const plan = '/milestones/protocol-approved';
  const forecast = { on: '2027-04-07', reason: 'a late vote' };
  expect(await post('/milestones/moon/forecasts', forecast)).toMatchObject({ status: 404 });
  expect(await post(`${plan}/forecasts`, { ...forecast, on: '2027-02-30' })).toMatchObject({ status: 422 });
  expect(await post(`${plan}/forecasts`, { on: '2027-04-07' })).toMatchObject({ status: 422 });
  const beyond = await post(`${plan}/forecasts`, { ...forecast, on: '9999-12-30' });
  expect(beyond).toMatchObject({ status: 422, body: { code: 'invalid_input', errors: [{ path: 'on' }] } });
  expect(await post(`${plan}/forecasts`, forecast)).toMatchObject({ status: 201, body: { forecastOn: '2027-04-07' } });
  const { number } = await eventually(async () => (await milestone('protocol-approved'))?.proposal);
  expect(await post(`${plan}/proposals/nonsense`, { accept: true })).toMatchObject({
    status: 409,
    body: { code: 'proposal_over' },
  });
  expect(await post(`${plan}/proposals/${number}`, { accept: false })).toMatchObject({ status: 201 });
  expect(await post(`${plan}/proposals/${number}`, { accept: true })).toMatchObject({ status: 409 });
  const report = { cause: 'a', consequence: 'b', options: ['c'], recommendation: 'd' };
  expect(await post(`${plan}/exceptions`, report)).toMatchObject({ status: 409, body: { code: 'exception_not_open' } });
  expect(await post(`${plan}/exceptions`, { ...report, options: [] })).toMatchObject({ status: 422 });
});

test('the pages show baseline, forecast and slip; the office forecasts, accepts what would follow and reports there', async () => {
  const path = `${at}/milestones/protocol-approved`;
  const officer = await visit('office@spree.example');
  expect(await officer.send(path, 'forecasts', { forecastOn: '', forecastReason: 'late' })).toMatchObject({
    status: 422,
  });
  const fields = { forecastOn: '2027-05-05', forecastReason: 'a second vote' };
  expect((await officer.send(path, 'forecasts', fields)).status).toBe(303);
  const shown = await eventually(async () => {
    const html = await officer.page(path);
    return html.includes('An exception') || html.includes('to be handed in') ? html : false;
  });
  for (const what of [
    '25 working days later than the baseline',
    'forecast it for 5 May 2027: a second vote',
    'Dates that would follow',
  ])
    expect(shown).toContain(what);
  expect(await officer.page(at)).toContain('+25');
  const onlooker = await (await visit('director@spree.example')).page(path);
  expect(onlooker).toContain('Dates that would follow');
  expect(onlooker).not.toContain('Record a forecast');

  const { number } = await eventually(async () => (await milestone('protocol-approved'))?.proposal);
  const accepted = await officer.send(path, 'proposals', { proposal: String(number), answer: 'accept' });
  expect(accepted.status).toBe(303);
  // What followed the forecast before was dropped, so that it moves by the further twenty days alone.
  await eventually(async () => (await milestone('first-thousand'))?.slip?.workingDays === 20);
  const said = { cause: 'a', consequence: 'b', recommendation: 'd' };
  expect((await officer.send(path, 'exceptions', { ...said, options: ' ' })).status).toBe(422);
  const minutes = '%PDF-1.7 minutes of the ethics committee';
  const options = 'c\r\ne';
  const scan = new File(['not a PDF'], 'minutes.pdf', { type: 'application/pdf' });
  const refused = await officer.send(path, 'exceptions', { ...said, options }, scan);
  expect([refused.status, refused.body.includes('id="shown-file-wrong"')]).toEqual([422, true]);
  const file = new File([minutes], 'minutes.pdf', { type: 'application/pdf' });
  expect((await officer.send(path, 'exceptions', { ...said, options }, file)).status).toBe(303);
  await eventually(async () => (await officer.page(path)).includes('being decided'));
  const { approval = '' } = (await milestone('protocol-approved'))?.exception ?? {};
  const decided = await eventually(async () => app.readModel.approval(approval));
  expect(decided.approval.request.content.evidence).toEqual([
    { kind: 'document', title: 'minutes.pdf', hash: fingerprintOf(Buffer.from(minutes)) },
  ]);
});

test('the office reports a change of scope by API and page; everybody sees it, and what was approved stands in the acceptance', async () => {
  const path = `${at}/milestones/first-thousand`;
  const report = { cause: 'a', consequence: 'b', options: ['c'], recommendation: 'd' };
  const change = 'twelve hundred patients';
  expect(await post('/milestones/moon/scope-changes', { ...report, change })).toMatchObject({ status: 404 });
  expect(await post('/milestones/first-thousand/scope-changes', report)).toMatchObject({ status: 422 });
  const officer = await visit('office@spree.example');
  const fields = { 'scope.cause': 'a', 'scope.consequence': 'b', 'scope.recommendation': 'd', 'scope.change': change };
  const refused = await officer.send(path, 'scope-changes', { ...fields, 'scope.options': '' });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain(change); // what was typed is still there
  expect((await officer.send(path, 'scope-changes', { ...fields, 'scope.options': 'c' })).status).toBe(303);
  await eventually(async () => (await milestone('first-thousand'))?.scope?.[0]?.state === 'deciding');
  expect(await post('/milestones/first-thousand/scope-changes', { ...report, change })).toMatchObject({
    status: 409,
    body: { code: 'scope_deciding' },
  });
  const onlooker = await (await visit('director@spree.example')).page(path);
  expect(onlooker).toContain(change);
  expect(onlooker).toContain('reported change of scope 1');
  expect(onlooker).not.toContain('Report a change of scope');
});

test('the page of a milestone says in words what it needs, whatever that is', async () => {
  await app.post('/programmes', { file: seedKey });
  const officer = await visit(`pmo@${east.domain}`);
  const shown = async (key: string) => officer.page(`/programmes/${seedKey}/milestones/${key}`);
  expect(await shown('pilot-started')).toContain('1 project started');
  expect(await shown('market-share')).toContain('Market is attained by 100 %');
  expect(await shown('model-mature')).toContain('2 quarters in a row score 80 or more');
  for (const key of ['committee-formed', 'capital-agreement', 'overseas-breakthrough', 'platform-connected'])
    expect(await shown(key)).not.toMatch(/{&quot;|{"/);
});
