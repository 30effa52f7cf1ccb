import { join } from 'node:path';
import pino from 'pino';
import { composeApp } from '../../../api/compose';
import { listen } from '../../../api/http/listener';
import type { Entry, Happening } from '../../../domain/record/ledger';
import { peopleOf } from '../../../domain/programme/roles';
import { openServices, type Services } from '../../../infra/services';
import { eventually } from '../../support/eventually';
import { createEmptyStore } from '../../support/prepared';
import { freePort } from '../../support/ports';
import { promptProgrammes } from '../../support/programmes';
import { readsOf } from '../../support/reads';
import { aProgramme } from '../../support/store';
import type { WaitingView } from '../../../domain/programme/awaited';

const token = 'a-token-for-tests-only';
const programme = aProgramme();
const officer = Object.values(programme.governance.office.people)[0] ?? '';
const holder = 'stroke@spree.example';
const began = Date.UTC(2026, 2, 2, 1);

let services: Services;
let url: string;
let stop: () => Promise<void>;
let cookies: Readonly<Record<'nobody' | 'holder' | 'officer' | 'office', string>>;

// No page that only reads asks a process: there is no server behind this address.
beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const { place, remove } = await createEmptyStore();
  services = await openServices({
    temporal: { address: '127.0.0.1:1' },
    namespace: 'default',
    store: place,
    smtpUrl: 'smtp://127.0.0.1:1',
    mailFrom: 'gatehouse@gatehouse.example',
    publicUrl: url,
    calendars: join(__dirname, '../../../programmes/calendars'),
    secrets: { linkKeys: [Buffer.alloc(32, 7).toString('base64url')], apiToken: token },
  });
  const log = pino({ level: 'error' });
  const app = composeApp({ services, apiToken: token, programmesFolder: promptProgrammes(), log });
  const server = await listen(app, port, '127.0.0.1');
  const cookieOf = async (kind: 'person' | 'pmo', person: string) =>
    `gatehouse_session=${await services.sessions.open({ kind, person }, new Date())}`;
  cookies = {
    nobody: '',
    holder: await cookieOf('person', holder),
    officer: await cookieOf('person', officer),
    office: await cookieOf('pmo', 'pmo'),
  };
  stop = async () => {
    await server.stop();
    await services.close();
    await remove();
  };
});
afterAll(() => stop());

/** Starts programmes with the same people, each of which waits for its office to submit a milestone. */
const start = (from: number, to: number) =>
  services.ledger.append(
    Array.from({ length: to - from }, (_, index) => from + index).flatMap((number): readonly Entry[] => {
      const key = number === 0 ? programme.key : `${programme.key}-${number}`;
      const at = new Date(began + number * 1_000).toISOString();
      const entry = (nth: number, happening: Happening): Entry => ({
        ...{ programme: key, process: key, number: nth, at },
        happening,
      });
      const phase = programme.phases[0]?.key ?? '';
      return [
        entry(1, { type: 'programme.started', definition: { ...programme, key }, version: 'v1', by: officer }),
        entry(2, { type: 'phase.opened', phase, startsOn: '2026-09-01', endsOn: '2027-05-31' }),
      ];
    }),
  );

/** Opens requests of the first programme, all as one was planned. */
const open = async (from: number, to: number) => {
  const { request, plan } = await services.planner.planApproval({
    opensAt: new Date(began).toISOString(),
    question: {
      ...{ programme: programme.key, version: 'v1', subject: { kind: 'request', key: 'r' }, round: 1 },
      content: { title: { zh: '请求', en: 'A request' }, summary: [], evidence: [] },
      ...{ requester: officer, policy: 'routine', groups: ['clinical'] },
    },
  });
  await services.ledger.append(
    Array.from({ length: to - from }, (_, index) => from + index).map((number): Entry => {
      const approval = approvalOf(number);
      const happening = { type: 'approval.opened', request: { ...request, approval }, plan } as const;
      const opensAt = new Date(began + number * 1_000).toISOString();
      return { programme: programme.key, process: approval, number: 1, at: opensAt, happening };
    }),
  );
};
const approvalOf = (number: number) => `${programme.key}:request:r${String(number).padStart(4, '0')}:1`;

