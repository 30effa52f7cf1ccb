import { randomUUID } from 'node:crypto';
import type { ProgrammeGlance } from '../../../domain/views/views';
import { startApp, type App } from '../../support/app';
import { comesTo, signAgreement } from '../../support/driving';
import { eventually } from '../../support/eventually';
import { approveAll } from '../../support/questions';
import type { AgreementView } from '../../../domain/agreements/views';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
  await signAgreement(app, 'stroke-registry', 'consortium', '2026-10-05');
  await comesTo(app, 'stroke-registry', 'consortium', 'effective');
});
afterAll(() => app?.stop());

const programme = '/programmes/stroke-registry';
const at = `${programme}/agreements/consortium`;
const act = (verb: string, body: object, key: string = randomUUID()) =>
  app.post<{ code?: string; approval?: string }>(`${at}/${verb}`, body, { 'idempotency-key': key });
const seen = async () => (await app.get<AgreementView>(at)).body;

test.each([
  ['conditions', { condition: 'permit', evidence: 'letter' }, 409, 'agreement_state'],
  ['withdrawal', { reason: 'no need' }, 409, 'agreement_state'],
  ['negotiations', {}, 409, 'agreement_state'],
  ['cures', { evidence: 'paid' }, 409, 'agreement_state'],
  ['resumptions', { reason: 'over' }, 409, 'agreement_state'],
  ['fates', { fate: 'continue', reason: 'r' }, 409, 'agreement_state'],
  ['claims', { claim: 'obstruction', condition: 'permit', against: 'spree', reason: 'r' }, 409, 'agreement_state'],
  ['notices', { kind: 'renew', from: 'spree' }, 422, 'invalid_input'],
  ['notices', { kind: 'terminate', from: 'spree' }, 422, 'invalid_input'],
  ['notices', { kind: 'breach', from: 'mars' }, 422, 'invalid_input'],
  ['notices', { kind: 'breach', from: 'spree', sentAt: '2099-01-01T09:00:00Z' }, 422, 'invalid_input'],
  ['notices', { kind: 'breach', from: 'spree', sentAt: 'yesterday' }, 422, 'invalid_input'],
  ['suspensions', { reason: ' ' }, 422, 'invalid_input'],
  ['terminations', { reason: 'r', endsOn: '2020-01-01' }, 422, 'invalid_input'],
  ['amendments', { reason: 'r', effectiveOn: '2026-02-30' }, 422, 'invalid_input'],
  ['fates', { fate: 'forget', reason: 'r' }, 422, 'invalid_input'],
])('%s with %j is refused: %i %s', async (verb, body, status, code) => {
  expect(await act(verb, body)).toMatchObject({ status, body: { code } });
});

test('an agreement that is not there has no verbs', async () => {
  const { status } = await app.post(
    `${programme}/agreements/none/suspensions`,
    { reason: 'r' },
    { 'idempotency-key': 'x' },
  );
  expect(status).toBe(404);
});

test('a notice counts as received in the working hours of the other party, once however often it is sent', async () => {
  const sentAt = '2026-11-21T10:00:00+01:00'; // a Saturday
  const [key, body] = [randomUUID(), { kind: 'breach', from: 'spree', sentAt, reason: 'no data' }];
  expect((await act('notices', body, key)).status).toBe(201);
  expect((await act('notices', body, key)).status).toBe(201);
  const { notices, cure } = await eventually(async () => {
    const view = await seen();
    return view.cure && view;
  });
  expect(notices).toMatchObject([{ receivedOn: '2026-11-23', receivedAt: '2026-11-23T09:00:00+01:00' }]);
  expect(cure).toMatchObject({ on: '2026-12-23' });
  const { waiting } = (await app.get<ProgrammeGlance>(programme)).body;
  expect(waiting.find(({ kind }) => kind === 'agreement')).toMatchObject({ id: 'consortium', dueAt: cure?.at });
  expect((await act('cures', { evidence: 'the data came' })).status).toBe(201);
  await eventually(async () => (await seen()).cure === undefined);
});

test('the office suspends an agreement from its page, the groups decide, and the page tells it', async () => {
  const session = await app.sessions.open({ kind: 'person', person: 'office@spree.example' }, new Date());
  const headers = { cookie: `gatehouse_session=${session}`, origin: app.url };
  const page = async () => (await app.raw<string>('GET', `${at}?lang=en`, { headers })).body;
  const send = async (verb: string, fields: Record<string, string>) => {
    const nonce = new RegExp(`verbs/${verb}"[^>]*>[^]*?name="nonce" value="([^"]+)"`).exec(await page())?.[1] ?? '';
    const body = new URLSearchParams({ nonce, ...fields });
    return app.raw<string>('POST', `/office${at}/verbs/${verb}`, { headers, method: 'POST', body });
  };
  const noticed = 'Notice by Spree University Hospital of a breach';
  for (const shown of [
    'Dates',
    'Last day of term 1',
    'Propose to suspend it',
    noticed,
    '<td>Spree University Hospital',
  ])
    expect(await page()).toContain(shown);
  expect(await send('suspensions', {})).toMatchObject({
    status: 422,
    body: expect.stringContaining('Propose to suspend it'),
  });
  expect((await send('suspensions', { 'suspensions.reason': 'an audit' })).status).toBe(303);
  const approval = await eventually(async () => (await seen()).pending?.approval);
  expect(await act('terminations', { reason: 'r', endsOn: '2099-01-01' })).toMatchObject({
    status: 409,
    body: { code: 'already_proposed' },
  });
  await approveAll(app, approval);
  await comesTo(app, 'stroke-registry', 'consortium', 'suspended');
  const suspended = await page();
  for (const shown of ['Suspended', 'proposed: Suspend (an audit)', 'Propose to resume it'])
    expect(suspended).toContain(shown);
  expect(suspended).not.toContain('Propose to suspend it');
});
