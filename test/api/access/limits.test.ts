import pino from 'pino';
import { composeApp } from '../../../api/compose';
import { limits } from '../../../api/access/limits';
import { listen } from '../../../api/http/listener';
import type { Proxies } from '../../../infra/host/proxies';
import { programmesFolder } from '../../../infra/places';
import { startApp, type App } from '../../support/app';
import { freePort } from '../../support/ports';
import { visitorOf, hiddenFields } from '../../support/visitor';
import { ask, enterProgramme } from '../../support/questions';

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
  const link = await app.mails.linkTo('director@spree.example', id);
  const decide = (more = {}) => app.postBy(link, `/approvals/${id}/decisions`, { verdict: 'reject', ...more });
  // One process answers them one after another: of fifty at once a slow machine leaves some without an answer in time.
  expect(await many(limits.decisions.tries, () => decide(), 10)).toEqual(new Set([422]));
  expectRefused(await decide());
  const visitor = visitorOf(app.url);
  const page = await visitor.get(new URL(link.url).pathname);
  const post = (comment: string) =>
    visitor.post(page.path, { ...hiddenFields(page.html, link), verdict: 'reject', comment });
  expect(await many(limits.decisions.tries, () => post(''), 10)).toEqual(new Set([422]));
  const refused = await post('a reason worth keeping');
  expect(refused.status).toBe(429);
  expect(refused.html).toContain('a reason worth keeping</textarea>');
});

test('whoever makes up a link for each try, or a cookie, is counted as the machine that they are', async () => {
  const id = await ask(app, await enterProgramme(app));
  const from = { 'x-forwarded-for': '198.51.100.30' };
  let made = 0;
  const guess = () =>
    app.raw('POST', `/api/v1/approvals/${id}/decisions`, {
      headers: { ...json, ...from, authorization: `Bearer made.up.${(made += 1)}` },
      body: '{}',
    });
  expect(await many(limits.decisions.tries, guess)).not.toContain(429);
  expect((await guess()).status).toBe(429);
});

test('a session is counted as its person, whatever link is made up beside it', async () => {
  const id = await ask(app, await enterProgramme(app));
  const person = 'director@spree.example';
  const session = `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`;
  await app.mails.linkTo(person, id);
  const page = await app.raw<string>('GET', `/decisions/${id}`, { headers: { cookie: session } });
  const body = new URLSearchParams({ ...hiddenFields(page.body), verdict: 'reject' }).toString();
  let made = 0;
  const decide = () =>
    app.raw('POST', `/decisions/${id}`, {
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: app.url,
        cookie: `${session}; gatehouse_link=made.up.${(made += 1)}`,
      },
      body,
    });
  expect(await many(limits.decisions.tries, decide, 10)).toEqual(new Set([422]));
  expect((await decide()).status).toBe(429);
});

describe('a sign-in link', () => {
  const signIn = (address: string, from: string, origin = app.url) =>
    app.raw<string>('POST', '/sign-in', {
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin, 'x-forwarded-for': from },
      body: new URLSearchParams({ address }).toString(),
    });

  it('is there for its person however often a stranger asks for it', async () => {
    const address = 'finance@spree.example';
    await many(6, () => signIn(address, '203.0.113.5'));
    expect((await signIn(address, '203.0.113.5')).status).toBe(429);
    expect((await signIn(address, '203.0.113.6')).status).toBe(200);
  });

  it('is mailed to nobody without end: whoever asks hears that the one in the newest mail is good', async () => {
    const address = 'director@spree.example';
    const { tries } = limits.signInFromEverywhere;
    let machine = 0;
    expect(await many(tries, () => signIn(address, `203.0.113.${50 + (machine += 1)}`))).toEqual(new Set([200]));
    const refused = await signIn(address, '203.0.113.200');
    expect(refused.status).toBe(429);
    expect(refused.body).toContain('最近发出的邮件中的链接仍然有效');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('a machine in the own network of a company', () => {
  const served = async (proxies: Proxies, said: string[]) => {
    const log = pino({ level: 'warn' }, { write: (line: string) => void said.push(line) });
    const [port, app_] = [
      await freePort(),
      composeApp({ services: app, apiToken: 'x', programmesFolder, proxies, log }),
    ];
    const server = await listen(app_, port, '127.0.0.1');
    const ask = (from: string) =>
      fetch(`http://127.0.0.1:${port}/sign-in`, {
        method: 'POST',
        headers: { origin: app.url, 'x-forwarded-for': from },
        body: new URLSearchParams({ address: 'nobody@spree.example' }),
      });
    return { ask, stop: server.stop };
  };

  it.each<[string, Proxies]>([
    ['no proxy is before us', 0],
    ['the proxies are elsewhere', ['10.0.3.7', '192.168.0.0/16']],
  ])('does not choose its address where %s, and the log names what is not believed, once', async (_, proxies) => {
    const said: string[] = [];
    const { ask, stop } = await served(proxies, said);
    try {
      let machine = 0;
      const statuses = await many(6, () => ask(`10.0.9.${(machine += 1)}`));
      expect(statuses).toEqual(new Set([200, 429]));
      expect(said.filter((line) => line.includes('GATEHOUSE_TRUST_PROXY'))).toHaveLength(1);
    } finally {
      await stop();
    }
  });

  it('is told from others by the last address that the proxies before us vouch for', async () => {
    const said: string[] = [];
    const { ask, stop } = await served(1, said);
    try {
      let machine = 0;
      const next = () => (machine += 1);
      expect(await many(6, () => ask(`10.0.9.${next()}, 198.51.100.9`))).toEqual(new Set([200, 429]));
      expect(await many(6, () => ask(`198.51.100.9, 10.0.9.${next()}`))).toEqual(new Set([200]));
      expect(said).toEqual([]);
    } finally {
      await stop();
    }
  });
});