const get = async (path: string, as: keyof typeof cookies) => {
  const headers = path.startsWith('/api/') ? { authorization: `Bearer ${token}` } : { cookie: cookies[as] };
  const answer = await fetch(`${url}${path}`, { headers, redirect: 'manual' });
  return { status: answer.status, text: await answer.text() };
};

const at = `/programmes/${programme.key}`;
const milestone = programme.phases[0]?.milestones[0]?.key ?? '';

/** Its requests, and the milestones of the phase that runs and that people accept. */
const waitingInAll = 240 + (programme.phases[0]?.milestones ?? []).filter(({ accepts }) => accepts).length;
const agreement = Object.keys(programme.agreements)[0] ?? '';
const pages: readonly (readonly [string, string, keyof typeof cookies])[] = [
  ['the home page of a stranger', '/', 'nobody'],
  ['the home page of somebody with a role', '/', 'holder'],
  ['the home page of the office', '/', 'office'],
  ['the door of the office', `/office/${token}`, 'nobody'],
  ['the inbox of a holder', '/inbox', 'holder'],
  ['the inbox of an officer', '/inbox', 'officer'],
  ['the overview', at, 'holder'],
  ['the overview of an officer', at, 'officer'],
  ['the page of an approval', `${at}/approvals/${approvalOf(1)}`, 'holder'],
  ['the decision page', `/decisions/${approvalOf(1)}`, 'holder'],
  ['the page of a milestone', `${at}/milestones/${milestone}`, 'holder'],
  ['the page of a phase', `${at}/phases/${programme.phases[0]?.key}`, 'holder'],
  ['the page of an agreement', `${at}/agreements/${agreement}`, 'holder'],
  ['the roster', `${at}/roster`, 'officer'],
  ['the calendars', `${at}/calendars`, 'officer'],
  ['the page of baselines and times', `${at}/changes`, 'officer'],
  ['the projects', `${at}/projects`, 'officer'],
  ['the disputes', `${at}/disputes`, 'officer'],
  ['the intellectual property', `${at}/ip`, 'officer'],
  ['the API on its programmes', '/api/v1/programmes?limit=20', 'office'],
  ['the API on a programme', `/api/v1${at}`, 'office'],
  ['the API on an approval', `/api/v1/approvals/${approvalOf(1)}`, 'office'],
  ['the API on tasks of any state', '/api/v1/tasks?limit=20', 'office'],
  ['the API on a roster', `/api/v1${at}/roster`, 'office'],
  ['the API on blockages', `/api/v1${at}/blockages?limit=20`, 'office'],
  ['the API on projects', `/api/v1${at}/projects`, 'office'],
  ['the API on conditions', `/api/v1${at}/obligations`, 'office'],
];

/** What each page reads; once more beforehand, so that what a process keeps is kept. */
const readAll = async () => {
  const all: Record<string, unknown> = {};
  for (const [name, path, as] of pages) {
    await get(path, as);
    let status = 0;
    const { statements, rows } = await readsOf(async () => ({ status } = await get(path, as)));
    all[name] = { status, statements, rows };
  }
  return all;
};

test('a page reads no more when four times as much is open in its programme and there are four times as many programmes', async () => {
  await start(0, 60);
  await open(0, 60);
  const before = await readAll();
  await start(60, 240);
  await open(60, 240);
  expect(await readAll()).toEqual(before);
  expect(new Set(Object.values(before).map((each) => (each as { status: number }).status))).toEqual(new Set([200]));
});

test('the page of an approval reads one approval, and that of a milestone none', async () => {
  const one = await readsOf(() => get(`${at}/approvals/${approvalOf(1)}`, 'holder'));
  const none = await readsOf(() => get(`${at}/milestones/${milestone}`, 'holder'));
  const other = await readsOf(() => services.readModel.approval(approvalOf(2)));
  expect(none.characters).toBeLessThan(one.characters);
  expect(one.characters - none.characters).toBeLessThan(4 * other.characters);
});

test('lists of programmes read no definition, but the dates that they count', async () => {
  const { characters } = await readsOf(() => get('/', 'holder'));
  expect(characters).toBeLessThan(50 * 2_500);
  expect(JSON.stringify(programme).length).toBeGreaterThan(10_000);
});

/** Behind all others where it has no deadline. */
const utc = (dueAt = '9999-12-31T00:00:00Z') => new Date(dueAt).toISOString();

