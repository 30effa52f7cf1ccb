import { createLinks } from '../../../infra/keys/links';
import { createMailedLinks } from '../../../infra/store/mailed-links';
import { createKeyring } from '../../../infra/keys/keyring';
import { eventually } from '../../support/eventually';
import { chair, formOf, onStage, publicUrl } from '../../support/stage';
import { east, west } from '../../support/seed';

const stage = onStage();

const pathOf = (id: string) => `/decisions/${id}`;
const delegate = `projects@${east.domain}`;

type Browser = ReturnType<typeof stage.browser>;

/** The chairman's link opened in a browser, and what a press of a button there sends. */
const openedIn = async (browser: Browser, id: string) => {
  const page = await browser.open(`/d/${await stage.linkFor(id)}`);
  const post = async (fields: Record<string, string>, verb = '') =>
    browser.post(`${pathOf(id)}${verb}`, { ...formOf(page.text, `${pathOf(id)}${verb}`), ...fields });
  return { page, post };
};

const decided = () => stage.calls.filter(({ name }) => name === 'decide').length;

/** Two digits that are not those of the mail. */
const otherThan = (right: string, nth = 0) => String(((Number(right) - 10 + 1 + nth) % 90) + 10);

describe('a browser in which the person has not decided before', () => {
  it('asks for the two digits of the mail, and pressing alone decides nothing and tries nothing', async () => {
    const id = await stage.openApproval();
    const { page, post } = await openedIn(stage.browser(), id);
    expect(page.text).toMatch(
      /<input id="seat-0-digits" name="digits" inputmode="numeric" autocomplete="one-time-code"/,
    );
    for (const verdict of ['approve', 'abstain', 'recuse', 'requestChanges', 'reject', 'approveWithConditions']) {
      const refused = await post({ verdict, comment: '我写的理由' });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('请填写邮件中链接旁的两位数字');
      expect(refused.text).toMatch(/<input id="seat-0-digits"[^>]* aria-invalid="true"/);
      expect(refused.text).toContain('我写的理由</textarea>');
    }
    expect(decided()).toBe(0);
    expect(await stage.attemptsOf(id)).toEqual([]);
  });

  it('asks once: from then on it knows the person, in other matters too, and no other browser does', async () => {
    const first = await stage.openApproval();
    const browser = stage.browser();
    const { post } = await openedIn(browser, first);
    expect((await post({ verdict: 'approve', digits: stage.digitsFor(first) })).status).toBe(303);
    const second = await stage.openApproval({ key: 'second' });
    const again = await openedIn(browser, second);
    expect(again.page.text).not.toContain('name="digits"');
    expect((await again.post({ verdict: 'approve' })).status).toBe(303);
    const elsewhere = await openedIn(stage.browser(), second);
    expect(elsewhere.page.text).toContain('name="digits"');
    expect((await elsewhere.post({ verdict: 'abstain' })).status).toBe(422);
    expect(decided()).toBe(2);
  });

  it('knows one person, and asks another who uses it', async () => {
    const id = await stage.openApproval();
    const browser = stage.browser();
    const { post } = await openedIn(browser, id);
    await post({ verdict: 'approve', digits: stage.digitsFor(id) });
    const other = await browser.open(`/d/${await stage.linkFor(id, `chair@${west.domain}`)}`);
    expect(other.text).toContain('name="digits"');
  });

  it('remembers the digits also where something else was wrong with what was sent', async () => {
    const id = await stage.openApproval();
    const { post } = await openedIn(stage.browser(), id);
    const refused = await post({ verdict: 'reject', digits: stage.digitsFor(id) });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('请写明理由');
    expect(refused.text).not.toContain('name="digits"');
    expect((await post({ verdict: 'reject', comment: '理由' })).status).toBe(303);
  });

  it('takes a few wrong digits and then none, not the right ones either; a sign-in link goes on', async () => {
    const id = await stage.openApproval();
    const right = stage.digitsFor(id);
    const { post } = await openedIn(stage.browser(), id);
    for (let same = 0; same < 5; same += 1) {
      const wrong = await post({ verdict: 'approve', digits: otherThan(right) });
      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain('这两位数字与邮件中的不符');
    }
    expect((await post({ verdict: 'approve', digits: otherThan(right, 1) })).status).toBe(422);
    const last = await post({ verdict: 'approve', digits: otherThan(right, 2) });
    expect(last.status).toBe(403);
    expect(last.text).toContain('此链接不再接受数字');
    // Another browser is no other try.
    const browser = stage.browser();
    const spent = await openedIn(browser, id);
    expect(spent.page.text).not.toContain('name="digits"');
    const refused = await spent.post({ verdict: 'approve', digits: right });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('此链接不再接受数字');
    expect(refused.text).toContain(`formaction="${pathOf(id)}/sign-in-link"`);
    expect(decided()).toBe(0);
    expect((await stage.attemptsOf(id)).map(({ code }) => code)).toContain('digits_spent');
    expect((await spent.post({}, '/sign-in-link')).status).toBe(200);
    const mailed = await eventually(async () => stage.mails.at(-1));
    const door = /\/sign-in\/[\w.-]+/.exec(mailed.text)?.[0] ?? '';
    expect((await browser.post(door, {})).get('Location')).toBe(`${pathOf(id)}#decide`);
    const page = await browser.get(pathOf(id));
    expect(page.text).not.toContain('name="digits"');
    const vote = { ...formOf(page.text, pathOf(id)), verdict: 'approve' };
    expect((await browser.post(pathOf(id), vote)).status).toBe(303);
  });

  it('of many tries that are sent at once takes no more than those few', async () => {
    const id = await stage.openApproval();
    const { post } = await openedIn(stage.browser(), id);
    const right = stage.digitsFor(id);
    const wrong = Array.from({ length: 20 }, (_, nth) => otherThan(right, nth));
    const answers = await Promise.all(wrong.map((digits) => post({ verdict: 'approve', digits })));
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(2);
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(18);
    expect((await post({ verdict: 'approve', digits: right })).status).toBe(403);
  });

  it('neither delegates, asks, nor says "this is not me" for whoever only presses', async () => {
    const id = await stage.openApproval();
    const { post } = await openedIn(stage.browser(), id);
    expect((await post({ to: delegate, said: '出访' }, '/delegation')).status).toBe(422);
    expect((await post({ said: '为什么？', pauses: 'yes' }, '/question')).status).toBe(422);
    const refused = await post({}, '/not-me');
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/<details class="not-me" open/);
    expect(refused.text).toContain('<title>错误：');
    expect(refused.text).toContain('<li><a href="#not-me-digits">');
    expect(stage.calls).toEqual([]);
    expect(stage.mails).toEqual([]);
    expect((await post({ digits: stage.digitsFor(id) }, '/not-me')).status).toBe(200);
    expect(stage.calls).toHaveLength(1);
  });
});

