import { randomUUID } from 'node:crypto';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { evaluationProcess } from '../../../contracts/evaluation';
import { startApp, type App } from '../../support/app';
import { connectsAnew } from '../../support/calls';
import { eventually } from '../../support/eventually';
import { owned, owner } from '../../support/owned';
import { approveAll, enterProgramme, office } from '../../support/questions';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const open = async () => {
  const programme = await enterProgramme(app, owned);
  const { title } = await app.directory.definition(programme);
  const about = { cycleKey: 'annual', period: '2025' } as const;
  const process = evaluationProcess(
    { programme, programmeTitle: title, version: 'v1', asks: true, ...about },
    { zh: '年度', en: 'Annual' },
  );
  await app.processes.start(process, randomUUID());
  const view = async (version?: number) =>
    (await app.readModel.head(programme))?.evaluations.find((each) => each.version === version);
  await eventually(async () => (await view())?.asked);
  return { programme, id: process.id, at: `/programmes/${programme}/evaluations/annual/2025`, view };
};

/** Somebody signed in, with the page's form in their browser. */
const signedIn = async (person: string, at: string) => {
  const session = await app.sessions.open(
    person === 'pmo' ? { kind: 'pmo', person } : { kind: 'person', person },
    new Date(),
  );
  const headers = {
    ...connectsAnew,
    cookie: `gatehouse_session=${session}`,
    'accept-language': 'en',
    origin: app.url,
  };
  const get = (path: string) => fetch(`${app.url}${path}`, { headers });
  const sheet = async (format: 'xlsx' | 'csv') =>
    new Uint8Array(await (await get(`${at}/sheet.${format}`)).arrayBuffer());
  const send = async (files: Readonly<Record<string, File>>, note = '') => {
    const nonce = /name="nonce" value="([^"]*)"/.exec(await (await get(at)).text())?.[1] ?? '';
    const form = new FormData();
    form.set('nonce', nonce);
    form.set('import.note', note);
    for (const [name, file] of Object.entries(files)) form.set(name, file);
    const response = await fetch(`${app.url}/office${at}/imports`, {
      method: 'POST',
      body: form,
      headers,
      redirect: 'manual',
    });
    return { status: response.status, html: await response.text() };
  };
  return { get, sheet, send };
};

const csv = (text: string) => new File([text], 'figures.csv', { type: 'text/csv' });
const proof = new File(['as measured'], 'delay.txt', { type: 'text/plain' });

const answersIn = async (view: Awaited<ReturnType<typeof open>>['view'], version?: number) =>
  Object.fromEntries(((await view(version))?.asked ?? []).map(({ key, answers }) => [key, answers]));

test('a sheet with defects is taken in no part, and every defect is shown in its row and column', async () => {
  const { at, view } = await open();
  const visitor = await signedIn('pmo', at);
  const refused = await visitor.send({
    'sheet.file': csv('ask,figure,value\noffice,enrolment,500\noffice,completeness,many\ndelay,,2\nnothing,,1\n'),
  });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('none was taken');
  expect(refused.html).toContain('is not a number');
  expect(refused.html).toContain('It needs a document');
  expect(refused.html).toContain('Nothing called &quot;nothing&quot;');
  expect(Object.values(await answersIn(view)).flat()).toEqual([]);
  const gbk = new File([Uint8Array.from([0xcc, 0xee, 0xb1, 0xa8, 0xcf, 0xee, 0x0a])], 'gbk.csv', { type: 'text/csv' });
  expect(await visitor.send({ 'sheet.file': gbk })).toMatchObject({
    status: 422,
    html: expect.stringContaining('GB18030'),
  });
  expect(await visitor.send({})).toMatchObject({ status: 422, html: expect.stringContaining('Choose the sheet') });
});

