import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { east, seed, seedKey, west } from '../../support/seed';
import { stepsIn } from '../../support/steps';

interface Told {
  readonly answers: number;
  readonly open: number;
  readonly tooFew?: true;
  readonly medianWorkingHours?: number;
}
interface Report extends Told {
  readonly groups: readonly (Told & { readonly key: string; readonly parties: Readonly<Record<string, Told>> })[];
  readonly kinds: readonly { readonly key: string }[];
  readonly longest: readonly { readonly approval: string; readonly workingHours: number; readonly state: string }[];
}

const at = `/programmes/${seedKey}`;
/** All of one group, and two of the next. */
const answered = 8;
let app: App;
let approval = '';
let holders: readonly string[] = [];

beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: seedKey });
  ({ approval } = (
    await app.post<{ approval: string }>(`${at}/agreements/framework/submissions`, { evidence: [] })
  ).body);
  holders = await stepsIn(app, seedKey).holdersOf(approval);
  for (const link of await app.mails.linksTo(holders.slice(0, answered), approval))
    await app.postBy(link, `/approvals/${encodeURIComponent(approval)}/decisions`, { verdict: 'approve' });
  await eventually(async () => (await report()).answers === answered);
});
afterAll(() => app?.stop());

const report = async (query = '') => (await app.get<Report>(`${at}/response-times${query}`)).body;
const openAs = async (person: string) => {
  const session = await app.sessions.open({ kind: 'person', person }, new Date());
  const headers = { cookie: `gatehouse_session=${session}`, 'accept-language': 'zh' };
  return app.raw<string>('GET', `${at}/response-times`, { headers });
};

test('every seat that was asked is counted, with a median where there are enough answers', async () => {
  const { open, groups, kinds, longest, medianWorkingHours } = await report();
  expect(open).toBe(24 - answered);
  expect(medianWorkingHours).toBeGreaterThanOrEqual(0);
  expect(groups.map(({ key }) => key).sort()).toEqual(Object.keys(seed.governance.groups).sort());
  expect(kinds.map(({ key }) => key)).toEqual(['agreement']);
  const hours = longest.map(({ workingHours }) => workingHours);
  expect(hours.length).toBeLessThanOrEqual(10);
  expect(hours).toEqual(hours.toSorted((a, b) => b - a));
  const few = groups.find((group) => group.answers > 0 && group.answers < 5);
  expect(few).toMatchObject({ tooFew: true });
  expect(few).not.toHaveProperty('medianWorkingHours');
});

test('of another period nobody was asked', async () => {
  expect(await report('?until=2020-01-01')).toMatchObject({ answers: 0, open: 0, groups: [], longest: [] });
  expect((await report('?from=2020-01-01')).answers).toBe(answered);
  expect((await app.get(`${at}/response-times?from=x`)).status).toBe(422);
});

test('both offices and the supervisors see it, and nobody else', async () => {
  for (const { domain } of [east, west]) {
    const { status, body } = await openAs(`pmo@${domain}`);
    expect(status).toBe(200);
    expect(body).toContain('答复仅 2 次，不计中位数');
    expect(body).toMatch(/<strong>\d+\.\d 个工作小时<\/strong>/);
  }
  const supervisor = seed.governance.supervision.seats.find(({ holder }) => holder)?.holder ?? '';
  expect((await openAs(supervisor)).status).toBe(200);
  expect((await openAs(holders[0] ?? '')).status).toBe(403);
});
