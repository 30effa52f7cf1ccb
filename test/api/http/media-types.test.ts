import type { Refused } from '../../support/calls';
import { startApp, type App } from '../../support/app';
import { inboundToken } from '../../support/gatehouse';
import { seedKey } from '../../support/seed';

let app: App;
let operations: readonly { readonly method: string; readonly path: string; readonly taken: readonly string[] }[];

beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: seedKey });
  const { body } = await app.raw<Document>('GET', '/api/v1/openapi.json');
  operations = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{\w+\}/g, 'x'),
      taken: Object.keys(requestBody?.content ?? {}),
    })),
  );
});
afterAll(() => app?.stop());

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { requestBody?: { content: object } }>>>>;
}

const at = `/api/v1/programmes/${seedKey}/approvals`;
const bearer = () => ({ authorization: `Bearer ${app.officeToken}` });
const bytesOf = (text: string) => new TextEncoder().encode(text);
const anApproval = (title: string) =>
  JSON.stringify({ key: 'budget', title, policy: 'oneOfEach', groups: ['finance'], summary: '试点预算' });

/** Sends bytes under a content type, or under none. */
const send = (path: string, body: Uint8Array<ArrayBuffer>, type?: string, method = 'POST') =>
  app.raw<Refused>(method, path, { headers: { ...bearer(), ...(type && { 'content-type': type }) }, body });

const openTasks = async () => (await app.get<{ items: unknown[] }>('/tasks?state=open')).body.items.length;

test.each([
  undefined,
  'application/x-www-form-urlencoded',
  'text/plain',
  'text/json',
  'multipart/form-data; boundary=x',
  'nonsense',
])('a body under the type %j is taken by no operation that takes JSON, and asks nobody', async (type) => {
  const before = await openTasks();
  expect(await send(at, bytesOf(anApproval('试点预算')), type)).toMatchObject({
    status: 415,
    body: { code: 'unsupported_media_type', facts: { taken: ['application/json'] } },
  });
  const others = operations.filter(({ method, taken }) => method === 'POST' && taken.join() === 'application/json');
  expect(others.length).toBeGreaterThan(50);
  for (const { path } of others) expect([path, (await send(path, bytesOf('{}'), type)).status]).toEqual([path, 415]);
  expect(await openTasks()).toBe(before);
});

test('a mail that is not sent as one is told so', async () => {
  const headers = { authorization: `Bearer ${inboundToken}`, 'content-type': 'application/json' };
  expect(await app.raw('POST', '/api/v1/mail/inbound', { headers, body: '{}' })).toMatchObject({
    status: 415,
    body: { code: 'unsupported_media_type' },
  });
});

test.each(['gbk', 'utf-16', 'utf-16le', 'utf-7', 'iso-8859-1'])(
  'JSON in %s is not taken (RFC 8259)',
  async (charset) => {
    expect(await send(at, bytesOf(anApproval('x')), `application/json; charset=${charset}`)).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media_type' },
    });
  },
);

test('bytes that are not UTF-8 are never taken for text', async () => {
  const before = await openTasks();
  const [head, tail] = anApproval('TITLE').split('TITLE').map(bytesOf);
  const inGbk = new Uint8Array([0xca, 0xd4, 0xb5, 0xe3]);
  const body = new Uint8Array([...head!, ...inGbk, ...tail!]);
  const answer = await send(at, body, 'application/json');
  expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } });
  expect(answer.body.detail).toContain('UTF-8');
  expect(await openTasks()).toBe(before);
});

test.each([
  ['lists', '[', ']'],
  ['objects', '{"a":', '}'],
])('5,000 nested %s are no request of ours', async (_what, open, close) => {
  const body = `{"note":${open.repeat(5_000)}1${close.repeat(5_000)}}`;
  expect(await send(at, bytesOf(body), 'application/json')).toMatchObject({ status: 400, body: { code: 'malformed' } });
});

test('brackets inside of a text nest nothing', async () => {
  const answer = await send(at, bytesOf(anApproval(`"\\\\${'['.repeat(300)}`.replace('"', '\\"'))), 'application/json');
  expect(answer.body.code).not.toBe('malformed');
});

test('every address says which methods it takes, and takes no other', async () => {
  const paths = [
    ...new Set(operations.map(({ path }) => path)),
    '/readyz',
    '/metrics',
    '/api/docs',
    '/api/v1/openapi.json',
  ];
  for (const path of paths) {
    const own = operations.filter((each) => each.path === path).map(({ method }) => method);
    const methods = own.length === 0 ? ['GET'] : own;
    const allowed = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).sort();
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'].filter((each) => !methods.includes(each))) {
      // Whatever comes along: nothing is made of it.
      const along = method === 'GET' ? {} : { body: '[[[' };
      const answer = await app.raw<Refused>(method, path, { headers: bearer(), ...along });
      expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 405, 'method_not_allowed']);
      expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(allowed);
    }
    const asked = await app.raw('OPTIONS', path);
    expect([path, asked.headers.get('allow')?.split(', ').sort()]).toEqual([path, allowed]);
    expect([200, 204]).toContain(asked.status);
  }
});
