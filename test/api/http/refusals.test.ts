import { request } from 'node:http';
import { startApp, type App } from '../../support/app';
import type { Refused } from '../../support/calls';
import { east, seedKey } from '../../support/seed';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: seedKey });
});
afterAll(() => app?.stop());

const json = { 'content-type': 'application/json' };
const at = `/programmes/${seedKey}`;
const bearer = () => ({ authorization: `Bearer ${app.officeToken}` });

/** A refusal is a problem of RFC 9457 with a stable code and a sentence in both languages. */
const expectProblem = (answer: { status: number; body: Refused; headers: Headers }, status: number, code: string) => {
  expect(answer).toMatchObject({ status, body: { status, code, type: `urn:gatehouse:problem:${code}` } });
  expect(answer.headers.get('content-type')).toMatch('application/problem+json');
  for (const sentence of [answer.body.title, answer.body.titleZh, answer.body.detail]) expect(sentence).toMatch(/\S/);
};

test.each(['{', '{"calendar":', 'null', '[]', '"text"', '\u0000', '{"a":1}}'])('%j is not a body', async (body) => {
  const answer = await app.raw('POST', '/api/v1/previews/deadline', { headers: json, body });
  expect([400, 422]).toContain(answer.status);
  expectProblem(answer, answer.status, answer.status === 400 ? 'malformed' : 'invalid_input');
});

test('a post without a body is told what is missing', async () => {
  const answer = await app.raw('POST', '/api/v1/programmes', { headers: bearer() });
  expectProblem(answer, 422, 'invalid_input');
});

test('an unknown field is named with its path, and nothing is half-written', async () => {
  const evidence = [{ kind: 'minutes', title: '纪要', author: 'x' }];
  const answer = await app.post(`${at}/milestones/committee-formed/submissions`, { evidence, colour: 'red' });
  expectProblem(answer, 422, 'invalid_input');
  expect(answer.body.errors?.map(({ path }) => path)).toEqual(expect.arrayContaining(['evidence.0', '']));
  expect(answer.body.detail).toContain('colour');
});

test.each([
  [{ evidence: [{ kind: 'video', title: 'x' }] }, 'evidence.0.kind'],
  [{ evidence: [{ kind: 'link', title: 'x', url: 'ftp://x.example' }] }, 'evidence.0.url'],
  [{ evidence: [{ kind: 'document', title: 'x', hash: 'abc' }] }, 'evidence.0.hash'],
  [{ note: 7 }, 'note'],
  [{ by: 'nobody' }, 'by'],
])('%j is refused at %s', async (body, path) => {
  const answer = await app.post(`${at}/milestones/committee-formed/submissions`, body);
  expectProblem(answer, 422, 'invalid_input');
  expect(answer.body.errors).toContainEqual(expect.objectContaining({ path }));
});

test.each([undefined, 'Bearer wrong', 'Bearer', 'Basic eDp5', 'wrong'])('the token %j opens nothing', async (token) => {
  const headers = token === undefined ? {} : { authorization: token };
  for (const path of ['/programmes', at, `${at}/ledger`, '/tasks', '/approvals/x'])
    expectProblem(await app.raw('GET', `/api/v1${path}`, { headers }), 401, 'unauthorised');
  expectProblem(
    await app.raw('POST', '/api/v1/programmes', { headers: { ...json, ...headers }, body: '{}' }),
    401,
    'unauthorised',
  );
});

test.each([
  ['GET', '/programmes/nothing'],
  ['GET', '/programmes/nothing/ledger'],
  ['GET', '/approvals/nothing'],
  ['GET', '/approvals/%20'],
  ['POST', '/programmes/nothing/milestones/x/submissions'],
  ['POST', `${at}/milestones/nothing/submissions`],
  ['POST', '/programmes/nothing/phases/x/gate'],
  ['POST', `${at}/phases/nothing/gate`],
  ['POST', `${at}/agreements/nothing/submissions`],
  ['POST', '/programmes/nothing/agreements/framework/submissions'],
  ['POST', `${at}/evaluations/monthly/1999-01/actuals`],
  ['GET', '/nothing'],
  ['POST', '/nothing'],
])('%s %s finds nothing', async (method, path) => {
  const sent = method === 'POST' ? { headers: { ...bearer(), ...json }, body: '{}' } : { headers: bearer() };
  expectProblem(await app.raw(method, `/api/v1${path}`, sent), 404, 'not_found');
});

test.each(['/%', '/programmes/%E0%A4%A', '/approvals/%00', '/tasks?after=%00'])(
  'the address %s is answered with a 4xx',
  async (path) => {
    const { status } = await app.raw('GET', `/api/v1${path}`, { headers: bearer() });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  },
);

