import { createHash, randomUUID } from 'node:crypto';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { signAgreement } from '../../support/driving';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

const at = '/programmes/stroke-registry';
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const file = async (bytes: Buffer, { name = 'votes.pdf', type = 'application/pdf', token = app.officeToken } = {}) =>
  app.raw<{ hash?: string; href?: string; code?: string }>('POST', `/api/v1${at}/evidence?name=${name}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    body: new Uint8Array(bytes),
  });
const sessionOf = async (person: string) => ({
  cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`,
  origin: app.url,
});

test('the office files evidence under the hash that we compute, and whoever may see the programme reads the same bytes', async () => {
  const bytes = Buffer.from('%PDF-1.7 the votes \u0000\u00ff', 'latin1');
  const { status, body } = await file(bytes);
  expect({ status, ...body }).toMatchObject({ status: 201, hash: hashOf(bytes) });
  for (const path of [body.href ?? '', `${at}/evidence/${hashOf(bytes)}`]) {
    const headers = await sessionOf('director@spree.example');
    const response = await fetch(`${app.url}${path}`, { headers });
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''votes.pdf");
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});

test('what a browser could run, an empty file, a stranger and an approver are refused', async () => {
  expect(await file(Buffer.from('<script>'), { type: 'text/html' })).toMatchObject({
    status: 422,
    body: { code: 'evidence_refused' },
  });
  expect(await file(Buffer.from('MZ\u0090\u0000'))).toMatchObject({
    status: 422,
    body: { code: 'evidence_refused', facts: { field: 'file', reason: 'content' } },
  });
  expect(await file(Buffer.alloc(0))).toMatchObject({ status: 422, body: { code: 'evidence_refused' } });
  expect(await file(Buffer.from('x'), { name: '' })).toMatchObject({ status: 422 });
  expect(await file(Buffer.alloc(25 * 1024 * 1024 + 1))).toMatchObject({ status: 413 });
  expect(await file(Buffer.from('%PDF-x'), { token: 'stolen' })).toMatchObject({ status: 401 });
  const { hash = '' } = (await file(Buffer.from('%PDF-x'))).body;
  const elsewhere = await app.raw('GET', `${at}/evidence/${hash}`, { headers: await sessionOf('x@nowhere.example') });
  expect(elsewhere.status).toBe(403);
  expect((await app.get(`${at}/evidence/${'0'.repeat(64)}`)).status).toBe(404);
});

test('a milestone is submitted on its page with a file, which the page then shows with its hash, and says so when its bytes were changed', async () => {
  await signAgreement(app, 'stroke-registry', 'data-sharing', '2026-10-01');
  await signAgreement(app, 'stroke-registry', 'consortium', '2026-10-05');
  const path = `${at}/milestones/protocol-approved`;
  const headers = await sessionOf('office@spree.example');
  const page = async () => (await app.raw<string>('GET', `${path}?lang=en`, { headers })).body;
  const bytes = Buffer.from(`the votes ${randomUUID()}`);
  const submit = async (nonce: string) => {
    const form = new FormData();
    const typed = { nonce, 'evidence.0.kind': 'document', 'evidence.1.kind': 'link', 'evidence.1.title': 'registry' };
    for (const [name, value] of Object.entries({ ...typed, 'evidence.1.reference': 'https://registry.example' }))
      form.set(name, value);
    form.set('evidence.0.file', new File([new Uint8Array(bytes)], 'votes.txt', { type: 'text/plain' }));
    const action = `/office${at}/phases/preparation/milestones/protocol-approved`;
    return app.raw<string>('POST', action, { headers, body: form });
  };
  const nonceIn = (html: string) => /name="nonce" value="([^"]+)"/.exec(html)?.[1] ?? '';
  expect((await submit('of somebody else')).status).toBe(403);
  await eventually(async () => (await submit(nonceIn(await page()))).status === 303);
  const shown = await eventually(async () => {
    const html = await page();
    return html.includes('Files in evidence') && html;
  });
  for (const what of ['votes.txt', hashOf(bytes), 'as its hash says']) expect(shown).toContain(what);

  // Whoever is asked to accept it opens the file from the page of the mailed link; another's link opens nothing of it.
  const approval = 'stroke-registry:milestone:protocol-approved:1';
  const { token } = await app.mails.linkTo('stroke@spree.example', approval);
  const opened = await app.sessions.openLink(await app.links.verify(token), new Date());
  const link = { cookie: `gatehouse_link=${opened}` };
  const decision = `/decisions/${approval}`;
  expect((await app.raw<string>('GET', decision, { headers: link })).body).toContain(
    `href="${decision}/evidence/${hashOf(bytes)}"`,
  );
  const file = await app.raw<string>('GET', `${decision}/evidence/${hashOf(bytes)}`, { headers: link });
  expect(file).toMatchObject({ status: 200, body: bytes.toString() });
  expect((await app.raw('GET', `${decision}/evidence/${'0'.repeat(64)}`, { headers: link })).status).toBe(404);
  expect((await app.raw('GET', `${decision}/evidence/${hashOf(bytes)}`, {})).status).toBe(403);

  await app.database.query(`update evidence_files set content = '\\x00' where hash = $1`, [hashOf(bytes)]);
  expect(await page()).toContain('CHANGED since it was filed');
  expect((await app.get(`${at}/evidence/${hashOf(bytes)}`)).body).toMatchObject({ code: 'evidence_changed' });
});
