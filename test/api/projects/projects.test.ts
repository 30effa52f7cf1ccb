import { randomUUID } from 'node:crypto';
import type { Project } from '../../../domain/projects/projects';
import type { ProgrammeGlance } from '../../../domain/views/views';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { stepsIn } from '../../support/steps';
import { east, seedKey, west } from '../../support/seed';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: seedKey });
});
afterAll(() => app?.stop());

const at = `/programmes/${seedKey}`;
const document = { kind: 'document', title: 'assessment.pdf', hash: 'ab'.repeat(32) };
const request = (key: string, changes: object = {}) => ({
  key,
  title: { zh: '北方电网侧储能', en: 'Storage on the northern grid' },
  mode: 'jointDevelopment',
  budget: { amount: '120000000', fund: 'project' },
  ...changes,
});
const post = <Body>(path: string, body: unknown) =>
  app.post<Body & { code?: string }>(path, body, { 'idempotency-key': randomUUID() });
const project = async (key: string) => (await app.get<Project>(`${at}/projects/${key}`)).body;

test('the office opens a project, which is seen with its budget asked for; bad input is refused with a code', async () => {
  const opened = await post<{ project: string }>(`${at}/projects`, request('north-grid', { overseas: true }));
  expect(opened).toMatchObject({ status: 201, body: { project: 'north-grid' } });
  expect(await project('north-grid')).toMatchObject({
    state: 'preparing',
    agreement: 'project',
    isOverseas: true,
    budget: { amount: '120000000', fund: 'project' },
  });
  expect((await app.get<{ items: readonly Project[] }>(`${at}/projects`)).body.items).toHaveLength(1);
  const refused = async (key: string, changes: object) => {
    const { status, body } = await post(`${at}/projects`, request(key, changes));
    return [status, body.code];
  };
  expect(await refused('north-grid', {})).toEqual([409, 'key_taken']);
  for (const changes of [
    { mode: 'nothing' },
    { mode: 'constructor' },
    { agreement: 'nothing' },
    { budget: { amount: '120000000', fund: 'nothing' } },
    { budget: { amount: '0' } },
    { budget: { amount: '12.50' } },
    { budget: { amount: '9'.repeat(40) } },
  ])
    expect(await refused('other', changes)).toEqual([422, 'invalid_input']);
  expect(await post(`${at}/projects/nothing/stages`, { stage: 'opportunity' })).toMatchObject({ status: 404 });
  const early = { stage: 'construction', evidence: [document] };
  expect(await post(`${at}/projects/north-grid/stages`, early)).toMatchObject({ body: { code: 'project_state' } });
  const bare = { stage: 'opportunity' };
  expect(await post(`${at}/projects/north-grid/stages`, bare)).toMatchObject({ body: { code: 'evidence_required' } });
  const report = { stage: 'opportunity', evidence: [document] };
  expect(await post(`${at}/projects/north-grid/stages`, report)).toMatchObject({
    status: 201,
    body: { passed: 'opportunity', next: 'contract' },
  });
});

