import { randomUUID } from 'node:crypto';
import type { Dispute } from '../../../domain/disputes/disputes';
import type { ProgrammeGlance } from '../../../domain/views/views';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';

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
/** Somebody who is signed in calls the API. */
const call = async (person: string, path: string, body: object) =>
  app.raw<{ code?: string; state?: string }>('POST', `/api/v1${at}/disputes${path}`, {
    headers: {
      ...(await headersOf(person)),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  });
const dispute = async (key: string) => (await app.get<Dispute>(`${at}/disputes/${key}`)).body;
const raised = (key: string, changes: object = {}) => ({
  key,
  title: 'Late data',
  claim: 'The data came a month late.',
  about: { kind: 'agreement', key: 'data-sharing' },
  ...changes,
});

test('a seat of either party raises a dispute in its own name, the other confirms terms, and both settle', async () => {
  expect((await call(director, '', raised('late-data'))).status).toBe(201);
  expect(await dispute('late-data')).toMatchObject({ state: 'negotiation', party: 'spree', by: director });
  expect(await call(director, '', raised('other', { about: { kind: 'agreement', key: 'nothing' } }))).toMatchObject({
    status: 422,
    body: { code: 'invalid_input' },
  });
  expect(await call(director, '', raised('other', { by: theirs }))).toMatchObject({ status: 403 });
  expect(await call('ethics@spree.example', '', raised('other'))).toMatchObject({ status: 403 });
  expect(await call(director, '', raised('late-data'))).toMatchObject({ status: 409, body: { code: 'key_taken' } });
  const { body: view } = await app.get<ProgrammeGlance>(at);
  expect(view.agreements.find(({ key }) => key === 'data-sharing')).toMatchObject({ inDispute: true });
  expect(view.waiting).toContainEqual(expect.objectContaining({ kind: 'dispute', id: 'late-data' }));
  expect((await call(theirs, '/late-data/withdrawal', { reason: 'x' })).body.code).toBe('forbidden');
  expect((await call(theirs, '/late-data/settlements', { terms: 'a month more' })).body.state).toBe('negotiation');
  expect((await call(director, '/late-data/settlements', { terms: 'a month more' })).body.state).toBe('settled');
  await eventually(async () => (await dispute('late-data')).state === 'settled');
  expect(await call(director, '/late-data/settlements', { terms: 'more' })).toMatchObject({
    status: 409,
    body: { code: 'dispute_state' },
  });
  expect(await call(director, '/nothing/settlements', { terms: 'more' })).toMatchObject({ status: 404 });
});

test('the pages show a dispute to everybody with a role, and its forms to the parties', async () => {
  const mine = await headersOf(director);
  const show = async (path: string, headers = mine) =>
    (await app.raw<string>('GET', `${path}?lang=en`, { headers })).body;
  const nonceIn = (html: string, action: string) =>
    new RegExp(`action="/office${action}"[^]*?name="nonce" value="([^"]+)"`).exec(html)?.[1] ?? '';
  const send = (action: string, html: string, fields: Readonly<Record<string, string>>) =>
    app.raw<string>('POST', `/office${action}`, {
      headers: mine,
      body: new URLSearchParams({ nonce: nonceIn(html, action), ...fields }),
    });
  const list = await show(`${at}/disputes`);
  const fields = { dispute: 'lines-3', title: 'Line 3', about: 'lines:', lines: 'line 3\r\nline 4', claim: 'too much' };
  expect((await send(`${at}/disputes`, list, { ...fields, lines: '' })).status).toBe(422);
  expect((await send(`${at}/disputes`, list, fields)).status).toBe(303);
  expect(await dispute('lines-3')).toMatchObject({
    about: { kind: 'lines', lines: ['line 3', 'line 4'] },
    by: director,
  });
  const page = await eventually(async () => {
    const shown = await show(`${at}/disputes/lines-3`);
    return shown.includes('This tier lasts until') && shown;
  });
  for (const shown of ['Negotiation', 'line 3; line 4', 'too much', 'Stop taking part']) expect(page).toContain(shown);
  expect(await show(at)).toContain(`href="${at}/disputes/lines-3"`);
  expect(await show(`${at}/disputes/lines-3`, await headersOf('ethics@spree.example'))).not.toContain('name="nonce"');
  expect((await call(theirs, '/lines-3/settlements', { terms: 'half of line 3' })).body.state).toBe('negotiation');
  const asked = await eventually(async () => {
    const shown = await show(`${at}/disputes/lines-3`);
    return shown.includes('Proposal to settle: half of line 3') && shown;
  });
  for (const shown of ['Agree to settle on these terms', 'Do not agree: propose other terms'])
    expect(asked).toContain(shown);
  expect(await show(`${at}/disputes/lines-3`, await headersOf(theirs))).not.toContain('Agree to settle');
  const departures = `${at}/disputes/lines-3/departures`;
  expect((await send(departures, page, { 'departure.reason': ' ' })).status).toBe(422);
  expect((await send(departures, page, { 'departure.reason': 'no use' })).status).toBe(303);
  await eventually(async () => (await dispute('lines-3')).state === 'mediation');
});
