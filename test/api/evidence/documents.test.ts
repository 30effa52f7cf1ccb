import type { AgreementView } from '../../../domain/agreements/views';
import { startApp, type App } from '../../support/app';
import { dayIn, today } from '../../support/days';
import { eventually } from '../../support/eventually';
import { fingerprintOf as hashOf } from '../../../infra/store/evidence-files';
import { approveAll, ask, enterProgramme, office, someContent } from '../../support/questions';
import { visitorOf } from '../../support/visitor';

let app: App;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app?.stop());

const [text, picture, another] = ['%PDF-1.7 as agreed', '\x89PNG\r\n\x1a\n', '%PDF-1.7 as scanned'].map((each) =>
  Buffer.from(each, 'latin1'),
) as [Buffer, Buffer, Buffer];

const fileOf = (bytes: Buffer, type: string) => new Blob([new Uint8Array(bytes)], { type });

const enter = async () => {
  const browser = visitorOf(app.url);
  const session = await app.sessions.open({ kind: 'person', person: office }, new Date());
  browser.jar.set('gatehouse_session /', { value: session, path: '/' });
  return browser;
};

test('a document is sent as it is, opened where it is decided on, and no other one is signed unnoticed', async () => {
  await app.post('/programmes', { file: 'stroke-registry' });
  const at = '/programmes/stroke-registry/agreements/consortium';
  await eventually(async () => (await app.get<AgreementView>(at)).status === 200);
  const browser = await enter();
  const send = async (verb: string, fields: Readonly<Record<string, string | readonly [Buffer, string, string]>>) => {
    const { html } = await browser.get(at);
    const nonce = new RegExp(`${verb}"[^>]*>[^]*?name="nonce" value="([^"]+)"`).exec(html)?.[1] ?? '';
    const form = new FormData();
    form.set('nonce', nonce);
    for (const [name, value] of Object.entries(fields))
      if (typeof value === 'string') form.set(name, value);
      else form.set(name, fileOf(value[0], value[2]), value[1]);
    return browser.post(`/office${at}/${verb}`, form);
  };
  const seen = async () => (await app.get<AgreementView>(at)).body;

  // What is not what it says is refused at its field; nothing that was typed is lost.
  const fake = await send('submissions', {
    document: 'Consortium agreement',
    summary: 'As agreed.',
    'document.file': [picture, 'a.pdf', 'application/pdf'],
  });
  expect(fake.status).toBe(422);
  expect(fake.html).toMatch(/id="document-file-wrong"[^]*?The file .{1,6}a\.pdf.{1,6} is not what its type says/);
  expect(fake.html).toContain('As agreed.</textarea>');
  expect(fake.html).toContain('25 MB a file at most');

  const empty = await send('submissions', {
    document: 'Consortium agreement',
    'document.file': [text, 'a.pdf', 'application/pdf'],
  });
  expect(empty.html).toContain(`name="document.hash" value="${hashOf(text)}"`);
  await send('submissions', {
    document: 'Consortium agreement',
    summary: 'As agreed.',
    'document.file': [text, 'a.pdf', 'application/pdf'],
  });
  const approval = await eventually(async () => (await seen()).approval);
  const asked = 'director@spree.example';
  const { url } = await app.mails.linkTo(asked, approval);
  const reader = visitorOf(app.url);
  const page = await reader.get(url);
  const href = new RegExp(`href="([^"]+/evidence/${hashOf(text)})"`).exec(page.html)?.[1] ?? '';
  expect(page.html).toContain('1 kB');
  expect(page.html).not.toContain('No file is attached');
  expect((await reader.get(href)).html).toBe(text.toString());

  await approveAll(app, approval);
  await eventually(async () => (await seen()).state === 'signing');
  const signature = { party: 'spree', signatory: 'the director', signedOn: today() };
  const refused = await send('signatures', { ...signature, 'signed.file': [another, 'scan.pdf', 'application/pdf'] });
  expect(refused.status).toBe(409);
  expect((await seen()).signedBy).toEqual([]);
  await send('signatures', { ...signature, 'signed.file': [text, 'signed.pdf', 'application/pdf'] });
  await eventually(async () => (await seen()).signedBy.includes('spree'));
  // Without a file the form names the document that was approved.
  expect((await browser.get(at)).html).toContain(`name="documentHash" value="${hashOf(text)}"`);
  await send('signatures', { ...signature, party: 'manzanares', documentHash: hashOf(text) });
  await eventually(async () => (await seen()).signatures?.['manzanares']?.documentHash === hashOf(text));
  await eventually(async () => (await seen()).state === 'effective');

  await send('verbs/terminations', {
    'terminations.endsOn': dayIn(90),
    'terminations.reason': 'It has done what it was for.',
    'terminations.shown.file': [picture, 'letter.png', 'image/png'],
  });
  const ending = await eventually(async () => (await seen()).pending?.approval);
  const { url: toEnd } = await app.mails.linkTo(asked, ending);
  const decision = await visitorOf(app.url).get(toEnd);
  expect(decision.html).toMatch(new RegExp(`<img class="picture" src="[^"]+/evidence/${hashOf(picture)}"`));
});

