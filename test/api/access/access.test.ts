import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { accessOf, type Access } from '../../../api/access/matrix';
import { accessText } from '../../../api/access/words';
import { composeApp } from '../../../api/compose';
import { bindingOf } from '../../../api/access/parts';
import { appointmentsOf, roles, type Role } from '../../../domain/programme/roles';
import type { Programme } from '../../../domain/programme/programme';
import { programmesFolder } from '../../../infra/places';
import { inboundToken } from '../../support/gatehouse';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { mountedRoutes } from '../../support/mounted';
import { ask, aPolicy, enterProgramme } from '../../support/questions';

/** Somebody at the door: with which cookies and token, in which role, and whether the matter asks a seat of theirs. */
interface Actor {
  readonly name: string;
  readonly session?: string;
  readonly link?: string;
  /** The same as the browser has it in which it was opened, and what its forms are bound to. */
  readonly opened?: string;
  readonly binding?: string;
  /** The token of the address by which they stop reminders. */
  readonly reminders?: string;
  /** The token of the address of a calendar of theirs. */
  readonly calendar?: string;
  readonly isCourier?: true;
  readonly token?: string;
  readonly role?: Role;
  readonly isAsked?: boolean;
  /** Has roles, but in another programme. */
  readonly isFromElsewhere?: boolean;
}

const withOnlookers = (programme: Programme): Programme => ({
  ...programme,
  governance: {
    ...programme.governance,
    operators: { spree: ['operator@spree.example'], manzanares: ['operator@manzanares.example'] },
    auditors: { spree: ['auditor@spree.example'], manzanares: ['auditor@manzanares.example'] },
  },
});

const elsewhere = (programme: Programme): Programme =>
  JSON.parse(
    JSON.stringify(withOnlookers(programme)).replaceAll(/@(\w+)\.example/g, '@$1.elsewhere.example'),
  ) as Programme;

let app: App;
let programme: string;
let approval: string;
let actors: readonly Actor[];