describe('whoever is known by more than a link', () => {
  it('is not asked: signed in, or with a code where the policy asks for one', async () => {
    const id = await stage.openApproval();
    const page = await (await stage.signedIn(chair)).get(pathOf(id));
    expect(page.text).not.toContain('name="digits"');
    const coded = await stage.openApproval({ key: 'coded', change: { identity: 'link+code' } });
    const { page: strict, post } = await openedIn(stage.browser(), coded);
    expect(strict.text).not.toContain('id="seat-0-digits"');
    expect((await post({ verdict: 'approve' })).text).toContain('须先确认您的身份');
  });

  it.each(['link+code', 'signIn', 'signIn+again'] as const)(
    'is asked for no digits anywhere on the page where %s is needed, since its mail prints none; pressing tells nobody anything',
    async (identity) => {
      const id = await stage.openApproval({ key: identity.replace('+', '-').toLowerCase(), change: { identity } });
      const { page, post } = await openedIn(stage.browser(), id);
      expect(page.text).not.toContain('name="digits"');
      expect(page.text).toContain('此事项仅凭链接不能表决');
      const nonce = /name="nonce" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      expect((await post({ nonce, digits: stage.digitsFor(id) }, '/not-me')).status).toBe(403);
      expect(stage.calls).toEqual([]);
      expect(stage.mails).toEqual([]);
    },
  );

  it('is not asked later in a browser in which they have decided signed in', async () => {
    const id = await stage.openApproval();
    const browser = await stage.signedIn(chair);
    await browser.open(`/d/${await stage.linkFor(id)}`);
    const page = await browser.get(pathOf(id));
    await browser.post(pathOf(id), { ...formOf(page.text, pathOf(id)), verdict: 'approve' });
    browser.jar.delete('gatehouse_session');
    const next = await openedIn(browser, await stage.openApproval({ key: 'next' }));
    expect(next.page.text).not.toContain('name="digits"');
  });

  it('does not lend a form that is sent for several matters to a bare link', async () => {
    const id = await stage.openApproval();
    const session = await stage.signedIn(`strategy@${east.domain}`);
    const { approval } = (await stage.readModel.approval(id))!;
    const claims = await stage.deps.links.verify(await stage.linkFor(id), stage.deps.now());
    session.jar.set('gatehouse_link', await stage.deps.sessions.openLink(claims, stage.deps.now()));
    const nonce = stage.deps.sessions.nonce(session.jar.get('gatehouse_session') ?? '');
    const task = `${id} ${claims.seat} 1 ${approval.request.contentHash}`;
    const answer = await session.post('/inbox/decisions', { nonce, task, verdict: 'approve' });
    expect(answer.text).toContain('请填写邮件中链接旁的两位数字');
    expect(decided()).toBe(0);
  });
});

