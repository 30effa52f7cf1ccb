import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCalendar } from '../../../cli/calendar';
import type { PublicationView } from '../../../domain/calendar/acknowledgements';
import { readEnv } from '../../../infra/host/env';
import { startApp, type App } from '../../support/app';
import { beyondNextMay, nextYearsNotice, publishedThisYear } from '../../support/calendars';
import { aPolicy, ask, enterProgramme } from '../../support/questions';
import { eventually } from '../../support/eventually';

let app: App;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app?.stop());

const office = 'office@spree.example';
const partnerOffice = 'office@manzanares.example';

interface Calendars {
  readonly calendars: readonly { readonly party: string; readonly calendar: string; readonly version: string }[];
  readonly publications: readonly PublicationView[];
}

test('the office publishes a year as its official notice has it, gets the list of what moved, and both parties acknowledge', async () => {
  const programme = await enterProgramme(app, publishedThisYear);
  const id = await ask(app, programme, { policy: aPolicy({ within: beyondNextMay }) });
  await eventually(() => app.readModel.approval(id));
  const at = `/programmes/${programme}/calendars`;
  const key = { 'idempotency-key': 'year-one' };
  const first = await app.post<PublicationView>(`${at}/weekdays/publications`, nextYearsNotice, key);
  expect(first).toMatchObject({ status: 202, body: { calendar: 'weekdays', moved: [{ id }], acknowledged: [] } });
  const again = await app.post<PublicationView>(`${at}/weekdays/publications`, nextYearsNotice, key);
  expect(again.body).toEqual(first.body);

  const seen = `${at}/weekdays/publications/${first.body.version}/acknowledgements`;
  const session = await app.sessions.open({ kind: 'person', person: partnerOffice }, new Date());
  const cookie = `gatehouse_session=${session}`;
  const page = await app.raw<string>('GET', `/programmes/${programme}/calendars?lang=en`, { headers: { cookie } });
  expect(page.status).toBe(200);
  expect(page.body).toContain(nextYearsNotice.source);
  expect(page.body).toContain('One deadline moved');
  expect((await app.post(seen, { by: office })).body).toMatchObject({ acknowledged: [{ party: 'spree', by: office }] });
  const form = new URLSearchParams({
    nonce: app.sessions.nonce(session),
    calendar: 'weekdays',
    version: first.body.version,
  });
  const posted = await app.raw('POST', `/office/programmes/${programme}/calendars/acknowledgements`, {
    headers: { cookie, origin: app.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
  expect([posted.status, posted.headers.get('location')]).toEqual([303, `/programmes/${programme}/calendars?done=1`]);
  const { body } = await app.get<Calendars>(at);
  expect(body.publications).toMatchObject([{ acknowledged: [{ party: 'spree' }, { party: 'manzanares' }] }]);
  expect(body.calendars.map(({ version }) => version)).toEqual(Array(2).fill(first.body.version));
});

test('a year is imported from a file on the command line, the same file twice once', async () => {
  const programme = await enterProgramme(app, publishedThisYear);
  const file = join(mkdtempSync(join(tmpdir(), 'gatehouse-notice-')), 'notice.json');
  writeFileSync(file, JSON.stringify(nextYearsNotice));
  const env = readEnv({ PUBLIC_URL: app.url, GATEHOUSE_API_TOKEN: app.officeToken });
  const said: string[] = [];
  const destination = { programme, calendar: 'weekdays' };
  for (const _ of [1, 2]) await importCalendar(file, destination, env, (line) => void said.push(line));
  expect(said.slice(0, 2)).toEqual([
    `weekdays ${nextYearsNotice.year}.1 is published for ${nextYearsNotice.year}.`,
    'No deadline moved.',
  ]);
  expect(await app.readModel.publications(programme)).toHaveLength(1);
  writeFileSync(file, JSON.stringify({ ...nextYearsNotice, holidays: 'none' }));
  await expect(importCalendar(file, destination, env, () => {})).rejects.toThrow('is no official notice');
});

test('a notice names days of the December before, which the answer, the page and the record tell', async () => {
  const programme = await enterProgramme(app, publishedThisYear);
  const last = `${nextYearsNotice.year - 1}-12-31`;
  const [holiday] = nextYearsNotice.holidays;
  const notice = {
    ...nextYearsNotice,
    holidays: [holiday, { ...holiday, from: last, to: `${nextYearsNotice.year}-01-01` }],
  };
  const answer = await app.post(`/programmes/${programme}/calendars/weekdays/publications`, notice);
  expect(answer).toMatchObject({ status: 202, body: { decemberBefore: [last], version: `${nextYearsNotice.year}.1` } });
  const cookie = `gatehouse_session=${await app.sessions.open({ kind: 'person', person: partnerOffice }, new Date())}`;
  const page = await app.raw<string>('GET', `/programmes/${programme}/calendars?lang=en`, { headers: { cookie } });
  expect(page.body).toContain('Days of the year before that it names');
  const from = `${nextYearsNotice.year - 1}-12-30`;
  const due = await app.post('/previews/deadline', { programme, from, workingDays: 1 });
  expect(due.body).toMatchObject({ provisional: false, calendarVersions: { weekdays: `${nextYearsNotice.year}.1` } });
  expect((due.body as unknown as { due: string }).due > `${nextYearsNotice.year}-01-01`).toBe(true);
});

test('what is no year of that calendar is refused, in words', async () => {
  const programme = await enterProgramme(app, publishedThisYear);
  const publish = (calendar: string, changes: object) =>
    app.post(`/programmes/${programme}/calendars/${calendar}/publications`, { ...nextYearsNotice, ...changes });
  expect(await publish('cn', {})).toMatchObject({ status: 404 });
  expect(await publish('weekdays', { year: nextYearsNotice.year + 1 })).toMatchObject({ status: 422 });
  expect(await publish('weekdays', { holidays: [] })).toMatchObject({ status: 422 });
  const beforeDecember = {
    holidays: [
      {
        ...nextYearsNotice.holidays[0],
        from: `${nextYearsNotice.year - 1}-11-30`,
        to: `${nextYearsNotice.year - 1}-12-02`,
      },
    ],
  };
  expect(await publish('weekdays', beforeDecember)).toMatchObject({
    status: 422,
    body: {
      code: 'invalid_input',
      detailEn: expect.stringContaining('-11-30 is no day of'),
      facts: { field: 'holidays' },
    },
  });
  expect(await publish('weekdays', { by: 'somebody@nowhere.example' })).toMatchObject({ status: 403 });
});
