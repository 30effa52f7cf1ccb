import { randomUUID } from 'node:crypto';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { east, seedKey, west } from '../../support/seed';
import { stepsIn } from '../../support/steps';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: seedKey });
});
afterAll(() => app?.stop());

const at = `/programmes/${seedKey}`;
interface Shown {
  readonly key: string;
  readonly amount: string;
  readonly committed: string;
  readonly answer: { readonly level: string; readonly available: string };
  readonly told?: { readonly upTo?: string; readonly exception?: { readonly state: string } };
  readonly earned?: { readonly works: number; readonly bac: { readonly shown: string }; readonly cpi: object };
  readonly code?: string;
}
const post = <Body>(path: string, body: unknown) =>
  app.post<Body & { code?: string; facts?: object }>(path, body, { 'idempotency-key': randomUUID() });
const budget = async (key: string, query = '') => (await app.get<Shown>(`${at}/budgets/${key}${query}`)).body;
const pageAs = async (person: string, path: string, language: 'zh' | 'en') => {
  const cookie = `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`;
  const { body } = await app.raw<string>('GET', `${path}?lang=${language}`, { headers: { cookie } });
  return body;
};
const office = `pmo@${east.domain}`;

test('every budget tells what is committed, actual and available, and what its phase has earned', async () => {
  const { body } = await app.get<{ currency: string; items: readonly Shown[] }>(`${at}/budgets`);
  expect(body.currency).toBe('CNY');
  expect(body.items.map(({ key }) => key)).toEqual(['cooperation', 'pilot', 'operating', 'contingency']);
  expect(await budget('pilot')).toMatchObject({
    amount: '2000000000',
    committed: '0',
    actual: '0',
    answer: { level: 'ok', available: '2000000000', usedPercent: '0' },
    draws: [],
    earned: { bac: { shown: '20,000,000.00' }, cpi: { none: { en: 'nothing was spent yet' } } },
  });
  const [first, later] = [await budget('pilot', '?on=2000-01-01'), await budget('pilot', '?on=2099-01-01')];
  expect([first.earned, later.earned]).toMatchObject([{ pv: { shown: '0.00' } }, { pv: { shown: '20,000,000.00' } }]);
  expect(await budget('cooperation')).not.toHaveProperty('earned');
  const earned = await app.get<{ phases: readonly { key: string }[]; projects: readonly unknown[] }>(
    `${at}/earned-value`,
  );
  expect(earned.body).toMatchObject({ phases: [{ key: 'alignment' }], projects: [] });
});

test.each([
  ['/budgets/nothing', 404],
  ['/budgets/constructor', 404],
  ['/budgets/pilot?on=2026-02-30', 422],
  ['/earned-value?on=today', 422],
])('%s answers %d', async (path, status) => {
  expect((await app.get(`${at}${path}`)).status).toBe(status);
});

test('a project’s own budget stands among them once it is approved, with the days by which its stages are planned', async () => {
  const asked = {
    key: 'north-grid',
    title: { zh: '北方', en: 'North' },
    mode: 'jointDevelopment',
    budget: { amount: '120000000', fund: 'project' },
  };
  expect(await post(`${at}/projects`, asked)).toMatchObject({ status: 201 });
  expect((await app.get(`${at}/budgets/project.north-grid`)).status).toBe(404);
  const approval = await eventually(
    async () =>
      (await app.get<{ budgetApproval: { approval?: string } }>(`${at}/projects/north-grid`)).body.budgetApproval
        .approval,
  );
  await stepsIn(app, seedKey).approveByMail(approval);
  await eventually(async () => (await app.get(`${at}/budgets/project.north-grid`)).status === 200);
  expect(await budget('project.north-grid')).toMatchObject({
    amount: '120000000',
    project: 'north-grid',
    earned: { pv: { none: { en: 'not all of the work has a planned day' } } },
  });
  const check = { programme: seedKey, project: 'north-grid', request: '120000001' };
  expect(await app.post('/previews/budget-check', check)).toMatchObject({ status: 200, body: { level: 'block' } });
  const ofFile = { programme: seedKey, budget: 'pilot', request: '1900000000' };
  expect(await app.post('/previews/budget-check', ofFile)).toMatchObject({ body: { level: 'escalate' } });
  expect((await app.post('/previews/budget-check', { ...ofFile, budget: 'nothing' })).status).toBe(404);
});

test('the office asks for an exception, which the groups of the file decide; what is no more, no amount or no budget is refused', async () => {
  const ask = (body: object, key = 'pilot') => post<{ approval?: string }>(`${at}/budgets/${key}/exceptions`, body);
  expect(await ask({ upTo: '2000000000', reason: 'copper' })).toMatchObject({
    status: 422,
    body: { facts: { field: 'upTo' } },
  });
  expect(await ask({ upTo: '1.5', reason: 'copper' })).toMatchObject({ status: 422 });
  expect(await ask({ upTo: '2100000000', reason: '  ' })).toMatchObject({ status: 422 });
  expect(await ask({ upTo: '2100000000', reason: 'copper' }, 'nothing')).toMatchObject({ status: 404 });
  const evidence = [{ kind: 'document', title: 'offers.pdf', hash: 'b4'.repeat(32) }];
  const asked = await ask({ upTo: '2100000000', reason: 'copper', evidence });
  expect(asked.status).toBe(201);
  expect(await ask({ upTo: '2200000000', reason: 'copper' })).toMatchObject({
    status: 409,
    body: { code: 'budget_state' },
  });
  expect((await budget('pilot')).told?.exception?.state).toBe('deciding');
  const opened = await eventually(async () => app.readModel.approval(asked.body.approval ?? ''));
  expect(opened.approval.request.content.evidence).toEqual(evidence);
  const { body } = await app.get<{ approval: { request: { groups?: readonly string[] } } }>(
    `/approvals/${asked.body.approval}`,
  );
  expect(JSON.stringify(body)).toContain('up to CNY 21,000,000.00');
});

test('the pages show budgets as bars with a table, in both languages, and the form to the office alone', async () => {
  for (const [language, shown] of [
    ['en', ['Pilot project budget', 'actual', 'committed', 'available', 'Earned value of the phases', 'n/a']],
    ['zh', ['试点项目预算', '实际', '已承诺', '可用', '各阶段的挣值', '不适用']],
  ] as const) {
    const page = await pageAs(office, `${at}/budgets`, language);
    for (const each of ['<svg', ...shown]) expect(page).toContain(each);
  }
  const page = await pageAs(office, `${at}/budgets/pilot`, 'en');
  for (const each of ['CNY 20,000,000.00', 'Exception', 'up to CNY 21,000,000.00', 'Cost performance index'])
    expect(page).toContain(each);
  expect(await pageAs(office, `${at}/budgets/operating`, 'en')).toContain('name="exception.upTo"');
  expect(await pageAs(`chair@${west.domain}`, `${at}/budgets/operating`, 'en')).not.toContain('name="exception.upTo"');
  expect(await pageAs(office, at, 'en')).toContain(`href="${at}/budgets"`);
});
