import { editionOf, evaluationId } from '../../../contracts/evaluation';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { tellEvaluation } from '../../support/evaluated';
import { owned, owner } from '../../support/owned';
import { enterProgramme, office } from '../../support/questions';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const stranger = 'director@manzanares.example';

const signedOff = async () => {
  const programme = await enterProgramme(app, owned);
  const definition = await app.directory.definition(programme);
  const period = '2025';
  const id = await tellEvaluation(app, definition, {
    cycle: 'annual',
    period,
    values: { delay: '9' },
    given: { by: owner },
  });
  await eventually(async () =>
    (await app.readModel.head(programme))?.evaluations.some(({ key, state }) => key === id && state === 'signedOff'),
  );
  return { programme, id, at: `/programmes/${programme}/evaluations/annual/${period}`, period };
};

const nonceIn = (html: string) => /name="nonce" value="([^"]*)"/.exec(html)?.[1] ?? '';

const visits = async (person: string, language = 'en') => {
  const session = await app.sessions.open({ kind: 'person', person }, new Date());
  const headers = { cookie: `gatehouse_session=${session}`, 'accept-language': language, origin: app.url };
  const get = async (path: string) => (await fetch(`${app.url}${path}`, { headers })).text();
  const send = async (path: string, fields: Readonly<Record<string, string>>, file?: string) => {
    const nonce = nonceIn(await get(path));
    const form = new FormData();
    for (const [name, value] of Object.entries({ nonce, ...fields })) form.set(name, value);
    if (file !== undefined) form.set('file', new Blob([file], { type: 'text/plain' }), 'delay.txt');
    const response = await fetch(`${app.url}${path}`, { method: 'POST', headers, body: form, redirect: 'manual' });
    return { status: response.status, html: await response.text() };
  };
  return { get, send };
};

const figureOf = (id: string) => `/figures/${encodeURIComponent(`${id}#delay`).replaceAll('%3A', ':')}`;

test('whoever was asked corrects a figure that was signed off, by the page: what follows stands before the button, and version 2 opens', async () => {
  const { programme, id, at, period } = await signedOff();
  const person = await visits(owner);
  for (const page of [at, `/programmes/${programme}/figures/delay`]) {
    expect(await person.get(page)).toContain(`href="${figureOf(id)}">Correct it`);
    expect(await (await visits(stranger)).get(page)).not.toContain('Correct it');
  }
  const form = await person.get(figureOf(id));
  expect(form).toContain('Version 2 of the evaluation opens');
  expect(form).toContain('version 1 stays as it was');
  expect(form).toContain('No open improvement rests on this figure or on the total.');
  expect(form).toMatch(/name="values\.delay"[^>]* value="9"/);

  const late = await visits(office);
  const shownToOffice = await late.get(figureOf(id));
  const corrected = { 'values.delay': '8', note: 'One month was counted twice.' };
  const sent = await person.send(figureOf(id), corrected, 'counted again');
  expect(sent.status).toBe(303);
  const second = evaluationId(programme, 'annual', editionOf(period, 2));
  const evaluations = (await app.readModel.head(programme))?.evaluations ?? [];
  expect(evaluations.find(({ key }) => key === id)).toMatchObject({ state: 'signedOff' });
  const answer = await eventually(async () => {
    const opened = (await app.readModel.head(programme))?.evaluations.find(({ key }) => key === second);
    return opened?.asked?.find(({ key }) => key === 'delay')?.answers[1];
  });
  expect(answer).toMatchObject({ by: owner, corrects: true, values: { delay: '8' }, note: corrected.note });
  expect(answer.evidence).toMatchObject([{ kind: 'document', title: 'delay.txt' }]);
  const after = await person.get(`${figureOf(id)}?done=1`);
  expect(after).toContain('There is a version 2');
  expect(after).toContain(`href="${at}.v2"`);
  expect(after).not.toContain('Send the correction');
  // Whoever still has the form of version 1 open is too late, and nothing opens twice.
  const again = { ...corrected, nonce: nonceIn(shownToOffice) };
  expect(await late.send(figureOf(id), again, 'once more')).toMatchObject({ status: 409 });
});

test('a correction is refused at its field, in both languages, and alike by the API', async () => {
  const { programme, id } = await signedOff();
  const path = `/programmes/${programme}/evaluations/annual/2025/figures`;
  const evidence = [{ kind: 'document', title: 'Log', value: 'log 12' }];
  const answered = { ask: 'delay', values: { delay: '8' }, note: 'counted twice', evidence };
  const wrong = [
    [{ note: '' }, 'comment_required', 'note'],
    [{ evidence: [] }, 'evidence_required', 'evidence'],
    [{ values: { delay: 'soon' } }, 'invalid_input', 'values.delay'],
  ] as const;
  for (const [change, code, field] of wrong) {
    const refused = await app.postAs(owner, path, { ...answered, ...change });
    expect(refused).toMatchObject({ status: 422, body: { code, facts: { field } } });
  }
  expect(await app.postAs(stranger, path, answered)).toMatchObject({ status: 403 });

  const [english, chinese] = [await visits(owner), await visits(owner, 'zh')];
  const said = async (person: typeof english, fields: Record<string, string>, file?: string) => {
    const { status, html } = await person.send(figureOf(id), { 'values.delay': '8', note: 'x', ...fields }, file);
    expect(status).toBe(422);
    return /class="small wrong" id="([^"]+)">(?:<span[^>]*>[^<]*<\/span>)?([^<]+)/.exec(html)?.slice(1);
  };
  expect(await said(english, { note: '' }, 'x')).toEqual(['note-wrong', expect.stringMatching(/comment|reason/i)]);
  expect(await said(chinese, { note: '' }, 'x')).toEqual(['note-wrong', expect.stringMatching(/意见|理由/)]);
  expect(await said(english, {})).toEqual(['file-wrong', 'Evidence is missing.']);
  expect(await said(chinese, {})).toEqual(['file-wrong', '缺少证明材料。']);
  expect(await said(chinese, { 'values.delay': 'soon' }, 'x')).toEqual(['values-delay-wrong', '“soon”不是数字。']);
  expect((await app.readModel.head(programme))?.evaluations).toHaveLength(1);

  expect(await app.postAs(owner, path, answered)).toMatchObject({ status: 201, body: { version: 2, restates: true } });
});
