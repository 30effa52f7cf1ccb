import type { WaitingView } from '../../../domain/programme/awaited';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { east, seedKey, west } from '../../support/seed';

let app: App;
const at = `/programmes/${seedKey}`;

beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: seedKey });
  await app.post(`${at}/agreements/framework/submissions`, { evidence: [] });
  await eventually(async () => (await glance()).waiting.some(({ kind }) => kind === 'approval'));
});
afterAll(() => app?.stop());

const glance = async (query = '') =>
  (await app.get<{ waiting: readonly WaitingView[]; waitingCount: number }>(`${at}${query}`)).body;

const pageOf = async (path: string, language = 'zh') => {
  const office = await app.sessions.open({ kind: 'person', person: `pmo@${east.domain}` }, new Date());
  const headers = { cookie: `gatehouse_session=${office}`, 'accept-language': language };
  const answer = await fetch(`${app.url}${path}`, { headers });
  return { status: answer.status, html: await answer.text() };
};

test('what is due first stands first, and what has no deadline last', async () => {
  const { waiting } = await glance();
  const dues = waiting.map(({ dueAt = '9999-12-31T00:00:00Z' }) => Date.parse(dueAt));
  expect(dues).toEqual(dues.toSorted((one, other) => one - other));
});

test('the waiting list is filtered by whom, kind and lateness, by the API and on the page, with the true count', async () => {
  const all = await glance();
  const approvals = all.waiting.filter(({ kind }) => kind === 'approval').length;
  expect(await glance('?kind=approval')).toMatchObject({ waitingCount: approvals, waiting: [{ kind: 'approval' }] });
  expect(await glance(`?party=${west.key}&kind=approval&group=strategy&person=pmo@${east.domain}`)).toMatchObject({
    waitingCount: 0,
  });
  const { html } = await pageOf(`${at}?kind=approval&months=18`);
  expect(html).toContain(`待办事项（符合条件的 ${approvals} 项）`);
  expect(html).toMatch(/<details class="screen filter" open>/);
  expect(html).toContain(`href="${at}?months=18#waiting"`);
  expect(html).toContain('<input type="hidden" name="months" value="18"/>');
  const none = await pageOf(`${at}?overdue=yes&kind=draw`, 'en');
  expect(none.html).toContain('Nothing that waits is like that.');
  expect(none.html).toContain(`href="${at}#waiting"`);
});

test('what is no filter is refused, on the page and by the API', async () => {
  for (const query of ['kind=dragon', 'person=nobody', 'overdue=perhaps', 'group=a&group=b']) {
    expect([query, (await pageOf(`${at}?${query}`)).status]).toEqual([query, 422]);
    expect([query, (await app.get(`${at}?${query}`)).status]).toEqual([query, 422]);
  }
});

test('the framework agreement is said to go up to nobody who is asked already', async () => {
  const [approval] = (await glance('?kind=approval')).waiting;
  expect(approval?.then.zh).toMatch(
    /^到期未形成决定的，将上报各组主席，其中本人尚未表决的，再次提醒；此后仍未形成决定的，将上报/,
  );
});