test('the sheet that is handed out is filled in, taken with the files beside it, and taken once', async () => {
  const { programme, at, view } = await open();
  const visitor = await signedIn('pmo', at);
  const { sheets } = await readXlsx(await visitor.sheet('xlsx'));
  const [head = [], ...rows] = sheets[0]?.rows ?? [];
  const column = (name: string) => head.indexOf(name);
  const figures: Readonly<Record<string, number>> = { enrolment: 500, completeness: 98.5, delay: 2 };
  for (const row of rows) {
    const figure = String(row[column('figure')]);
    row[column('value')] = figures[figure] ?? '';
    if (figure === 'delay') row[column('evidence')] = 'delay.txt';
  }
  expect(rows.map((row) => row[column('unit')]).toSorted()).toEqual(['%', 'days', 'patients']);
  const bytes = await writeXlsx({ sheets: [{ name: 'any', rows: [head, ...rows] }] });
  const filled = new File([new Uint8Array(bytes)], 'filled.xlsx', {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
  const files = { 'sheet.file': filled, 'beside.0.file': proof };
  expect(await visitor.send(files, 'from the year book')).toMatchObject({ status: 303 });
  await eventually(async () => (await answersIn(view))['delay']?.length === 1);
  const answers = await answersIn(view);
  expect(answers['office']?.[0]).toMatchObject({
    ...{ values: { enrolment: '500', completeness: '98.5' }, note: 'from the year book' },
    source: { name: 'filled.xlsx', rows: [3, 4] },
  });
  expect(answers['delay']?.[0]).toMatchObject({ onBehalf: true, evidence: [{ title: 'delay.txt' }] });
  const page = await (await visitor.get(at)).text();
  expect(page).toContain('imported from');
  const source = answers['office']?.[0]?.source?.hash ?? '';
  expect(page).toContain(`/programmes/${programme}/evidence/${source}`);
  await eventually(async () => (await view())?.state !== 'collecting'); // everything is in, so it is being signed off
  const again = await app.post(`${at}/imports`, {
    ...{ file: source, beside: [{ name: 'delay.txt', hash: answers['delay']?.[0]?.evidence[0]?.hash }] },
  });
  expect(again.status).toBe(409);
});

test('whoever is asked gets a sheet of their own rows, and answers no others', async () => {
  const { programme, at, view } = await open();
  const visitor = await signedIn(owner, at);
  const sheet = new TextDecoder().decode(await visitor.sheet('csv'));
  expect(sheet).toContain('delay');
  expect(sheet).not.toContain('enrolment');
  const others = await visitor.send({ 'sheet.file': csv('ask,figure,value\noffice,enrolment,500\n') });
  expect(others).toMatchObject({ status: 422, html: expect.stringContaining('asked of somebody else') });
  const own = 'ask,value,evidence\ndelay,2,delay.txt\n';
  expect(await visitor.send({ 'sheet.file': csv(own), 'beside.0.file': proof })).toMatchObject({ status: 303 });
  const [answer] = await eventually(async () => {
    const { delay = [] } = await answersIn(view);
    return delay.length > 0 && delay;
  });
  expect(answer).toMatchObject({ by: owner, values: { delay: '2' } });
  expect(answer).not.toHaveProperty('onBehalf');
  const files = await app.evidenceFiles.known(programme);
  expect(new Set(files.map(({ by }) => by))).toEqual(new Set([owner]));
});

test('a program sends rows: all defects by row and field, the same rows once, and corrections after sign-off as one restatement', async () => {
  const { at, view } = await open();
  const { body: asked } = await app.get<{ items: { ask: string; figure: string; unit: string }[] }>(`${at}/rows`);
  expect(asked.items).toContainEqual(expect.objectContaining({ ask: 'delay', figure: 'delay', unit: 'days' }));
  const link = 'https://example.org/delay';
  const rows = [
    { ask: 'office', figure: 'enrolment', value: '500' },
    { ask: 'office', figure: 'completeness', value: '97%' },
  ];
  const wrong = await app.post(`${at}/imports`, {
    rows: [...rows, { ask: 'office', figure: 'enrolment', value: '1,5' }, { ask: 'delay', value: '2', evidence: link }],
  });
  expect(wrong).toMatchObject({
    status: 422,
    body: {
      code: 'figures_invalid',
      facts: {
        defects: [
          { row: 3, column: 'value', code: 'valueWrong' },
          { row: 4, column: 'evidence', code: 'evidenceMissing' },
        ],
      },
    },
  });
  expect(await app.post(`${at}/imports`, {})).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
  expect(await app.post(`${at}/imports`, { file: 'f'.repeat(64) })).toMatchObject({ status: 404 });
  expect(await app.post(`${at}/imports`, { rows: [{ ask: 'office', value: 5 }] })).toMatchObject({ status: 422 });
  const taken = await app.post(`${at}/imports`, { rows, note: 'year book' });
  expect(taken).toMatchObject({ status: 201, body: { taken: 2, unchanged: 0, restates: false, version: 1 } });
  expect(await app.post(`${at}/imports`, { rows })).toMatchObject({ status: 200, body: { taken: 0, unchanged: 2 } });
  const { body: sent } = await app.post<{ approval: string }>(`${at}/actuals`, { actuals: { delay: '2' } });
  await approveAll(app, sent.approval);
  await eventually(async () => (await view())?.state === 'signedOff');
  const corrected = [
    { ask: 'office', figure: 'enrolment', value: '510' },
    { ask: 'office', figure: 'completeness', value: '97' },
  ];
  expect(await app.post(`${at}/imports`, { rows: corrected })).toMatchObject({
    status: 422,
    body: { code: 'comment_required' },
  });
  const restated = await app.post(`${at}/imports`, { rows: corrected, note: 'audited' });
  expect(restated).toMatchObject({ status: 201, body: { taken: 1, unchanged: 1, restates: true, version: 2 } });
  await eventually(async () => ((await answersIn(view, 2))['office']?.length ?? 0) > 1);
  expect((await answersIn(view, 2))['office']?.at(-1)).toMatchObject({
    ...{ values: { enrolment: '510', completeness: '97' }, corrects: true, by: office },
  });
});