test('the waiting list is whole and the nearest deadline first when it is gone through by the page', async () => {
  interface Glance {
    readonly waiting: readonly WaitingView[];
    readonly waitingCount: number;
    readonly waitingNext?: string;
  }
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const { text } = await get(`/api/v1${at}?limit=37${after === undefined ? '' : `&after=${after}`}`, 'office');
    const { waiting, waitingCount, waitingNext } = JSON.parse(text) as Glance;
    expect(waitingCount).toBe(waitingInAll);
    seen.push(...waiting.map(({ dueAt, since, kind, id }) => `${utc(dueAt)} ${since} ${kind} ${id}`));
    after = waitingNext;
  } while (after !== undefined);
  expect(new Set(seen).size).toBe(seen.length);
  const places = seen.map((each) => each.slice(0, 49));
  expect(places).toEqual(places.toSorted());
  expect(seen.filter((each) => each.includes(' approval '))).toHaveLength(240);
});

test('a page of a list says which part of how many it shows, in both languages, and leads on', async () => {
  const first = (await get(`${at}?lang=en`, 'officer')).text;
  const next = /href="([^"]*\?waiting=[^"#]+)/.exec(first)?.[1] ?? '';

  expect(first).toContain(`1–50 of ${waitingInAll}`);
  const second = (await get(`${next}&lang=zh`, 'officer')).text;
  expect(second).toContain(`第 51–100 项，共 ${waitingInAll} 项`);
  expect((await get('/?lang=en', 'holder')).text).toContain('1–50 of 240');
  expect((await get('/inbox?lang=en', 'holder')).text).toContain('1–50 of 240');
});

test('what waits on an officer in all programmes is paged too, the nearest deadline first', async () => {
  const errands = await services.readModel.errandsOf(officer, { limit: 30 });
  const all = await services.readModel.errandsOf(officer, { limit: 10_000 });
  expect(all.items).toHaveLength(all.count);
  expect(all.count).toBeGreaterThanOrEqual(240);
  const later = await services.readModel.errandsOf(officer, { limit: 30, after: errands.next ?? '' });
  expect([...errands.items, ...later.items]).toEqual(all.items.slice(0, 60));
  expect(later.before).toBe(30);
  const dues = all.items.map(({ dueAt }) => utc(dueAt));
  expect(dues).toEqual(dues.toSorted());
});

test('whoever has a role in a programme finds it on their home page, and nobody else', async () => {
  for (const person of peopleOf(programme))
    expect((await services.readModel.programmes({ person, hasRole: true, limit: 1 })).count).toBe(240);
  expect((await services.readModel.programmes({ person: 'x@spree.example', hasRole: true, limit: 1 })).count).toBe(0);
  expect((await get('/', 'nobody')).text).not.toContain(at);
});

test('a place that is none of a list is refused, on pages and by the API', async () => {
  for (const place of ['x', Buffer.from('["x 1",0,""]').toString('base64url'), Buffer.from('[]').toString('base64url')])
    for (const path of [
      `${at}?waiting=${place}`,
      `/?after=${place}`,
      `/inbox?after=${place}`,
      `/inbox?errands=${place}`,
    ])
      expect([path, (await get(path, 'holder')).status]).toEqual([path, 422]);
  expect((await get(`/api/v1${at}?after=x`, 'office')).status).toBe(422);
});

test('for somebody who has gone before the answer is there nothing more is read', async () => {
  const ofTasks = /from tasks where person/;
  const { query, transaction } = services.database;
  const { asked } = await readsOf(async () => {
    const gone = new AbortController();
    await transaction(async (within) => {
      await within('lock table people in access exclusive mode');
      const asking = fetch(`${url}/inbox`, { headers: { cookie: cookies.holder }, signal: gone.signal });
      const ended = asking.then(
        () => 'answered',
        () => 'gone',
      );
      await eventually(async () => (await query('select 1 from pg_locks where not granted')).length > 0);
      gone.abort();
      expect(await ended).toBe('gone');
      await fetch(`${url}/healthz`);
    });
    await get('/inbox', 'holder');
  });
  const { asked: once } = await readsOf(() => get('/inbox', 'holder'));
  const count = (all: readonly string[]) => all.filter((each) => ofTasks.test(each)).length;
  expect(count(once)).toBeGreaterThan(0);
  expect(count(asked)).toBe(count(once));
});
