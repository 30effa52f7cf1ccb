import { randomUUID } from 'node:crypto';
import { evaluationProcess, reportFigure } from '../../../contracts/evaluation';
import type { Programme } from '../../../domain/programme/programme';
import { figureLinkIn } from '../../support/figure-links';
import { barriersOn, overflowOf } from '../../support/accessibility';
import { startApp, type App } from '../../support/app';
import { desktop, phone, startBrowser, type Browser } from '../../support/browser';
import { eventually } from '../../support/eventually';
import { enterProgramme, refusal, toldBy } from '../../support/questions';
import { visitorOf, type Visitor } from '../../support/visitor';

let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

/** A year that is judged by its figures and by somebody outside both hospitals. */
const assessed =
  (assessor: string) =>
  (programme: Programme): Programme => {
    const { evaluation } = programme;
    const { annual } = evaluation.cycles;
    return {
      ...programme,
      evaluation: {
        ...evaluation,
        methodPlans: { ...evaluation.methodPlans, thirdParty: { weight: 2000, assessor } },
        cycles: { ...evaluation.cycles, annual: { ...annual, methods: ['quantitative', 'thirdParty'] } },
      },
    };
  };

const open = async (assessor = `assessor-${randomUUID().slice(0, 8)}@third.example`) => {
  const programme = await enterProgramme(app, assessed(assessor));
  const { title } = await app.directory.definition(programme);
  const input = { programme, programmeTitle: title, version: 'v1', asks: true, cycleKey: 'annual' } as const;
  const process = evaluationProcess({ ...input, period: '2025' }, { zh: '年度', en: 'Annual' });
  await app.processes.start(process, randomUUID());
  const ask = `${process.id}#thirdParty`;
  const mailed = async () => {
    const mails = await Promise.all((await app.mails.list(assessor)).map(({ id }) => app.mails.read(id)));
    return (await figureLinkIn(app, mails, ask))?.link;
  };
  const link = await eventually(mailed);
  return { programme, assessor, id: process.id, ask, link, token: link.split('/f/')[1] ?? '' };
};

/** The codes that were mailed to somebody, the newest first. */
const codesOf = async (person: string) =>
  (await app.mails.list(person)).flatMap(({ subject }) => /(?:验证码|Code)\D*(\d{6})/.exec(subject)?.[1] ?? []);

const nextCode = (person: string, known: number) =>
  eventually(async () => {
    const codes = await codesOf(person);
    return codes.length > known ? codes[0] : undefined;
  });

const wrongFor = (code: string) => (code === '000000' ? '111111' : '000000');

const nonceIn = (html: string) => /name="nonce" value="([^"]*)"/.exec(html)?.[1] ?? '';

/** Sends the report with a file, as a browser does. */
const report = async (visitor: Visitor, at: string, fields: Record<string, string>) => {
  const page = await visitor.get(at);
  const form = new FormData();
  for (const [name, value] of Object.entries({ nonce: nonceIn(page.html), 'values.points': '82', ...fields }))
    form.set(name, value);
  form.set('file', new Blob([`report ${randomUUID()}`], { type: 'text/plain' }), 'report.txt');
  return visitor.post(at, form);
};

const filesOf = (programme: string) =>
  app.database.query('select hash from evidence_files where programme = $1', [programme]);

test('an assessor outside both companies is mailed a link and a code, and only with both is the report taken', async () => {
  const { programme, assessor, id, link } = await open();
  const visitor = visitorOf(app.url);
  const page = await visitor.get(link);
  expect(page.html).toContain('Mail me a code');
  expect(page.html).toContain('Six-digit code');
  expect(page.html).not.toContain('two digits');
  const [mail] = await app.mails.list(assessor);
  expect((await app.mails.read(mail?.id ?? '')).text).not.toContain('wo digits');

  const uncoded = await report(visitor, page.path, {});
  expect(uncoded.status).toBe(403);
  expect(uncoded.html).toContain('id="code-wrong"');
  expect(uncoded.html).toContain('six-digit code that is mailed to whoever is asked');
  expect(uncoded.html).toContain('value="82"');
  expect(await report(visitor, `${page.path}?lang=zh`, {})).toMatchObject({
    html: expect.stringContaining('须填写发送到本人邮箱的六位验证码'),
  });
  await visitor.get(`${page.path}?lang=en`);

  const asked = await visitor.post(`${page.path}/code`, { nonce: nonceIn(page.html), 'values.points': '82' });
  expect(asked).toMatchObject({ status: 200, html: expect.stringContaining(`A code is on its way to ${assessor}`) });
  expect(asked.html).toContain('value="82"');
  const code = await nextCode(assessor, 0);
  const wrong = await report(visitor, page.path, { code: wrongFor(code) });
  expect(wrong).toMatchObject({ status: 403, html: expect.stringContaining('id="code-wrong"') });
  expect(wrong.html).toContain('This code is not right');
  expect(
    await visitor.post(`${page.path}/delegations`, { nonce: nonceIn(page.html), to: 'aide@third.example' }),
  ).toMatchObject({ status: 403 });
  // Nothing of what was refused is kept.
  expect(await filesOf(programme)).toEqual([]);

  expect(await report(visitor, page.path, { code })).toMatchObject({
    status: 200,
    html: expect.stringContaining('Recorded. Thank you.'),
  });
  const [answered] = await eventually(async () => {
    const entries = (await toldBy(app, id)).filter(({ type }) => type === 'evaluation.answered');
    return entries.length > 0 && entries;
  });
  expect(answered).toMatchObject({ by: assessor, values: { points: '82' }, identity: 'link+code' });
  expect(await filesOf(programme)).toHaveLength(1);
  // For the rest of the half hour no code is asked for in this browser, as on the page of a decision.
  expect((await visitor.get(page.path)).html).not.toContain('Six-digit code');
});