describe('a browser that knows somebody', () => {
  const knownBrowser = async () => {
    const id = await stage.openApproval();
    const browser = stage.browser();
    const { post } = await openedIn(browser, id);
    await post({ verdict: 'approve', digits: stage.digitsFor(id) });
    return { id, browser };
  };
  const asks = async (browser: Browser, id: string) =>
    (await openedIn(browser, id)).page.text.includes('name="digits"');

  it('is forgotten, with all others, when the person says so in their inbox, which only they can', async () => {
    const { id, browser } = await knownBrowser();
    const inbox = await stage.signedIn(chair);
    const shown = await inbox.get('/inbox');
    expect(shown.text).toContain('您曾在 1 个浏览器中表决');
    const form = formOf(shown.text, '/inbox/browsers');
    expect((await inbox.post('/inbox/browsers', form, { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await stage.browser().post('/inbox/browsers', form)).status).toBe(401);
    expect(await asks(browser, id)).toBe(false);
    expect((await inbox.post('/inbox/browsers', form)).status).toBe(303);
    expect(await asks(browser, id)).toBe(true);
    expect((await inbox.get('/inbox')).text).not.toContain('action="/inbox/browsers"');
  });

  it('is forgotten when somebody signs out there', async () => {
    const { id, browser } = await knownBrowser();
    await browser.post('/sign-out', {});
    expect(await asks(browser, id)).toBe(true);
  });

  it('is forgotten after a year', async () => {
    const { id, browser } = await knownBrowser();
    stage.setClock('2027-03-04T02:00:00Z');
    expect((await browser.open(`/d/${await stage.linkFor(id, chair, '2027-06-01T00:00:00Z')}`)).text).toContain(
      'name="digits"',
    );
  });
});

describe('the digits of a mail', () => {
  const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map((key) => key.toString('base64url'));
  const of = { approval: 'p:agreement:a:1', round: 1, person: chair };
  const linksBy = (by: readonly string[]) =>
    createLinks({ keys: by, publicUrl, mailedLinks: createMailedLinks(stage.database) });

  it('belong to one person and round, are the same in every mail of it, and are never those that programs type', () => {
    const links = linksBy(keys);
    const drawn = Array.from({ length: 2_000 }, (_, round) => links.digits({ ...of, round }));
    expect(links.digits(of)).toBe(links.digits({ ...of }));
    for (const digits of drawn) expect(digits).toMatch(/^(1[3-9]|[2-8]\d|9[0-8])$/);
    expect(new Set(drawn).size).toBe(86);
  });

  it('of a mail that left before a key was changed are still taken', () => {
    const before = linksBy(keys.slice(1));
    const after = linksBy(keys);
    expect(after.areDigits(of, before.digits(of))).toBe(true);
    expect(linksBy(keys.slice(0, 1)).areDigits(of, otherThan(before.digits(of)))).toBe(
      otherThan(before.digits(of)) === linksBy(keys.slice(0, 1)).digits(of),
    );
    expect(createKeyring(keys).macs('x')[0]).toBe(createKeyring(keys).mac('x'));
  });
});
