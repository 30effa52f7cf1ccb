import { randomUUID } from 'node:crypto';
import type { IpItem } from '../../../domain/ip/ip';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { east, seedKey, west } from '../../support/seed';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

const at = '/programmes/stroke-registry';
const director = 'director@spree.example';
const theirs = 'director@manzanares.example';
const headersOf = async (person: string) => ({
  cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`,
  origin: app.url,
  'accept-language': 'en',
});
const call = async (person: string, path: string, body: object) =>
  app.raw<{ code?: string; state?: string; keptAt?: string }>('POST', `/api/v1${at}/ip${path}`, {
    headers: { ...(await headersOf(person)), 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
  });
const item = async (key: string) => (await app.get<IpItem>(`${at}/ip/${key}`)).body;
const preview = (body: object) =>
  app.post<{ code?: string; dates: readonly { name: string; on: string; provisional: boolean }[] }>(
    '/previews/ip-dates',
    body,
  );

test('a preview says when priority ends, when a trademark may be renewed and until when, with reasons', async () => {
  const patent = { kind: 'patent', subKind: 'invention', firstFiledOn: '2025-10-03', calendar: 'cn' };
  const { status, body } = await preview(patent);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    dates: [
      {
        name: 'priorityEnds',
        on: '2026-10-08',
        provisional: false,
        reason: { zh: expect.stringContaining('顺延'), en: expect.stringContaining('12 months') },
      },
    ],
    calendarVersions: { cn: expect.any(String) },
  });
  const mark = await preview({ kind: 'trademark', expiresOn: '2026-04-04', calendar: 'cn' });
  expect(mark.body.dates.map(({ name, on }) => `${name} ${on}`)).toEqual([
    'renewalOpens 2025-04-04',
    'expires 2026-04-04',
    'graceEnds 2026-10-08',
  ]);
  expect((await preview({ ...patent, calendar: 'weekdays' })).body.dates[0]?.on).toBe('2026-10-05');
  const refused = [
    { ...patent, calendar: 'nowhere' },
    { kind: 'patent', subKind: 'design', calendar: 'cn' },
    { kind: 'trademark', firstFiledOn: '2025-10-03', calendar: 'cn' },
    { ...patent, firstFiledOn: '2025-02-30' },
    { ...patent, subKind: 'plant' },
    { ...patent, firstFiledOn: '9999-06-01' },
  ];
  for (const body of refused) expect((await preview(body)).status).toBe(422);
});

test('the parties consent, object and waive over the API, each for itself; a filing needs what they said', async () => {
  const joint = { key: 'stent', title: 'Stent registry', kind: 'patent', subKind: 'invention' };
  expect((await call(director, '', joint)).body).toMatchObject({ state: 'proposed' });
  expect((await call(director, '', joint)).body.code).toBe('key_taken');
  for (const changes of [{ subKind: undefined }, { kind: 'knowHow' }, { keptAt: 'a safe' }])
    expect((await call(director, '', { ...joint, key: 'other', ...changes })).status).toBe(422);
  const filing = { on: '2026-10-01', number: 'EP 1', where: 'EPO' };
  expect((await call(director, '/stent/filings', filing)).body.code).toBe('consent_missing');
  expect((await call(theirs, '/stent/answers', { verdict: 'object' })).body.code).toBe('comment_required');
  const page = await app.raw<string>('GET', `${at}/ip/stent?lang=en`, { headers: await headersOf(theirs) });
  for (const shown of [
    'Joint filing of a patent (invention): Stent registry',
    'value="consent">Consent to the joint filing',
    'value="object">Object to the joint filing',
  ])
    expect(page.body).toContain(shown);
  expect((await call(theirs, '/stent/answers', { verdict: 'waive' })).body.state).toBe('cleared');
  expect((await call(theirs, '/stent/filings', filing)).status).toBe(403);
  expect((await call(director, '/stent/filings', { ...filing, on: '9999-12-31' })).body.code).toBe('invalid_input');
  expect((await call(director, '/stent/filings', filing)).body.state).toBe('filed');
  await eventually(async () => (await item('stent')).dates.length === 1);
  expect((await call(director, '/stent/accesses', { why: 'audit' })).body.code).toBe('ip_state');
  expect((await call('ethics@spree.example', '/stent/answers', { verdict: 'consent' })).status).toBe(403);
  expect((await call(director, '/nothing/answers', { verdict: 'consent' })).status).toBe(404);
});

test('a secret is told on the page to whoever says why, the log shows it, and it stands nowhere else', async () => {
  const mine = await headersOf(director);
  const show = async (path: string) => (await app.raw<string>('GET', `${path}?lang=en`, { headers: mine })).body;
  const nonceIn = (html: string, action: string) =>
    new RegExp(`action="/office${action}"[^]*?name="nonce" value="([^"]+)"`).exec(html)?.[1] ?? '';
  const send = (action: string, html: string, fields: Readonly<Record<string, string>>) =>
    app.raw<string>('POST', `/office${action}`, {
      headers: mine,
      body: new URLSearchParams({ nonce: nonceIn(html, action), ...fields }),
    });
  const list = await show(`${at}/ip`);
  const fields = { item: 'matching', title: 'Matching of records', kind: 'knowHow', joint: 'yes' };
  expect((await send(`${at}/ip`, list, fields)).status).toBe(422);
  expect((await send(`${at}/ip`, list, { ...fields, keptAt: 'safe 7' })).status).toBe(303);
  const page = await show(`${at}/ip/matching`);
  for (const shown of ['Matching of records', 'Know-how', 'Kept', 'nobody has read it yet'])
    expect(page).toContain(shown);
  expect(page).not.toContain('safe 7');
  expect((await send(`${at}/ip/matching/accesses`, page, { why: '' })).status).toBe(422);
  const told = await send(`${at}/ip/matching/accesses`, page, { why: 'a yearly audit' });
  expect(told).toMatchObject({ status: 200, body: expect.stringContaining('safe 7') });
  const again = await eventually(async () => {
    const shown = await show(`${at}/ip/matching`);
    return shown.includes('a yearly audit') && shown;
  });
  expect(again).not.toContain('safe 7');
  for (const path of [at, `${at}/ip`, `${at}/ledger?limit=500`])
    expect(JSON.stringify((await app.get(path)).body)).not.toContain('safe 7');
  expect(await show(at)).toContain(`href="${at}/ip"`);
});

