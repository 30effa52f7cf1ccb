import { createReminderLinks } from '../../../infra/keys/reminder-links';
import { createMailedLinks } from '../../../infra/store/mailed-links';
import { createCalendarLinks } from '../../../infra/keys/calendar-links';
import { rosterId } from '../../../contracts/roster';
import { readIcs } from '../../support/ical';
import { apiToken, chair, formOf, officer, onStage, publicUrl } from '../../support/stage';
import { east, west } from '../../support/seed';

const stage = onStage();

const own = { page: '/inbox', action: '/inbox/calendar-feed' };
const programmes = { page: '/programmes/demo', action: '/programmes/demo/calendar-feed' };
type Place = typeof own;

const addressIn = (html: string) => /<input id="calendar-address" value="([^"]+)"/.exec(html)?.[1];

/** Presses a button of the calendar on a page; answers what its field shows then, as a path. */
const press = async (person: string, { page, action }: Place, does: 'renew' | 'stop' = 'renew') => {
  const browser = await stage.signedIn(person);
  const { nonce = '' } = formOf((await browser.get(page)).text, action);
  const { status } = await browser.post(action, { nonce, do: does });
  expect(status).toBe(303);
  return addressIn((await browser.get(page)).text)?.replace(publicUrl, '') ?? '';
};

/** A calendar program has no cookie. */
const fetched = (path: string) => stage.browser().get(path);
const read = async (path: string) => readIcs((await fetched(path)).text);

