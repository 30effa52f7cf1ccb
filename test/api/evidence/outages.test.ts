import { createClamd } from '../../../infra/files/clamd';
import { s3Port } from '../../../infra/files/s3';
import { fingerprintOf } from '../../../infra/store/evidence-files';
import { startApp, type App } from '../../support/app';
import { eicar, startScanner, type Scanner } from '../../support/clamd';
import { eventually } from '../../support/eventually';
import { office } from '../../support/questions';
import { startS3 } from '../../support/s3';
import { visitorOf } from '../../support/visitor';

let app: App;
let s3: Awaited<ReturnType<typeof startS3>>;
let scanner: Scanner;
beforeAll(async () => {
  [s3, scanner] = await Promise.all([startS3(), startScanner()]);
  const ports = { s3: s3Port(s3.place) };
  app = await startApp({ files: { into: 's3', ports, scan: createClamd(scanner) } });
});
afterAll(async () => {
  await app?.stop();
  await s3?.stop();
});

const at = '/programmes/stroke-registry/agreements/consortium';

/** The form of the agreement with one file, in the language that is named. */
async function submit(bytes: Buffer, language: 'zh' | 'en') {
  const browser = visitorOf(app.url);
  const session = await app.sessions.open({ kind: 'person', person: office }, new Date());
  browser.jar.set('gatehouse_session /', { value: session, path: '/' });
  const { html } = await browser.get(`${at}?lang=${language}`);
  const nonce = /submissions"[^>]*>[^]*?name="nonce" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const form = new FormData();
  for (const [name, value] of Object.entries({ nonce, document: 'Agreement', summary: 'As agreed.' }))
    form.set(name, value);
  form.set('document.file', new Blob([new Uint8Array(bytes)], { type: 'text/plain' }), 'a.txt');
  return browser.post(`/office${at}/submissions`, form);
}

test('a file with a virus, an absent scanner and an absent store of files are told at the field, and nothing typed is lost', async () => {
  await app.post('/programmes', { file: 'stroke-registry' });
  await eventually(async () => (await app.get(at)).status === 200);
  const wrong = (html: string) => /id="document-file-wrong"[^>]*>([^]*?)<\/p>/.exec(html)?.[1];

  const infected = await submit(Buffer.concat([Buffer.from('see: '), eicar]), 'en');
  expect(infected.status).toBe(422);
  expect(wrong(infected.html)).toContain('A virus scanner found something in this file');
  expect(infected.html).toContain('As agreed.</textarea>');
  expect(await app.evidenceFiles.infected()).toMatchObject([
    { name: 'a.txt', by: office, found: 'Eicar-Test-Signature' },
  ]);
  expect(s3.objects.size).toBe(0);

  s3.troubles.push(503, 503, 503);
  const away = await submit(Buffer.from('as agreed'), 'zh');
  expect(away.status).toBe(503);
  expect(wrong(away.html)).toContain('文件存储暂时不可用');
  expect(away.html).toContain('As agreed.</textarea>');

  await scanner.stop();
  const unseen = await submit(Buffer.from('as agreed'), 'zh');
  expect(unseen.status).toBe(503);
  expect(wrong(unseen.html)).toContain('病毒扫描暂时不可用');
  const filed = await app.raw('POST', '/api/v1/programmes/stroke-registry/evidence?name=a.txt', {
    headers: { authorization: `Bearer ${app.officeToken}`, 'content-type': 'text/plain' },
    body: 'as agreed',
  });
  expect(filed).toMatchObject({ status: 503, body: { code: 'scanner_unavailable' } });
  expect(s3.objects.size).toBe(0);
});

test('what is in the store of files is given out again, or its absence told', async () => {
  const bytes = Buffer.from('as agreed');
  const hash = fingerprintOf(bytes);
  await s3Port(s3.place).put({ programme: 'stroke-registry', hash }, bytes);
  await app.database.query(
    `insert into evidence_files (programme, hash, name, media_type, size, filed_by, place)
      values ('stroke-registry', $1, 'a.txt', 'text/plain', 9, 'x', 's3')`,
    [hash],
  );
  const path = `/programmes/stroke-registry/evidence/${hash}`;
  expect(await app.get(path)).toMatchObject({ status: 200 });
  s3.troubles.push(503, 503, 503);
  expect(await app.get(path)).toMatchObject({ status: 503, body: { code: 'files_unavailable' } });
});