test('a round that is asked again shows in which lines its file differs, and a question about it takes a file to the requester', async () => {
  const programme = await enterProgramme(app);
  const keep = (of: string) =>
    app.evidenceFiles.file(programme, {
      bytes: Buffer.from(of),
      name: 'terms.md',
      mediaType: 'text/markdown',
      by: office,
    });
  const [before, after] = [await keep('# Terms\n\nThirty-six months\n'), await keep('# Terms\n\nForty-eight months\n')];
  const subject = { kind: 'request', key: 'terms' } as const;
  const asked = (round: number, { hash }: { readonly hash: string }) =>
    ask(app, programme, {
      subject,
      round,
      content: { ...someContent, evidence: [{ kind: 'document', title: 'terms.md', hash }] },
    });
  const first = await asked(1, before);
  await app.processes.withdraw(first, { by: office, reason: 'to be corrected' }, 'w');
  await eventually(async () => (await app.readModel.approval(first))?.state === 'withdrawn');
  const second = await asked(2, after);
  await eventually(async () => app.readModel.approval(second));

  const director = visitorOf(app.url);
  const session = await app.sessions.open({ kind: 'person', person: 'director@spree.example' }, new Date());
  director.jar.set('gatehouse_session /', { value: session, path: '/' });
  const at = `/decisions/${encodeURIComponent(second)}`;
  const page = await director.get(`${at}?lang=en`);
  expect(page.html).toContain('<span class="whole">+1 −1 lines</span>');
  expect(page.html).toMatch(/<li class="removed">.*?<mark>Thirty-six<\/mark> months/);
  expect(page.html).toMatch(/<li class="added">.*?<mark>Forty-eight<\/mark> months/);

  const form = new FormData();
  form.set('nonce', /\/question"[^]*?name="nonce" value="([^"]+)"/.exec(page.html)?.[1] ?? '');
  form.set('seat', 'spree.steering.director');
  form.set('said', 'Why so long?');
  form.set('shown.file', fileOf(text, 'application/pdf'), 'counsel.pdf');
  await director.post(`${at}/question`, form);
  const shown = await eventually(async () => {
    const { html } = await director.get(at);
    return html.includes('counsel.pdf</a>') && html;
  });
  const href = new RegExp(`href="([^"]+/evidence/${hashOf(text)})"`).exec(shown)?.[1] ?? '';
  expect((await director.get(href)).html).toBe(text.toString());
  const desk = await enter();
  expect((await desk.get(`/programmes/${programme}/approvals/${encodeURIComponent(second)}`)).html).toContain(
    `/programmes/${programme}/evidence/${hashOf(text)}"`,
  );
});