beforeAll(async () => {
  app = await startApp();
  programme = await enterProgramme(app, withOnlookers);
  const other = await enterProgramme(app, elsewhere);
  // One seat of each group decides nothing, so that the matter stays open whoever posts what.
  approval = await ask(app, programme, {
    groups: ['steering', 'supervision'],
    policy: aPolicy({ hearEverybody: true }),
  });
  const view = await eventually(() => app.readModel.approval(approval));
  const asked = view.approval.request.stages.flatMap(({ panels }) => panels).flatMap(({ seats }) => seats);
  const sessionOf = (person: string, kind: 'person' | 'pmo' = 'person') =>
    app.sessions.open({ kind, person }, new Date());
  const people = async (key: string, isFromElsewhere: boolean) => {
    const definition = (await app.readModel.definition(key)) as Programme;
    return Promise.all(
      appointmentsOf(definition).map(async ({ role, party, person }): Promise<Actor> => ({
        name: `${role} of ${party}, ${person}${isFromElsewhere ? ', of another programme' : ''}`,
        role,
        session: await sessionOf(person),
        isAsked: asked.some(({ holder }) => holder === person),
        isFromElsewhere,
      })),
    );
  };
  const [seat] = asked;
  const { round, contentHash } = view.approval.request;
  const invitation = { approval, round, contentHash, seat: seat?.id ?? '', person: seat?.holder ?? '' };
  const link = await app.links.invite({ ...invitation, expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
  const claims = await app.links.verify(link);
  const reminders = (await app.reminderLinks.pathOf(programme, invitation.person, new Date())).replace(/.*\//, '');
  const feed = { generation: 'g', since: new Date().toISOString() };
  await app.calendarFeeds.renew({ person: invitation.person }, feed);
  const calendar = (await app.calendarLinks.url(feed)).replace(/.*\/|\.ics$/g, '');
  actors = [
    { name: 'nobody' },
    { name: 'a stranger who is signed in', session: await sessionOf('stranger@nowhere.example') },
    { name: 'the office by its token', token: app.officeToken, session: await sessionOf('pmo', 'pmo') },
    {
      name: 'the bearer of a link',
      link,
      opened: await app.sessions.openLink(claims, new Date()),
      binding: bindingOf(claims),
    },
    { name: 'the bearer of a reminder link', reminders },
    { name: 'the bearer of a calendar address', calendar },
    { name: 'whoever brings mails', token: inboundToken, isCourier: true },
    ...(await people(programme, false)),
    ...(await people(other, true)),
  ];
});
afterAll(() => app?.stop());

/** What the matrix says, for one actor. */
const isAllowed = (
  route: string,
  { anyone, link, reminders, calendar, courier, token, roles: allowed = [], only }: Access,
  actor: Actor,
): boolean => {
  if (anyone) return true;
  if (actor.link) return link === true;
  if (actor.reminders) return reminders === true;
  if (actor.calendar) return calendar === true;
  if (actor.isCourier) return courier === true;
  if (actor.token) return token === true;
  if (!actor.role || !allowed.includes(actor.role)) return false;
  if (only === 'ownMatters') return actor.isAsked === true;
  // Nobody sits in finance there: whoever decides sees their own party's statement, and not what tells of all.
  if (/trial-balance/.test(route) && actor.role === 'approver') return false;
  return !actor.isFromElsewhere || !/:(key|programme|approval)/.test(route);
};

const knock = async (route: string, actor: Actor): Promise<number> => {
  const [method = '', path = ''] = route.split(' ');
  const isApi = path.startsWith('/api/v1');
  const keys: Readonly<Record<string, string>> = {
    key: programme,
    programme,
    approval: encodeURIComponent(approval),
    token: (path.startsWith('/office') ? actor.token : (actor.reminders ?? actor.calendar ?? actor.link)) ?? 'wrong',
    cycle: 'monthly',
  };
  const address = path.replaceAll(/:(\w+)/g, (_, name: string) => keys[name] ?? 'x');
  const bearer = actor.token ?? actor.link;
  const cookies = [
    ...(actor.session && !(isApi && actor.token) ? [`gatehouse_session=${actor.session}`] : []),
    ...(actor.opened ? [`gatehouse_link=${actor.opened}`] : []),
    // Whoever signs out would be a stranger at every other route.
  ].filter(() => route !== 'POST /sign-out');
  const nonce = app.sessions.nonce(actor.binding ?? actor.session ?? '');
  // A seat that is no text is refused by every form, so that what comes after the matrix answers 422 and does nothing.
  const body = isApi ? '{"seat":0}' : new URLSearchParams({ nonce }).toString();
  const { status } = await app.raw(method, address, {
    headers: {
      cookie: cookies.join('; '),
      origin: app.url,
      // Each comes from a machine of their own, so that none is kept waiting for the refusals of the others.
      'x-forwarded-for': `198.51.100.${actors.indexOf(actor)}`,
      ...(isApi && bearer && { authorization: `Bearer ${bearer}` }),
      ...(method === 'POST' && { 'content-type': isApi ? 'application/json' : 'application/x-www-form-urlencoded' }),
    },
    ...(method === 'POST' && { body }),
  });
  return status;
};

/** How a route refuses: by not knowing who comes or by forbidding it; where a token in the address is the key, by knowing no such address. */
const refuses = (route: string, status: number) =>
  status === 401 || status === 403 || (/:token/.test(route) && status === 404);

/** What is asked in an evaluation is found before anybody is asked who they are: `figure-pages.test.ts` says who may open it. */
const routes = Object.entries(accessOf).filter(
  ([route]) => !/ \/(sign-in\/:token|f\/:token|figures\/:ask)/.test(route),
);

describe('the authorisation matrix', () => {
  it('has a row for every route that is mounted, and no row for one that is not', () => {
    const served = composeApp({ services: app, apiToken: 'x', programmesFolder, log: pino({ level: 'error' }) });
    const mounted = new Set(mountedRoutes(served).map((route) => route.replace(/\/assets\/.*/, '/assets/:file')));
    expect([...mounted].toSorted()).toEqual(Object.keys(accessOf).toSorted());
  });

  it('is asked for every role of every party', () => {
    const asked = new Set(actors.map(({ name }) => name.split(',')[0]));
    for (const role of roles)
      for (const party of ['spree', 'manzanares']) expect(asked).toContain(`${role} of ${party}`);
  });

  it.each(routes)(
    'holds at %s for every role of every party, strangers, the link and the token',
    async (route, access) => {
      const met = async (actor: Actor) => ({ actor: actor.name, status: await knock(route, actor) });
      const answers = await Promise.all(actors.map(met));
      expect(answers.filter(({ status }) => status === 500)).toEqual([]);
      expect(answers.map((each) => ({ ...each, isAllowed: !refuses(route, each.status) }))).toEqual(
        answers.map((each, at) => ({ ...each, isAllowed: isAllowed(route, access, actors[at] as Actor) })),
      );
    },
  );

  it('is written in docs/access.md as the code has it', () => {
    expect(readFileSync(join(__dirname, '../../../docs/access.md'), 'utf8')).toBe(accessText);
  });
});

describe('whoever is signed in', () => {
  const by = (person: string) => actors.find(({ name }) => name.endsWith(person))?.session ?? '';
  const call = (
    method: string,
    path: string,
    session: string,
    more: Readonly<Record<string, string>> = {},
    body?: object,
  ) =>
    app.raw<{ items: readonly { readonly person: string; readonly key: string }[]; code: string }>(
      method,
      `/api/v1${path}`,
      {
        headers: { cookie: `gatehouse_session=${session}`, 'content-type': 'application/json', ...more },
        ...(body && { body: JSON.stringify(body) }),
      },
    );

  it('sees by the API their own programmes and tasks only', async () => {
    const session = by('director@spree.example');
    const { body } = await call('GET', '/programmes', session);
    expect(body.items.map(({ key }) => key)).toEqual([programme]);
    const tasks = await call('GET', '/tasks', session);
    expect(new Set(tasks.body.items.map(({ person }) => person))).toEqual(new Set(['director@spree.example']));
    expect((await call('GET', '/tasks?person=finance@spree.example', session)).status).toBe(403);
  });

  it('changes something by the API only from a page of ours, and only in their own name', async () => {
    const session = by('office@spree.example');
    const path = `/approvals/${encodeURIComponent(approval)}/withdrawal`;
    const reason = { reason: 'no longer needed' };
    const own = { origin: app.url };
    expect((await call('POST', path, session, {}, reason)).status).toBe(403);
    expect((await call('POST', path, session, { origin: 'https://evil.example' }, reason)).status).toBe(403);
    const another = { ...reason, by: 'office@manzanares.example' };
    expect((await call('POST', path, session, own, another)).status).toBe(403);
    expect((await call('POST', path, session, own, reason)).status).toBe(200);
  });
});
