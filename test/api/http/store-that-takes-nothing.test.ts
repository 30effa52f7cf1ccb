import { approvalQuery } from '../../../contracts/approval';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { createEmptyStore } from '../../support/prepared';
import { openReadOnlySwitch } from '../../support/read-only';
import { stepsIn } from '../../support/steps';
import { hiddenFields, visitorOf } from '../../support/visitor';
import { seedKey } from '../../support/seed';

const key = seedKey;
const at = `/programmes/${key}`;

let app: App;
let store: Awaited<ReturnType<typeof createEmptyStore>>;
let disk: Awaited<ReturnType<typeof openReadOnlySwitch>>;

beforeAll(async () => {
  store = await createEmptyStore();
  if (!('databaseUrl' in store.place)) throw new Error('These tests need the Postgres of the run.');
  app = await startApp({ store: store.place });
  disk = await openReadOnlySwitch(store.place.databaseUrl);
  await app.post('/programmes', { file: key });
});
afterEach(() => disk.takeAgain());
afterAll(async () => {
  await disk?.close();
  await app?.stop();
  await store?.remove();
});

const anApproval = async (name: string) => {
  const body = { key: name, title: '试点预算', policy: 'everybody', groups: ['finance'] };
  // Connections that were opened while the store took nothing are closed a moment after it takes again.
  const { approval } = await eventually(async () => {
    const headers = { 'idempotency-key': name };
    const asked = await app.post<{ approval: string }>(`${at}/approvals`, body, headers);
    return asked.status < 300 && asked.body;
  });
  const [first = '', second = ''] = await stepsIn(app, key).holdersOf(approval);
  const links = [await app.mails.linkTo(first, approval), await app.mails.linkTo(second, approval)] as const;
  return { approval, path: `/approvals/${encodeURIComponent(approval)}`, links };
};

const votesIn = async (approval: string) =>
  (await app.client.workflow.getHandle(approval).query(approvalQuery)).decisions.map(({ person }) => person);

const votesInRecord = async (approval: string) =>
  (await app.ledger.entriesOf(approval)).flatMap(({ happening }) =>
    happening.type === 'approval.decided' ? [happening.decision.person] : [],
  );

test('what is accepted while the record takes nothing is told as accepted and being written, by every door, and is in the record once it can be', async () => {
  const { approval, path, links } = await anApproval('away');
  const reader = visitorOf(app.url);
  const page = await reader.get(links[1].url);
  await disk.takeNoEntries();
  const byApi = await app.postBy(links[0], `${path}/decisions`, { verdict: 'approve' });
  expect(byApi).toMatchObject({ status: 202, body: { written: false, decision: { verdict: 'approve' } } });
  const onPage = await reader.post(page.path, {
    ...hiddenFields(page.html, links[1]),
    verdict: 'approve',
    comment: '同意。',
  });
  expect(onPage.status).toBe(202);
  expect(onPage.html).toContain('已接受，正在写入');
  expect(onPage.html).toContain('无需重复');
  expect(await votesIn(approval)).toHaveLength(2);
  expect(await votesInRecord(approval)).toEqual([]);
  await disk.takeAgain();
  const written = await eventually(async () => {
    const votes = await votesInRecord(approval).catch(() => []);
    return votes.length === 2 && votes;
  });
  expect(new Set(written).size).toBe(2);
});

test('what is refused because the store takes nothing does not count, and says what is wrong', async () => {
  const { approval, path, links } = await anApproval('refused');
  await disk.takeNothing();
  const decide = () => app.postBy(links[0], `${path}/decisions`, { verdict: 'approve' }, { 'idempotency-key': 'one' });
  // A connection that was just closed is met first, and truly said to be away.
  const refused = await eventually(async () => {
    const asked = await decide();
    return asked.body.facts?.because !== 'away' && asked;
  });
  expect(refused).toMatchObject({ status: 503, body: { code: 'store_unavailable', facts: { because: 'readOnly' } } });
  expect(refused.body.titleZh).toContain('不允许写入');
  expect(JSON.stringify(refused.body)).not.toContain('read-only transaction');
  expect(await votesIn(approval)).toEqual([]);
  const ready = await app.raw<{ parts: Record<string, string> }>('GET', '/readyz');
  expect(ready.status).toBe(503);
  expect(ready.body.parts.store).toContain('may not write');
  await disk.takeAgain();
  await eventually(async () => (await app.raw('GET', '/readyz')).status === 200);
  expect(await decide()).toMatchObject({ status: 201 });
  expect(await votesIn(approval)).toHaveLength(1);
});
