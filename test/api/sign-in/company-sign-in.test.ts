import type { Decision } from '../../../domain/approvals/approvals';
import { CALLBACK_PATH, createOidc } from '../../../infra/sign-in/oidc';
import type { Database } from '../../../infra/store/database';
import { startOidcProvider, type OidcProvider } from '../../support/oidc';
import { freePort } from '../../support/ports';
import { emptyStore } from '../../support/store';
import { chair, formOf, publicUrl, setStage, type Stage } from '../../support/stage';
import { openEmptyStore } from '../../support/prepared';

const keys = [Buffer.alloc(32, 7).toString('base64url')];

let provider: OidcProvider;
let stage: Stage;
let database: Database;
beforeAll(async () => {
  provider = await startOidcProvider(`${publicUrl}${CALLBACK_PATH}`);
  database = await openEmptyStore();
});
afterAll(async () => {
  await provider?.stop();
  await database.close();
});
beforeEach(async () => {
  await emptyStore(database);
  stage = await setStage(database, {
    oidc: createOidc({ ...provider.settings, publicUrl, keys }),
    now: () => new Date(),
  });
});

type Browser = ReturnType<Stage['browser']>;

/** Presses the button of the sign-in page, or of a decision page, and goes to the company's own sign-in. */
const leave = async (browser: Browser, page: string) => {
  const { text } = await browser.get(page);
  const href = /href="(\/sign-in\/company[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const left = await browser.get(href);
  expect(left.status).toBe(303);
  return String(left.get('Location'));
};

const signInAs = async (account: string, page = '/sign-in?next=/inbox') => {
  const browser = stage.browser();
  const back = await provider.browser().signIn(await leave(browser, page), account);
  return { browser, back, answer: await browser.get(back) };
};

describe('signing in with a company account', () => {
  it('signs in whoever has a role under the verified mail address of the account', async () => {
    const { browser, answer } = await signInAs(chair);
    expect(answer.status).toBe(303);
    expect(answer.get('Location')).toBe('/inbox');
    expect((await browser.get('/inbox')).status).toBe(200);
    expect((await browser.get('/programmes/demo')).status).toBe(200);
  });

  it('asks the service with PKCE, a state and a nonce, and only for the mail address', async () => {
    const url = new URL(await leave(stage.browser(), '/sign-in'));
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid email' });
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked[name]?.length).toBeGreaterThan(30);
  });

  it.each([
    ['has no role in any programme', 'stranger@elsewhere.example'],
    ['has an address that the service has not verified', `unverified.${chair}`],
  ])('refuses an account that %s, and still offers the mailed link', async (_what, account) => {
    const { browser, answer } = await signInAs(account);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('此账号没有在任何合作计划中任职');
    expect(answer.text).toContain('发送登录链接');
    expect((await browser.get('/inbox')).status).toBe(401);
  });

  it('refuses what comes back to another browser, with another state, twice, or with nothing', async () => {
    const { browser, back } = await signInAs(chair);
    const stranger = stage.browser();
    await leave(stranger, '/sign-in');
    const own = stage.browser();
    await leave(own, '/sign-in');
    for (const answer of [
      await stage.browser().get(back),
      await stranger.get(back),
      await browser.get(back),
      await own.get(CALLBACK_PATH),
      await own.get(`${CALLBACK_PATH}?error=access_denied`),
    ]) {
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('企业账号登录没有完成');
    }
    expect((await stranger.get('/inbox')).status).toBe(401);
  });

  it('never leads away from the product', async () => {
    const browser = stage.browser();
    const left = await browser.get('/sign-in/company?next=https://evil.example/');
    const back = await provider.browser().signIn(String(left.get('Location')), chair);
    expect((await browser.get(back)).get('Location')).toBe('/inbox');
  });

  it('proves for one matter again who decides: the service must ask, although the person is signed in there', async () => {
    const id = await stage.openApproval({ change: { identity: 'signIn+again' } });
    const path = `/decisions/${id}`;
    const at = provider.browser();
    const browser = stage.browser();
    await browser.get(await at.signIn(await leave(browser, '/sign-in?next=/inbox'), chair));
    expect((await browser.get(path)).text).toContain('请再次确认是您本人');
    at.forms.length = 0;
    const answer = await browser.get(await at.signIn(await leave(browser, path), chair));
    expect(at.forms).toContain('login');
    expect(answer.get('Location')).toBe(`${path}#decide`);
    const page = await browser.get(path);
    await browser.post(path, { ...formOf(page.text, path), verdict: 'abstain', comment: '' });
    expect((stage.calls.at(-1)?.args[1] as Decision).identity).toBe('signIn+again');
  });
});

describe('a sign-in service that is away', () => {
  it('is told with the mailed link still offered, and is asked again at the next try', async () => {
    const port = await freePort();
    const settings = { ...provider.settings, issuer: `http://127.0.0.1:${port}` };
    await emptyStore(database);
    stage = await setStage(database, { oidc: createOidc({ ...settings, publicUrl, keys }) });
    const browser = stage.browser();
    for (let tries = 0; tries < 2; tries += 1) {
      const answer = await browser.get('/sign-in/company?next=/inbox');
      expect(answer.status).toBe(503);
      expect(answer.text).toContain('企业账号登录暂时不可用');
      expect(answer.text).toContain('发送登录链接');
    }
  });
});

describe('without a sign-in service', () => {
  it('no page offers one', async () => {
    await emptyStore(database);
    stage = await setStage(database);
    expect((await stage.browser().get('/sign-in')).text).not.toContain('/sign-in/company');
    expect((await stage.browser().get('/sign-in/company')).status).toBe(404);
  });
});
