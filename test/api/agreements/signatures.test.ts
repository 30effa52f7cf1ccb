import { randomUUID } from 'node:crypto';
import { startApp, type App } from '../../support/app';
import { today, dayIn } from '../../support/days';
import { eventually } from '../../support/eventually';
import { approveAll } from '../../support/questions';
import type { AgreementView } from '../../../domain/agreements/views';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

interface Answered {
  readonly code?: string;
  readonly approval?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

const at = '/programmes/stroke-registry/agreements';
const act = (path: string, body: object) =>
  app.post<Answered>(`${at}/${path}`, body, { 'idempotency-key': randomUUID() });
const seen = async (key: string) => (await app.get<AgreementView>(`${at}/${key}`)).body;
const comesTo = (key: string, state: string) => eventually(async () => (await seen(key)).state === state);
const [approved, other] = ['a'.repeat(64), 'b'.repeat(64)];
const sign = (key: string, party: string, changes: object = {}) =>
  act(`${key}/signatures`, {
    party,
    signatory: 'the director',
    signedOn: today(),
    documentHash: approved,
    ...changes,
  });
/** A page as somebody of the office reads it in English. */
const officePage = async ({ sessions, url }: App, path: string) => {
  const session = await sessions.open({ kind: 'person', person: 'office@spree.example' }, new Date());
  const headers = { cookie: `gatehouse_session=${session}; gatehouse_language=en` };
  return (await fetch(`${url}${path}`, { headers })).text();
};
const submit = (key: string, changes: object = {}) =>
  act(`${key}/submissions`, {
    summary: ['As agreed.'],
    evidence: [{ kind: 'document', title: 'text', hash: approved }],
    ...changes,
  });

test('an agreement takes effect on the one document that was approved, on days that have come, and its recording is corrected before it does', async () => {
  const { approval = '' } = await eventually(async () => {
    const { status, body } = await submit('consortium');
    return status === 201 && body;
  });
  const page = async () => officePage(app, `${at}/consortium`);
  const asked = await eventually(async () => {
    const html = await page();
    return html.includes('Document under approval') && html;
  });
  expect(asked).not.toContain('Document that was approved');
  expect(asked).toContain(`Fingerprint of the file (SHA-256): ${approved}`);
  await approveAll(app, approval);
  await comesTo('consortium', 'signing');
  const signing = await page();
  expect(signing).toMatch(new RegExp(`Document that was approved</dt><dd>.*SHA-256\\): ${approved}`, 's'));
  expect(signing).not.toContain('Document under approval');

  expect(await sign('consortium', 'spree', { signedOn: dayIn(2) })).toMatchObject({
    status: 422,
    body: { code: 'invalid_input', facts: { field: 'signedOn' } },
  });
  expect((await sign('consortium', 'spree', { signedOn: dayIn(240) })).status).toBe(422);
  expect(await sign('consortium', 'spree', { documentHash: other })).toMatchObject({
    status: 409,
    body: { code: 'document_differs' },
  });

  const confirm = (by: string) =>
    act('consortium/document-confirmations', { documentHash: other, reason: 'a page was renumbered', by });
  expect((await confirm('office@spree.example')).status).toBe(201);
  expect((await sign('consortium', 'spree', { documentHash: other })).status).toBe(409);
  expect((await confirm('office@manzanares.example')).status).toBe(201);
  expect((await sign('consortium', 'spree', { documentHash: other, signedOn: '2026-11-20' })).status).toBe(201);
  expect(await sign('consortium', 'manzanares')).toMatchObject({
    status: 409,
    body: { facts: { recorded: { spree: other, manzanares: approved } } },
  });

  const correction = { of: 'signature', party: 'spree', signedOn: '2026-11-19', reason: 'the day before' };
  expect((await act('consortium/corrections', { ...correction, signedOn: dayIn(2) })).status).toBe(422);
  expect((await act('consortium/corrections', correction)).status).toBe(201);
  expect((await sign('consortium', 'manzanares', { documentHash: other, signedOn: '2026-11-18' })).status).toBe(201);
  await comesTo('consortium', 'effective');
  expect(await seen('consortium')).toMatchObject({ effectiveOn: '2026-11-19' });
  expect(await act('consortium/corrections', correction)).toMatchObject({
    status: 409,
    body: { code: 'correction_refused' },
  });
});

test('an agreement that both want to begin later is signed, and waits for its day', async () => {
  const { status, body } = await submit('data-sharing', { effectiveOn: dayIn(20) });
  expect(status).toBe(201);
  await approveAll(app, body.approval ?? '');
  await comesTo('data-sharing', 'signing');
  for (const party of ['spree', 'manzanares']) expect((await sign('data-sharing', party)).status).toBe(201);
  await comesTo('data-sharing', 'signed');
  expect(await seen('data-sharing')).toMatchObject({ state: 'signed', begins: { on: dayIn(20) } });
});