describe('the calendar of a person', () => {
  it('has no address before it is asked for; GET makes none', async () => {
    const browser = await stage.signedIn(chair);
    const { text } = await browser.get('/inbox');
    expect(text).toContain('生成订阅地址');
    expect(addressIn(text)).toBeUndefined();
    expect(await stage.deps.calendarFeeds.find({ person: chair })).toBeUndefined();
  });

  it('is read without a cookie, and holds the deadlines of what the person is asked', async () => {
    const approval = await stage.openApproval();
    const path = await press(chair, own);
    const answer = await fetched(path);
    expect(answer.status).toBe(200);
    expect(answer.get('Content-Type')).toBe('text/calendar; charset=utf-8');
    expect(answer.get('Cache-Control')).toBe('private, max-age=900');
    expect(answer.get('X-Robots-Tag')).toContain('noindex');
    const { name, events, said } = readIcs(answer.text);
    expect(name).toBe('我的期限 · Gatehouse');
    expect(said('refresh-interval')).toBe('PT60M');
    expect(events).toEqual([
      {
        uid: `${approval}@127.0.0.1`,
        starts: '2026-03-09T09:30:00Z',
        title: '战略合作框架协议',
        about: expect.stringContaining(`${publicUrl}/decisions/${approval}`),
        status: 'CONFIRMED',
        url: `${publicUrl}/decisions/${approval}`,
        class: 'PRIVATE',
        organizer: 'mailto:gatehouse@gatehouse.example',
        sequence: 0,
      },
    ]);
  });

  it('shows its address in a field to copy and as a link to subscribe by', async () => {
    const path = await press(chair, own);
    const { text } = await (await stage.signedIn(chair)).get('/inbox');
    expect(addressIn(text)).toBe(`${publicUrl}${path}`);
    expect(text).toContain(`href="webcal://127.0.0.1:3000${path}"`);
    const english = await (await stage.signedIn(chair)).get('/inbox?lang=en');
    expect(english.text).toContain('My calendar');
  });

  it('holds what waits for the office of somebody who works there', async () => {
    const { events } = await read(await press(officer, own));
    expect(events.map(({ uid }) => uid)).toEqual([]);
    await stage.tell('demo:phase:alignment', {
      type: 'phase.opened',
      phase: 'alignment',
      startsOn: '2026-01-01',
      endsOn: '2026-06-30',
    });
    const path = await press(officer, own);
    expect((await read(path)).events.map(({ uid, starts }) => [uid, starts])).toContainEqual([
      'demo:milestone:committee-formed@127.0.0.1',
      '2026-04-01',
    ]);
  });

  it('leaves out votes, comments and documents, and every line fits in 75 octets', async () => {
    const id = await stage.openApproval();
    const path = await press(chair, own);
    await stage.tell(id, {
      type: 'approval.decided',
      approval: id,
      decision: {
        seat: `${west.key}.strategic.chair`,
        person: `chair@${west.domain}`,
        verdict: 'approve',
        comment: '同意此稿',
        conditions: [],
        round: 1,
        contentHash: (await stage.readModel.approval(id))?.approval.request.contentHash ?? '',
        acceptedAt: '2026-03-03T02:00:00Z',
        identity: 'signIn',
      },
    });
    const { text } = await fetched(path);
    const whole = text.replaceAll('\r\n ', '');
    expect(whole).toContain('战略合作框架协议');
    for (const secret of ['同意此稿', 'chair@', 'framework.pdf', '合作期限三十六个月', 'a3a3'])
      expect(whole).not.toContain(secret);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe('the calendar of a programme', () => {
  it('has whole days, instants, and tentative dates past what is published', async () => {
    const path = await press(chair, programmes);
    const { name, events } = await read(path);
    expect(name).toContain('期限');
    const seen = (part: string) => events.find(({ uid }) => uid.includes(part));
    expect(seen('demo:phase:alignment:end')).toMatchObject({ starts: '2026-06-30', status: 'CONFIRMED' });
    expect(seen('milestone:framework-signed')?.url).toBe(`${publicUrl}/programmes/demo/milestones/framework-signed`);
    expect(seen('evaluation:monthly:2026-03')).toMatchObject({ starts: '2026-04-08T09:30:00Z', status: 'CONFIRMED' });
    const annual = seen('evaluation:annual:2026');
    expect(annual?.status).toBe('TENTATIVE');
    expect(annual?.title).toMatch(/^（暂定）/);
    expect(annual?.about).toContain('暂定期限');
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  it('a moved date is the same entry', async () => {
    const path = await press(chair, programmes);
    const framework = async () => (await read(path)).events.filter(({ uid }) => uid.includes('framework-signed'));
    const before = await framework();
    await stage.tell('demo:schedule', {
      type: 'schedule.forecast',
      milestone: 'framework-signed',
      on: '2026-03-20',
      reason: '条款未定',
      by: officer,
    });
    expect(await framework()).toMatchObject([{ uid: before[0]?.uid, starts: '2026-03-20' }]);
  });

  it('is offered to each who may look at the overview, with an address of their own', async () => {
    const [one, other] = [await press(chair, programmes), await press(`chair@${west.domain}`, programmes)];
    expect(one).not.toBe(other);
    expect((await fetched(one)).status).toBe(200);
    expect((await fetched(other)).status).toBe(200);
  });
});

describe('an address', () => {
  it.each([
    ['the own calendar', own],
    ['a programme', programmes],
  ])('of %s is dead once there is a newer one, and once it is stopped', async (_name, place) => {
    const first = await press(chair, place);
    const second = await press(chair, place);
    expect(second).not.toBe(first);
    expect((await fetched(first)).status).toBe(404);
    expect((await fetched(second)).status).toBe(200);
    expect(await press(chair, place, 'stop')).toBe('');
    expect((await fetched(second)).status).toBe(404);
  });

  it('stays the same however often the page is looked at', async () => {
    const path = await press(chair, own);
    const shown = addressIn((await (await stage.signedIn(chair)).get('/inbox')).text);
    expect(shown).toBe(`${publicUrl}${path}`);
  });

  it('dies when its person leaves, with no word that is not said to strangers', async () => {
    const [mine, programme] = [await press(chair, own), await press(chair, programmes)];
    const holders = { [`${east.key}.strategic.chair`]: null };
    await stage.tell(rosterId('demo'), { type: 'roster.changed', holders, substitutions: [] });
    for (const path of [mine, programme]) {
      const answer = await fetched(path);
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('链接不完整或不正确');
    }
    const browser = await stage.signedIn(chair);
    expect((await browser.get('/inbox')).text).not.toContain('calendar-feed');
    const nonce = stage.deps.sessions.nonce(browser.jar.get('gatehouse_session') ?? '');
    expect((await browser.post(own.action, { nonce, do: 'renew' })).status).toBe(403);
  });

  it('of whoever is asked or stands in without a seat is alive', async () => {
    const substitute = `deputy@${east.domain}`;
    const substitutions = [{ person: chair, substitute, from: '2026-03-02T00:00:00Z', until: '2026-03-20T00:00:00Z' }];
    await stage.tell(rosterId('demo'), { type: 'roster.changed', holders: {}, substitutions });
    expect((await fetched(await press(substitute, own))).status).toBe(200);
  });

  it('says no name, is signed, and no token of another purpose is one', async () => {
    const path = await press(chair, own);
    const [, payload = ''] = path.split('.');
    expect(Buffer.from(payload, 'base64url').toString()).not.toMatch(/@|demo/);
    const feed = { generation: 'guessed', since: '2026-03-03T02:00:00Z' };
    const keys = [Buffer.alloc(32, 8).toString('base64url')];
    const forged = await createCalendarLinks({ keys, publicUrl }).url(feed);
    const mailedLinks = createMailedLinks(stage.database);
    const genuine = { keys: [Buffer.alloc(32, 7).toString('base64url')], publicUrl, mailedLinks };
    const reminders = await createReminderLinks(genuine).pathOf('demo', chair, stage.deps.now());
    const unknown = await createCalendarLinks(genuine).url(feed);
    for (const wrong of [forged, unknown, `/calendar/${reminders.slice(11)}.ics`, '/calendar/x.ics', `${path}x`])
      expect((await fetched(wrong.replace(publicUrl, ''))).status).toBe(404);
  });

  it('is signed with the first key and read with all, so that keys can be changed', async () => {
    const [old, next] = [7, 9].map((byte) => Buffer.alloc(32, byte).toString('base64url')) as [string, string];
    const feed = { generation: 'g', since: '2026-03-03T02:00:00Z' };
    const token = (await createCalendarLinks({ keys: [old], publicUrl }).url(feed)).replace(/.*\/|\.ics$/g, '');
    const both = createCalendarLinks({ keys: [next, old], publicUrl });
    const now = new Date('2035-01-01T00:00:00Z');
    expect(await both.generationOf(token, now)).toBe('g');
    await expect(createCalendarLinks({ keys: [next], publicUrl }).generationOf(token, now)).rejects.toMatchObject({
      code: 'link_invalid',
    });
    await expect(both.generationOf(token, new Date('2037-01-01T00:00:00Z'))).rejects.toMatchObject({
      code: 'link_expired',
    });
  });
});

describe('a calendar program that asks again', () => {
  it('is told that nothing has changed, until something has', async () => {
    const path = await press(chair, own);
    const first = await fetched(path);
    const tag = first.get('ETag') ?? '';
    expect(tag).toMatch(/^W\/"/);
    const again = () => stage.browser().get(path, { 'If-None-Match': tag });
    stage.setClock('2026-03-03T03:00:00Z');
    expect((await again()).status).toBe(304);
    await stage.openApproval();
    const changed = await again();
    expect(changed.status).toBe(200);
    expect(changed.get('ETag')).not.toBe(tag);
  });

  it('may look first without reading', async () => {
    const path = await press(chair, own);
    const head = await stage.browser().head(path);
    expect([head.status, head.text ?? '']).toEqual([200, '']);
  });

  it('is told to wait when it asks too often; others are not', async () => {
    const [mine, theirs] = [await press(chair, own), await press(officer, own)];
    for (let n = 0; n < 60; n += 1) expect((await fetched(mine)).status).toBe(200);
    const refused = await fetched(mine);
    expect(refused.status).toBe(429);
    expect(Number(refused.get('Retry-After'))).toBeGreaterThan(0);
    expect((await fetched(theirs)).status).toBe(200);
  });
});

describe('nobody makes an address', () => {
  it('from another site, without a form of ours, or without saying what', async () => {
    const browser = await stage.signedIn(chair);
    const { nonce = '' } = formOf((await browser.get('/inbox')).text, own.action);
    const evil = { Origin: 'https://evil.example' };
    expect((await browser.post(own.action, { nonce, do: 'renew' }, evil)).status).toBe(403);
    expect((await browser.post(own.action, { do: 'renew' })).status).toBe(403);
    expect((await browser.post(own.action, { nonce })).status).toBe(422);
    expect((await stage.browser().post(own.action, { nonce, do: 'renew' })).status).toBe(401);
    expect(await stage.deps.calendarFeeds.find({ person: chair })).toBeUndefined();
  });

  it('for the office by its token, which says which office and not which person', async () => {
    const browser = stage.browser();
    await browser.post(`/office/${apiToken}`, { person: officer });
    const nonce = stage.deps.sessions.nonce(browser.jar.get('gatehouse_session') ?? '');
    for (const { page, action } of [own, programmes]) {
      expect((await browser.get(page)).text).not.toContain('calendar-feed');
      expect((await browser.post(action, { nonce, do: 'renew' })).status).toBe(403);
    }
  });
});
