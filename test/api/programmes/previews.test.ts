import { startApp, type App } from '../../support/app';
import { nextYearsNotice, publishedThisYear } from '../../support/calendars';
import { enterProgramme } from '../../support/questions';
import { aPolicy } from '../../support/questions';

let app: App;
let programme: string;
const { year } = nextYearsNotice;
const versions = { weekdays: `${year}.1` };
const person = 'office@manzanares.example';

beforeAll(async () => {
  app = await startApp();
  programme = await enterProgramme(app, publishedThisYear);
  const published = await app.post(`/programmes/${programme}/calendars/weekdays/publications`, nextYearsNotice);
  expect(published.status).toBe(202);
});
afterAll(() => app?.stop());

/** 3 May to 12 May are off by what the programme has published. */
const questions = {
  deadline: { from: `${year}-05-02`, days: 2 },
  slippage: { baseline: `${year}-04-30`, forecast: `${year}-05-14` },
  'agreement-dates': { expiresOn: `${year}-08-07`, notice: { months: 3 } },
  'ip-dates': { kind: 'patent', subKind: 'design', firstFiledOn: `${year - 1}-11-07` },
} as const;
type Preview = keyof typeof questions | 'tally';

const tally = {
  policy: { stages: [{ panels: [{ group: 'steering', rule: 'all' }] }] },
  seats: [{ key: 'chair', party: 'spree', group: 'steering' }],
};
const every = { ...questions, tally };

test.each(Object.keys(questions) as (keyof typeof questions)[])(
  'the preview of %s counts on what the programme has published, and says by which version',
  async (preview) => {
    const question = questions[preview];
    const own = await app.post<Record<string, unknown>>(`/previews/${preview}`, { ...question, programme });
    expect(own).toMatchObject({ status: 200, body: { provisional: false, calendarVersions: versions } });
    const named = await app.post(`/previews/${preview}`, { ...question, programme, calendar: 'weekdays' });
    expect(named.body).toEqual(own.body);
    const shipped = await app.post<Record<string, unknown>>(`/previews/${preview}`, {
      ...question,
      calendar: 'weekdays',
    });
    expect(shipped.status).toBe(200);
    expect(shipped.body).toHaveProperty('provisional');
    expect(JSON.stringify({ ...own.body, calendarVersions: 0 })).not.toBe(
      JSON.stringify({ ...shipped.body, calendarVersions: 0 }),
    );
  },
);

test('what falls into the published holidays moves beyond them, by every preview', async () => {
  const ask = async (preview: keyof typeof questions) =>
    JSON.stringify((await app.post(`/previews/${preview}`, { ...questions[preview], programme })).body);
  expect(JSON.parse(await ask('deadline'))).toMatchObject({ due: `${year}-05-13` });
  expect(JSON.parse(await ask('agreement-dates')).notice.lastUsefulDay.date < `${year}-05-03`).toBe(true);
  expect(JSON.parse(await ask('ip-dates'))).toMatchObject({ dates: [{ on: `${year}-05-13` }] });
});

test.each(Object.keys(every) as Preview[])(
  'the preview of %s speaks of a programme to those alone who may read it',
  async (preview) => {
    const question = { ...every[preview], programme };
    const ask = async (body: object, session?: string) => {
      const headers = {
        'content-type': 'application/json',
        origin: app.url,
        ...(session && { cookie: `gatehouse_session=${session}` }),
      };
      return (await app.raw('POST', `/api/v1/previews/${preview}`, { headers, body: JSON.stringify(body) })).status;
    };
    const sessionOf = (who: string) => app.sessions.open({ kind: 'person', person: who }, new Date());
    expect(await ask(question)).toBe(401);
    expect(await ask(question, await sessionOf('stranger@nowhere.example'))).toBe(403);
    expect(await ask(question, await sessionOf(person))).toBe(200);
    expect(await ask({ ...question, programme: 'nowhere' }, await sessionOf(person))).toBe(404);
    expect(await app.post(`/previews/${preview}`, { ...question, programme: 'nowhere' })).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  },
);

test('the preview of an approval says by which calendars it was counted, and whether that may still move', async () => {
  const policy = aPolicy({ within: { workingDays: 3 } });
  const ask = async (opensAt: string) =>
    (await app.post('/previews/approval', { programme, policy, groups: ['steering'], opensAt })).body;
  expect(await ask(`${year}-05-02T09:00:00Z`)).toMatchObject({ provisional: false, calendarVersions: versions });
  expect(await ask(`${year}-12-30T09:00:00Z`)).toMatchObject({ provisional: true, calendarVersions: versions });
});

test('a preview without a calendar and without a programme is refused at its field', async () => {
  const refused = await app.post('/previews/deadline', questions.deadline);
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'calendar' }] } });
});

test('a preview counts by the holidays of another country and names the package, and refuses China’s with the reason', async () => {
  const german = await app.post('/previews/deadline', { calendar: 'de', from: '2026-12-24', workingDays: 1 });
  expect(german.body).toMatchObject({
    due: '2026-12-28',
    provisional: false,
    calendarVersions: { de: expect.stringMatching(/^date-holidays \d/) },
  });
  const chinese = await app.post('/previews/deadline', { calendar: 'cn-gd', from: '2026-12-24', workingDays: 1 });
  expect(chinese).toMatchObject({
    status: 422,
    body: { code: 'calendar_unknown', detailEn: expect.stringContaining('decreed'), facts: { field: 'calendar' } },
  });
});