test('an unknown programme, milestone or approval is not found by POST either', async () => {
  expectProblem(await app.post('/approvals/nothing/withdrawal', { reason: 'x' }), 404, 'not_found');
  expectProblem(await app.post('/programmes/nothing/approvals', anApproval()), 404, 'not_found');
  expectProblem(await app.post('/programmes', { file: 'nothing' }), 404, 'not_found');
});

test.each(['"\\u0000"', '"\\ud800"'])(
  'the text %s, which no store keeps, is refused before anything begins',
  async (text) => {
    const body = `{"key":"odd","title":${text},"policy":"oneOfEach","groups":["finance"]}`;
    const answer = await app.raw('POST', `/api/v1${at}/approvals`, { headers: { ...bearer(), ...json }, body });
    expectProblem(answer, 422, 'invalid_input');
    const definition = `programme: odd\ntitle: ${text}\n`;
    expect(await app.post('/programmes', { definition })).toMatchObject({ status: 422 });
  },
);

test('a body of more than 2 MB is too large', async () => {
  const answer = await app.post('/programmes', { definition: 'x'.repeat(2_200_000) });
  expect(answer).toMatchObject({ status: 413, body: { status: 413, code: 'malformed' } });
});

test.each(['', 'x'.repeat(201), 'with blank', 'ключ'])('the Idempotency-Key %j is refused', async (key) => {
  const headers = { ...bearer(), ...json, 'idempotency-key': Buffer.from(key).toString('latin1') };
  const answer = await rawly(`${app.url}/api/v1/programmes`, headers, '{"file":"stroke-registry"}');
  expect(answer).toEqual({ status: 422, code: 'invalid_input' });
  expect((await app.get<{ items: unknown[] }>('/programmes')).body.items).toHaveLength(1);
});

test('a programme that runs is not started again', async () => {
  expectProblem(await app.post('/programmes', { file: seedKey }), 409, 'already_started');
});

test('a definition with defects tells all of them, with line and column, and starts nothing', async () => {
  const answer = await app.post('/programmes', { definition: 'programme: x\ntitle: 7\ncolour: red\n' });
  expectProblem(answer, 422, 'definition_invalid');
  const { defects } = answer.body.facts as { defects: readonly { line: number; column: number; code: string }[] };
  expect(defects.length).toBeGreaterThan(2);
  for (const { line, column } of defects) expect([line, column].every(Number.isInteger)).toBe(true);
});

test.each([
  ['pilot-started', { evidence: [{ kind: 'document', title: 'x' }] }, 409, 'needs_unmet'],
  ['committee-formed', { evidence: [] }, 422, 'evidence_required'],
  ['ten-projects', { evidence: [{ kind: 'number', title: 'x', value: '10' }] }, 409, 'milestone_not_open'],
  ['committee-formed', { by: 'stranger@elsewhere.example' }, 403, 'forbidden'],
])('the milestone %s with %j is refused', async (milestone, body, status, code) => {
  expectProblem(await app.post(`${at}/milestones/${milestone}/submissions`, body), status, code);
});

test.each([
  ['alignment', 409],
  ['deepening', 409],
])('the gate of %s is not ready', async (phase, status) => {
  expectProblem(await app.post(`${at}/phases/${phase}/gate`), status, 'gate_not_ready');
});

test('an agreement is signed only when it was approved', async () => {
  const signed = { party: east.key, signatory: 'x', signedOn: '2026-11-23', documentHash: 'ab'.repeat(32) };
  expectProblem(await app.post(`${at}/agreements/framework/signatures`, signed), 409, 'agreement_state');
  expectProblem(
    await app.post(`${at}/agreements/framework/signatures`, { ...signed, signedOn: '2026-02-30' }),
    422,
    'invalid_input',
  );
});

test.each([
  ['a group that is not there', { groups: ['nothing'] }],
  ['a policy that is not there', { policy: 'nothing' }],
])('an approval by %s is refused', async (_what, change) => {
  const answer = await app.post(`${at}/approvals`, { ...anApproval(), ...change });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
});

const anApproval = () => ({ key: 'budget', title: '试点预算', policy: 'oneOfEach', groups: ['finance'] });

/** Sends headers that `fetch` would not. */
const rawly = (url: string, headers: Record<string, string>, body: string) =>
  new Promise<{ status: number | undefined; code: string }>((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode, code: (JSON.parse(text) as Refused).code }));
    });
    sent.on('error', reject).end(body);
  });