test('an engineer of a party who holds no seat reads a secret, named with their party, by both doors', async () => {
  const secret = { key: 'codebook', title: 'Codebook', kind: 'knowHow', keptAt: 'safe 8' };
  expect((await call(director, '', secret)).status).toBe(201);
  const why = 'to mend the export';
  const reader = { name: 'eng. Li <li@spree.example>', party: 'spree' };
  const told = await call(director, '/codebook/accesses', { why, reader });
  expect(told).toMatchObject({ status: 201, body: { keptAt: 'safe 8' } });
  for (const refused of [
    { name: 'Li', party: 'nowhere' },
    { name: theirs, party: 'spree' },
    { name: ' ', party: 'spree' },
    { name: 'Li' },
  ])
    expect(await call(director, '/codebook/accesses', { why, reader: refused })).toMatchObject({
      status: 422,
      body: { code: 'invalid_input' },
    });
  const mine = await headersOf(director);
  const show = async () => (await app.raw<string>('GET', `${at}/ip/codebook?lang=en`, { headers: mine })).body;
  const nonce = /accesses"[^]*?name="nonce" value="([^"]+)"/.exec(await show())?.[1] ?? '';
  const fields = { nonce, why, 'reader.name': 'Ana', 'reader.party': 'manzanares' };
  const page = await app.raw<string>('POST', `/office${at}/ip/codebook/accesses`, {
    headers: mine,
    body: new URLSearchParams(fields),
  });
  expect(page).toMatchObject({ status: 200, body: expect.stringContaining('safe 8') });
  await eventually(async () => (await item('codebook')).accesses.length === 2);
  expect((await item('codebook')).accesses).toMatchObject([
    { by: director, reader, why },
    { by: director, reader: { name: 'Ana', party: 'manzanares' }, why },
  ]);
  expect(await show()).toMatch(/Ana \([^)]+, asked for by director@spree.example\)/);
});

test('a secret is told to the other company only once the non-disclosure agreement is in force', async () => {
  await app.post('/programmes', { file: seedKey });
  const there = `/api/v1/programmes/${seedKey}/ip`;
  const ask = async (person: string, path: string, body: object) =>
    app.raw<{ code?: string; keptAt?: string }>('POST', `${there}${path}`, {
      headers: { ...(await headersOf(person)), 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
  const secret = { key: 'cells', title: 'Cell chemistry', kind: 'knowHow', keptAt: 'safe 9' };
  expect((await ask(`pmo@${east.domain}`, '', secret)).status).toBe(201);
  const refused = await ask(`pmo@${west.domain}`, '/cells/accesses', { why: 'integration' });
  expect(refused).toMatchObject({ status: 409, body: { code: 'needs_unmet' } });
  expect(JSON.stringify(refused.body)).not.toContain('safe 9');
  const passedOn = { why: 'integration', reader: { name: '李工', party: west.key } };
  const theirEngineer = await ask(`pmo@${east.domain}`, '/cells/accesses', passedOn);
  expect(theirEngineer).toMatchObject({ status: 409, body: { code: 'needs_unmet' } });
  const own = await ask(`pmo@${east.domain}`, '/cells/accesses', { why: 'a yearly audit' });
  expect(own).toMatchObject({ status: 201, body: { keptAt: 'safe 9' } });
});
