import { randomUUID } from 'node:crypto';
import { evaluationProcess } from '../../../contracts/evaluation';
import { figureLinkIn } from '../../support/figure-links';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { owned, owner } from '../../support/owned';
import { enterProgramme } from '../../support/questions';
import { visitorOf } from '../../support/visitor';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const open = async () => {
  const programme = await enterProgramme(app, owned);
  const definition = await app.directory.definition(programme);
  const process = evaluationProcess(
    {
      programme,
      programmeTitle: definition.title,
      version: 'v1',
      asks: true,
      cycleKey: 'annual',
      period: '2025',
    },
    { zh: '年度', en: 'Annual' },
  );
  await app.processes.start(process, randomUUID());
  const mailed = async () => {
    const mails = await Promise.all((await app.mails.list(owner)).map(({ id }) => app.mails.read(id)));
    return figureLinkIn(app, mails, `${process.id}#delay`);
  };
  return { programme, id: process.id, ...(await eventually(mailed)) };
};

const nonceIn = (html: string) => /name="nonce" value="([^"]*)"/.exec(html)?.[1] ?? '';

test('whoever owns a figure opens the link of the mail, types its digits, adds the file that shows it, and is told that it is recorded', async () => {
  const { programme, id, mail, link } = await open();
  const visitor = visitorOf(app.url);
  const page = await visitor.get(link);
  expect(page).toMatchObject({ status: 200, path: expect.stringContaining('/figures/') });
  expect(page.html).toContain(owner);
  expect(page.html).toContain('days until entry');

  const send = async (fields: Record<string, string>, file?: string) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ nonce: nonceIn(page.html), ...fields })) form.set(name, value);
    if (file !== undefined) form.set('file', new Blob([file], { type: 'text/plain' }), 'delay.txt');
    const cookie = [...visitor.jar].map(([name, { value }]) => `${name.split(' ')[0]}=${value}`).join('; ');
    const response = await fetch(`${app.url}${page.path}`, {
      method: 'POST',
      body: form,
      headers: { origin: app.url, cookie },
      redirect: 'manual',
    });
    return { status: response.status, html: await response.text() };
  };
  expect(await send({ 'values.delay': '2' }, 'as measured')).toMatchObject({
    status: 422,
    html: expect.stringContaining('two digits'),
  });
  const known = app.links.digits({ approval: `${id}#delay`, round: 0, person: owner });
  expect(mail.text).toContain(known);
  const unshown = await send({ 'values.delay': '2', digits: known });
  expect(unshown).toMatchObject({ status: 422 });
  expect(unshown.html).toContain('value="2"');
  expect(await send({ 'values.delay': 'soon' }, 'as measured')).toMatchObject({ status: 422 });
  expect(await send({ 'values.delay': '2', note: 'from the log' }, 'as measured')).toMatchObject({ status: 303 });
  await eventually(async () => {
    const view = (await app.readModel.head(programme))?.evaluations.find(({ key }) => key === id);
    return view?.asked?.find(({ key }) => key === 'delay')?.answers.length === 1;
  });
  const again = await visitor.get(`${page.path}?done=1`);
  expect(again.html).toContain('from the log');
});

test('a link is good for its own ask and person alone, and nobody else is shown the page', async () => {
  const { id, link } = await open();
  expect((await visitorOf(app.url).get(`/figures/${encodeURIComponent(`${id}#delay`)}`)).status).toBe(401);
  const visitor = visitorOf(app.url);
  await visitor.get(link);
  expect((await visitor.get(`/figures/${encodeURIComponent(`${id}#office`)}`)).status).toBe(401);
  expect((await visitor.get('/figures/nothing')).status).toBe(404);
  expect((await visitor.get(`${link.slice(0, -2)}xx`)).status).toBe(404);
});

test('whoever is asked hands it to a colleague by the page, once; nobody of the other company is taken', async () => {
  const { programme, id, mail, link } = await open();
  const visitor = visitorOf(app.url);
  const page = await visitor.get(link);
  expect(page.html).toContain('Have a colleague report it');
  const send = (to: string) =>
    visitor.post(`${page.path}/delegations`, {
      ...{ nonce: nonceIn(page.html), to },
      digits: app.links.digits({ approval: `${id}#delay`, round: 0, person: owner }),
    });
  expect(mail.text).toContain(app.links.digits({ approval: `${id}#delay`, round: 0, person: owner }));
  expect((await send('no address')).status).toBe(422);
  expect((await send('director@manzanares.example')).status).toBe(409);
  expect((await send('trainee@spree.example')).html).toContain('your colleague is asked now');
  await eventually(async () => {
    const view = (await app.readModel.head(programme))?.evaluations.find(({ key }) => key === id);
    return view?.asked?.find(({ key }) => key === 'delay')?.delegate === 'trainee@spree.example';
  });
  expect((await visitor.get(page.path)).html).not.toContain('Have a colleague report it');
});

test('the office, by its token too, reports one thing in the name of whoever is asked, and the page says for whom', async () => {
  const { programme, id } = await open();
  const session = await app.sessions.open({ kind: 'pmo', person: 'pmo' }, new Date());
  const at = `${app.url}/figures/${encodeURIComponent(`${id}#delay`)}`;
  const headers = { cookie: `gatehouse_session=${session}`, 'accept-language': 'en', origin: app.url };
  const html = await (await fetch(at, { headers })).text();
  expect(html).toContain(`You report for ${owner}`);
  expect(html).not.toContain('Have a colleague report it');
  const form = new FormData();
  for (const [name, value] of Object.entries({ nonce: nonceIn(html), 'values.delay': '2', note: 'by telephone' }))
    form.set(name, value);
  form.set('file', new Blob(['as told'], { type: 'text/plain' }), 'delay.txt');
  const sent = await fetch(at, { method: 'POST', body: form, headers, redirect: 'manual' });
  expect(sent.status).toBe(303);
  const answer = await eventually(async () => {
    const view = (await app.readModel.head(programme))?.evaluations.find(({ key }) => key === id);
    return view?.asked?.find(({ key }) => key === 'delay')?.answers[0];
  });
  expect(answer).toMatchObject({ onBehalf: true, values: { delay: '2' }, note: 'by telephone' });
});
