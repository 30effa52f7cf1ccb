import { englishDay } from '../../../domain/calendar/said-days';
import { specialOf } from '../../../domain/programme/evaluation-defaults';
import type { Programme } from '../../../domain/programme/programme';
import type { ProgrammeGlance } from '../../../domain/views/views';
import { startApp, type App } from '../../support/app';
import { today } from '../../support/days';
import { eventually } from '../../support/eventually';
import { colleague, enterProgramme, office } from '../../support/questions';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const director = 'director@spree.example';
const onRequest = (programme: Programme): Programme => ({
  ...programme,
  evaluation: { ...programme.evaluation, special: specialOf(programme.evaluation) },
});
interface Answer {
  readonly code?: string;
  readonly detail?: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly href?: string;
}
const ask = (programme: string, person: string, body: object = {}) =>
  app.postAs<Answer>(person, `/programmes/${programme}/evaluations/requests`, {
    why: 'The registry is late.',
    ...body,
  });

test('a party has one special evaluation opened each quarter; the second is refused with the day from which it may ask again', async () => {
  const programme = await enterProgramme(app, onRequest);
  const first = await ask(programme, director);
  expect(first.status).toBe(201);
  const opened = await eventually(async () => (await app.readModel.head(programme))?.evaluations[0]);
  expect(opened).toMatchObject({ cycle: 'special', cause: { trigger: 'request', party: 'spree', by: director } });

  const second = await ask(programme, office);
  expect(second).toMatchObject({ status: 409, body: { code: 'requested_this_quarter' } });
  expect(second.body.facts?.['next'] ?? '').toMatch(/^\d{4}-(01|04|07|10)-01$/);
  expect(second.body.detail).toContain(englishDay(String(second.body.facts?.['next'])));
  // The office asks in the name of the other party, too; who holds a seat only for their own.
  expect(await ask(programme, director, { party: 'manzanares' })).toMatchObject({ status: 403 });
  expect((await ask(programme, office, { party: 'manzanares' })).status).toBe(201);
  expect(await ask(programme, colleague)).toMatchObject({ status: 409 });
  expect(await ask(programme, office, { party: 'constructor' })).toMatchObject({ status: 422 });
  expect(await ask(programme, office, { why: ' ' })).toMatchObject({ status: 422 });
});

test('where the programme evaluates at nobody’s request it says so', async () => {
  const programme = await enterProgramme(app);
  expect(await ask(programme, director)).toMatchObject({ status: 422, body: { code: 'not_on_request' } });
});

test('the page of an evaluation has the form; what it refuses stands there, with what was typed', async () => {
  const programme = await enterProgramme(app, onRequest);
  const { body } = await ask(programme, director);
  const cookie = `gatehouse_session=${await app.sessions.open({ kind: 'person', person: office }, new Date())}`;
  const headers = { cookie, origin: app.url, 'accept-language': 'en' };
  const page = await (await fetch(`${app.url}${body.href}`, { headers })).text();
  const action = `/office${body.href}/requests`;
  const nonce = new RegExp(`action="${action}"[^]*?name="nonce" value="([^"]+)"`).exec(page)?.[1] ?? '';
  const fields = { nonce, why: 'Once more', party: 'spree' };
  const sent = await fetch(`${app.url}${action}`, { method: 'POST', headers, body: new URLSearchParams(fields) });
  const shown = await sent.text();
  expect(sent.status).toBe(409);
  expect(shown).toContain('Once more');
  expect(shown).toMatch(/may ask again from 1 (Jan|Apr|Jul|Oct) \d{4}/);
});

test('before there is any evaluation a party asks from their list, which says the rule and, afterwards, from when it may ask again', async () => {
  const programme = await enterProgramme(app, onRequest);
  const at = `/programmes/${programme}/evaluations`;
  const session = async (person: string) => ({
    cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`,
    ...{ origin: app.url, 'accept-language': 'en' },
  });
  const headers = await session(director);
  const show = async () => (await fetch(`${app.url}${at}`, { headers })).text();
  const page = await show();
  expect(page).toContain('No evaluation is due yet');
  expect(page).toContain('Each party may ask once in a calendar quarter');
  const nonce = new RegExp(`action="/office${at}/requests"[^]*?name="nonce" value="([^"]+)"`).exec(page)?.[1] ?? '';
  const send = (fields: object) => {
    const body = new URLSearchParams({ nonce, ...fields });
    return fetch(`${app.url}/office${at}/requests`, { method: 'POST', headers, redirect: 'manual', body });
  };
  const unsaid = await send({ why: ' ' });
  expect({ status: unsaid.status, said: (await unsaid.text()).includes('role="alert"') }).toEqual({
    status: 422,
    said: true,
  });
  const sent = await send({ why: 'The registry is late.' });
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${at}?done=1`]);
  const opened = await app.readModel.head(programme);
  expect(opened?.evaluations).toMatchObject([{ cycle: 'special', cause: { trigger: 'request', party: 'spree' } }]);
  expect(await show()).toMatch(/asked for a special evaluation on \d+ \w+ \d{4} already; it may ask again from/);
  const supervisor = (await app.directory.definition(programme)).governance.supervision.seats[0]?.holder ?? '';
  const theirs = await fetch(`${app.url}${at}`, { headers: await session(supervisor) });
  expect([theirs.status, (await theirs.text()).includes(`${at}/requests`)]).toEqual([200, false]);
});

test('an accident is told with its day and what shows it: an improvement and a special evaluation open', async () => {
  const programme = await enterProgramme(app, onRequest);
  const tell = (body: object) =>
    app.postAs<Answer>(director, `/programmes/${programme}/improvements`, {
      key: 'leak',
      title: 'Records were sent to the wrong hospital',
      problem: 'Twelve records',
      source: 'accident',
      ...body,
    });
  expect(await tell({ occurredOn: '2099-01-01' })).toMatchObject({ status: 422 });
  expect(await tell({ occurredOn: '2001-01-01' })).toMatchObject({ status: 422 });
  const evidence = [{ kind: 'link', title: 'Report', url: 'https://reports.example/12' }];
  expect((await tell({ occurredOn: today(), evidence })).status).toBe(201);
  const { body } = await app.get<ProgrammeGlance>(`/programmes/${programme}`);
  expect(body.improvements?.[0]).toMatchObject({ occurredOn: today(), evidence, severity: 'critical' });
  const opened = await eventually(async () => (await app.readModel.head(programme))?.evaluations[0]);
  expect(opened.cause).toMatchObject({ trigger: 'accident', on: today() });
});