test('a code is good for its own ask alone, and five wrong tries are its end', async () => {
  const one = await open();
  const other = await open(one.assessor);
  expect((await app.post(`/figures/${encodeURIComponent(other.ask)}/code`, {}, { token: other.token })).status).toBe(
    202,
  );
  const foreign = await nextCode(one.assessor, 0);
  const visitor = visitorOf(app.url);
  const { path } = await visitor.get(one.link);
  expect(await report(visitor, path, { code: foreign })).toMatchObject({ status: 403 });
  const answers = `/figures/${encodeURIComponent(other.ask)}/answers`;
  expect(await app.post(answers, { values: { points: '80' } }, { token: one.token })).toMatchObject({
    status: 404,
    body: { code: 'link_invalid' },
  });
  for (let tried = 0; tried < 5; tried += 1)
    expect(
      await app.post(answers, { values: { points: '80' }, code: wrongFor(foreign) }, { token: other.token }),
    ).toMatchObject({ status: 403, body: { code: 'code_wrong' } });
  expect(await app.post(answers, { values: { points: '80' }, code: foreign }, { token: other.token })).toMatchObject({
    status: 429,
    body: { code: 'rate_limited' },
  });
});

test('by HTTP the link answers only together with its code, and the process refuses whoever is known less surely', async () => {
  const { programme, assessor, id, ask, token } = await open();
  const at = `/figures/${encodeURIComponent(ask)}`;
  const evidence = [{ kind: 'document', title: 'report', hash: 'b'.repeat(64) }] as const;
  const answer = (code?: string) =>
    app.post<{ identity: string; code?: string }>(
      `${at}/answers`,
      { values: { points: '80' }, evidence, ...(code && { code }) },
      { token },
    );
  expect(await answer()).toMatchObject({
    status: 403,
    body: { code: 'identity_too_weak', facts: { field: 'code', identity: 'link+code' } },
  });
  const asked = await app.post(`${at}/code`, {}, { token });
  expect(asked).toMatchObject({ status: 202, body: { validMinutes: 10, tries: 5 } });
  const code = await nextCode(assessor, 0);
  expect(await answer(wrongFor(code))).toMatchObject({ status: 403, body: { code: 'code_wrong' } });
  expect(await answer('12345')).toMatchObject({ status: 422 });
  const weak = {
    ask: 'thirdParty',
    values: { points: '80' },
    by: assessor,
    note: '',
    evidence,
    identity: 'link',
  } as const;
  expect(await refusal(app.processes.ask(id, reportFigure, randomUUID(), weak))).toBe('identity_too_weak');
  expect(await answer(code)).toMatchObject({ status: 201, body: { identity: 'link+code' } });
  const history = await app.get<{ items: readonly object[] }>(`/programmes/${programme}/figures/thirdParty`);
  expect(history.body.items).toMatchObject([{ by: assessor, identity: 'link+code' }]);
  expect(await app.post(`${at}/code`, {}, { token: 'nonsense' })).toMatchObject({ status: 404 });
  expect(await app.post(`${at}/code`, {})).toMatchObject({ status: 401 });
});

test('the form with its code is read by everybody, in both languages, on a desk and on a phone', async () => {
  const { link } = await open();
  for (const [size, language] of [
    [desktop, 'zh'],
    [phone, 'zh'],
    [phone, 'en'],
  ] as const) {
    const page = await browser.visit(size);
    await page.goto(link);
    await page.goto(`${page.url()}?lang=${language}`);
    const unseen = async (state: string) => {
      const seen = { state, language, width: size.width };
      expect({ ...seen, barriers: await barriersOn(page) }).toEqual({ ...seen, barriers: [] });
      expect({ ...seen, overflow: await overflowOf(page) }).toEqual({ ...seen, overflow: 0 });
    };
    await unseen('asked');
    await page.click('#code >> xpath=preceding::button[1]');
    await page.waitForSelector('fieldset [role=status]');
    await unseen('mailed');
    await page.close();
  }
});