test('the groups approve its budget by mail, and the pages show where it stands and what comes next', async () => {
  await post(`${at}/projects`, request('south-grid'));
  const { budgetApproval } = await eventually(async () => {
    const found = await project('south-grid');
    return found.budgetApproval.approval !== undefined && found;
  });
  await stepsIn(app, seedKey).approveByMail(budgetApproval.approval ?? '');
  await eventually(async () => (await project('south-grid')).budgetApproval.state === 'approved');
  const headers = async (person: string) => ({
    cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`,
    'accept-language': 'en',
    origin: app.url,
  });
  const office = await headers(`pmo@${east.domain}`);
  const show = async (path: string, by = office) =>
    (await app.raw<string>('GET', `${path}?lang=en`, { headers: by })).body;
  const page = await show(`${at}/projects/south-grid`);
  for (const shown of [
    'Storage on the northern grid',
    'CNY 1,200,000.00 · Project funds',
    'not effective yet',
    'approved',
  ])
    expect(page).toContain(shown);
  expect(await show(`${at}/projects/south-grid`, await headers(`chair@${west.domain}`))).not.toContain('name="nonce"');
  const overview = await show(at);
  for (const shown of ['Projects', `href="${at}/projects/south-grid"`, 'In preparation'])
    expect(overview).toContain(shown);
  const { waiting } = (await app.get<ProgrammeGlance>(at)).body;
  expect(waiting).toContainEqual(expect.objectContaining({ kind: 'project', id: 'south-grid' }));

  const nonceIn = (html: string, action: string) =>
    new RegExp(`action="/office${action}"[^]*?name="nonce" value="([^"]+)"`).exec(html)?.[1] ?? '';
  const send = (action: string, html: string, fields: Readonly<Record<string, string>>) =>
    app.raw<string>('POST', `/office${action}`, {
      headers: office,
      body: new URLSearchParams({ nonce: nonceIn(html, action), ...fields }),
    });
  const stages = `${at}/projects/south-grid/stages`;
  const evidence = { 'evidence.0.kind': 'document', 'evidence.0.title': 'assessment', 'evidence.0.reference': 'no. 7' };
  const empty = await send(stages, page, { stage: 'opportunity' });
  expect(empty.status).toBe(422);
  expect((await send(stages, page, { stage: 'opportunity', ...evidence })).status).toBe(303);
  expect((await project('south-grid')).passed).toMatchObject([{ stage: 'opportunity', by: `pmo@${east.domain}` }]);

  const list = await show(`${at}/projects`);
  const opening = {
    project: 'west-grid',
    title: '西部储能',
    mode: 'platform',
    amount: '1,000.50',
    fund: '',
    overseas: 'no',
  };
  expect((await send(`${at}/projects`, list, { ...opening, amount: 'many' })).status).toBe(422);
  expect((await send(`${at}/projects`, list, opening)).status).toBe(303);
  expect(await project('west-grid')).toMatchObject({ agreement: 'service', budget: { amount: '100050' } });
  await eventually(async () => (await project('west-grid')).budgetApproval.state === 'asked');
  const cancelled = await post(`${at}/projects/west-grid/cancellation`, { reason: 'no customer' });
  expect(cancelled).toMatchObject({ status: 409, body: { code: 'project_state' } });
});

test('the office forecasts what a project costs by API and page, and reports what is more than is tolerated', async () => {
  await post(`${at}/projects`, request('east-grid'));
  const path = `${at}/projects/east-grid`;
  const forecast = { amount: '140000000', reason: 'steel is dearer' };
  expect(await post(`${path}/cost-forecasts`, forecast)).toMatchObject({
    status: 409,
    body: { code: 'project_state' },
  });
  const { budgetApproval } = await eventually(async () => {
    const found = await project('east-grid');
    return found.budgetApproval.approval !== undefined && found;
  });
  await stepsIn(app, seedKey).approveByMail(budgetApproval.approval ?? '');
  await eventually(async () => (await project('east-grid')).budgetApproval.state === 'approved');
  expect(await post(`${path}/cost-forecasts`, { ...forecast, amount: '1.5' })).toMatchObject({ status: 422 });
  expect(await post(`${path}/cost-forecasts`, { ...forecast, reason: '' })).toMatchObject({ status: 422 });
  expect(await post(`${path}/cost-forecasts`, { ...forecast, amount: '132000000' })).toMatchObject({ status: 201 });
  const report = { cause: 'a', consequence: 'b', options: ['c'], recommendation: 'd' };
  expect(await post(`${path}/exceptions`, report)).toMatchObject({ status: 409, body: { code: 'exception_not_open' } });

  const session = await app.sessions.open({ kind: 'person', person: `pmo@${east.domain}` }, new Date());
  const headers = { cookie: `gatehouse_session=${session}`, origin: app.url };
  const show = async () => (await app.raw<string>('GET', `${path}?lang=en`, { headers })).body;
  const send = async (action: string, fields: Readonly<Record<string, string>>) => {
    const nonce = /name="nonce" value="([^"]+)"/.exec(await show())?.[1] ?? '';
    return app.raw<string>('POST', `/office${path}/${action}?lang=en`, {
      headers,
      body: new URLSearchParams({ nonce, ...fields }),
    });
  };
  expect((await send('cost-forecasts', { 'cost.amount': 'much', 'cost.reason': 'steel' })).status).toBe(422);
  const dearer = { 'cost.amount': '1,400,000.00', 'cost.reason': 'steel is dearer' };
  const sent = await send('cost-forecasts', dearer);
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?done=1`]);
  const shown = await eventually(async () => {
    const html = await show();
    return html.includes('to be handed in') && html;
  });
  for (const what of ['CNY 1,400,000.00', '16.67 % over its budget: more than is tolerated', 'Report the exception'])
    expect(shown).toContain(what);
  expect((await send('exceptions', { ...report, options: 'c\r\ne' })).status).toBe(303);
  await eventually(async () => (await show()).includes('being decided'));
  const { cost } = await project('east-grid');
  expect(cost).toMatchObject({ amount: '140000000', exception: { state: 'deciding', upTo: '140000000' } });
});
