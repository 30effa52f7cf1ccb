import { limits } from '../../api/limits';
import { startApp, type App } from '../support/app';
import { visitorOf, hiddenFields } from '../support/visitor';
import { ask, enterProgramme } from '../support/questions';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const json = { 'content-type': 'application/json' };

/** Sends so many at a time that a limit is reached in seconds; answers the statuses. */
const many = async (count: number, send: () => Promise<{ readonly status: number }>, atOnce = 50) => {
  const statuses: number[] = [];
  while (statuses.length < count) {
    const batch = await Promise.all(Array.from({ length: Math.min(atOnce, count - statuses.length) }, send));
    statuses.push(...batch.map(({ status }) => status));
  }
  return new Set(statuses);
};

const expectRefused = (answer: { status: number; body: { code: string }; headers: Headers }) => {
  expect(answer).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(answer.headers.get('content-type')).toMatch('application/problem+json');
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
};

test('previews are limited for each machine, and say when to try again', async () => {
  const preview = (from = '198.51.100.1') =>
    app.raw('POST', '/api/v1/previews/tally', { headers: { ...json, 'x-forwarded-for': from }, body: '{}' });
  expect(await many(limits.previews.tries, () => preview())).toEqual(new Set([422]));
  expectRefused(await preview());
  expect((await preview('198.51.100.2')).status).toBe(422);
});

test('calls without a good token are limited for each machine, while good ones are never kept waiting', async () => {
  const call = (token: string) =>
    app.raw('GET', '/api/v1/programmes', { headers: { authorization: `Bearer ${token}` } });
  expect(await many(limits.unauthorised.tries, () => call('guessed'))).toEqual(new Set([401]));
  expectRefused(await call('guessed'));
  expect((await call(app.officeToken)).status).toBe(200);
});

test('decisions are limited for each link, by the API and on the page, which keeps what was typed', async () => {
  const id = await ask(app, await enterProgramme(app));
  const { url, token } = await app.mails.linkTo('director@spree.example', id);
  const decide = (more = {}) => app.post(`/approvals/${id}/decisions`, { verdict: 'reject', ...more }, { token });
  // One process answers them one after another: of fifty at once a slow machine leaves some without an answer in time.
  expect(await many(limits.decisions.tries, () => decide(), 10)).toEqual(new Set([422]));
  expectRefused(await decide());
  const visitor = visitorOf(app.url);
  const page = await visitor.get(new URL(url).pathname);
  const post = (comment: string) => visitor.post(page.path, { ...hiddenFields(page.html), verdict: 'reject', comment });
  expect(await many(limits.decisions.tries, () => post(''), 10)).toEqual(new Set([422]));
  const refused = await post('a reason worth keeping');
  expect(refused.status).toBe(429);
  expect(refused.html).toContain('a reason worth keeping</textarea>');
});
