import type { FindableKind, Standing } from '../../../domain/views/findables';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { east, seed, seedKey } from '../../support/seed';
import { enterProgramme } from '../../support/questions';

interface Found {
  readonly items: readonly {
    readonly programme: string;
    readonly kind: FindableKind;
    readonly id: string;
    readonly path: string;
    readonly isOver: boolean;
    readonly count: number;
  }[];
}

const at = `/programmes/${seedKey}`;
let app: App;
let other = '';

beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: seedKey });
  other = await enterProgramme(app, (programme) => ({
    ...programme,
    governance: { ...programme.governance, operators: { spree: [`pmo@${east.domain}`] } },
  }));
  await app.post(`${at}/agreements/framework/submissions`, { evidence: [] });
  await eventually(async () => (await found('框架', { kind: 'approvals' })).length > 0);
});
afterAll(() => app?.stop());

interface Narrowed {
  readonly kind?: FindableKind;
  readonly standing?: Standing;
  readonly below?: string;
}

const found = async (q: string, { below = '', ...narrowed }: Narrowed = {}) =>
  (await app.get<Found>(`${below}/search?${new URLSearchParams({ q, ...narrowed }).toString()}`)).body.items;

const cookieOf = async (person: string) =>
  `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`;
const pageAs = async (person: string, path: string) =>
  app.raw<string>('GET', path, { headers: { cookie: await cookieOf(person), 'accept-language': 'zh' } });

test.each([
  ['框架', 'agreements'],
  ['战略合作框架', 'agreements'],
  ['framework', 'agreements'],
  ['ＦＲＡＭＥＷＯＲＫ', 'agreements'],
  ['合作 框架', 'agreements'],
  [`chair@${east.domain}`, 'people'],
  ['董事长', 'people'],
] as const)('%s is found among %s', async (typed, kind) => {
  expect((await found(typed)).map((hit) => hit.kind)).toContain(kind);
});

test('what is typed has to be there as it stands: not its characters somewhere', async () => {
  const title = seed.agreements['framework']?.title.zh ?? '';
  const turned = [...title.slice(0, 4)].reverse().join('');
  expect(await found(turned)).toEqual([]);
  expect((await found(title.slice(1, 3))).some(({ id }) => id === 'framework')).toBe(true);
});

test('one character, nothing and signs of patterns find nothing', async () => {
  for (const typed of ['框', '', '%', '__', '%%', "';--"]) expect(await found(typed)).toEqual([]);
  expect((await app.get(`/search?q=${'a'.repeat(201)}`)).status).toBe(422);
  expect((await app.get(`/search?q=ab&kind=nothing`)).status).toBe(422);
  expect((await app.get(`/programmes/nowhere/search?q=ab`)).status).toBe(404);
});

test('every kind of thing that is found has a page', async () => {
  const hits = (
    await Promise.all(['合作', '协议', '评估', '项目', east.domain, 'pilot'].map((typed) => found(typed)))
  ).flat();
  const officer = `pmo@${east.domain}`;
  const paths = [...new Set(hits.filter(({ programme }) => programme === seedKey).map(({ path }) => path))];
  expect(new Set(hits.map(({ kind }) => kind)).size).toBeGreaterThan(5);
  for (const path of paths) expect([path, (await pageAs(officer, path)).status]).toEqual([path, 200]);
});

test('a person finds what their roles open, in each programme by itself', async () => {
  const officer = `pmo@${east.domain}`;
  const all = await found('office');
  expect(new Set(all.map(({ programme }) => programme))).toEqual(new Set([seedKey, other]));
  const session = await cookieOf(officer);
  const own = (await app.raw<Found>('GET', '/api/v1/search?q=regist', { headers: { cookie: session } })).body.items;
  expect(own.filter(({ programme }) => programme === other).map(({ kind }) => kind)).toEqual(['programmes']);
  const stranger = await cookieOf('nobody@elsewhere.example');
  const none = await app.raw<Found>('GET', '/api/v1/search?q=regist', { headers: { cookie: stranger } });
  expect(none.body.items ?? []).toEqual([]);
  expect((await app.raw('GET', '/search?q=ab', { headers: {} })).status).toBe(401);
});

test('what is over is told from what something may still become of, as it comes to its end', async () => {
  const [asked] = await found('框架', { kind: 'approvals', standing: 'open' });
  expect(asked?.isOver).toBe(false);
  expect(await found('框架', { kind: 'approvals', standing: 'over' })).toEqual([]);
  const withdrawn = await app.post(`/approvals/${asked?.id}/withdrawal`, { reason: 'wrong file' });
  expect(withdrawn.status).toBeLessThan(300);
  await eventually(async () => (await found('框架', { kind: 'approvals', standing: 'over' })).length > 0);
  expect(await found('框架', { kind: 'approvals', standing: 'open' })).toEqual([]);
  expect(await found('框架', { kind: 'agreements', standing: 'open' })).toHaveLength(1);
  const page = (await pageAs(`pmo@${east.domain}`, `${at}/search?q=框架&standing=over`)).body;
  expect(page).toContain('已结束');
  expect(page).not.toContain(`href="${at}/agreements/framework"`);
  const none = (await pageAs(`pmo@${east.domain}`, `${at}/search?q=框架&standing=over&kind=people`)).body;
  expect(none).toContain('在所选类别和状态中没有找到“框架”');
  expect((await app.get('/search?q=ab&standing=ended')).status).toBe(422);
});

test('its page stands at home and in the programme, and shows all of a kind', async () => {
  const officer = `pmo@${east.domain}`;
  expect((await pageAs(officer, '/')).body).toContain('action="/search"');
  expect((await pageAs(officer, at)).body).toContain(`action="${at}/search"`);
  const html = (await pageAs(officer, `${at}/search?q=协议`)).body;
  expect(html).toMatch(/查看全部 \d+ 项/);
  const whole = (await pageAs(officer, `${at}/search?q=协议&kind=agreements`)).body;
  expect(whole).toContain(`href="${at}/agreements/framework"`);
  expect(whole).not.toMatch(/查看全部/);
  expect((await pageAs(officer, `${at}/search?q=<script>alert(1)`)).body).not.toContain('<script>alert');
});
