import type { RunningServer } from '../../../infra/temporal/server';
import { startApp, type App } from '../../support/app';
import { startTestServer } from '../../support/server';
import { stepsIn } from '../../support/steps';
import { hiddenFields, visitorOf, type Visitor } from '../../support/visitor';
import type { MailedLink } from '../../support/mails';
import { seedKey } from '../../support/seed';

/** Longer than any call may take: ten seconds are given to the engine, and the machine may be busy. */
const PATIENCE_MS = 60_000;

const inTime = async <T>(call: () => Promise<T>): Promise<T> => {
  const started = performance.now();
  const answer = await call();
  expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
  return answer;
};

const at = `/programmes/${seedKey}`;
const anApproval = (key: string) => ({ key, title: '试点预算', policy: 'everybody', groups: ['finance'] });

test('an application without any worker is alive but not ready, and names what is missing', async () => {
  const app = await startApp({ withWorker: false });
  try {
    expect(await app.raw('GET', '/healthz')).toMatchObject({ status: 200 });
    expect(await inTime(() => app.raw('GET', '/readyz'))).toMatchObject({
      status: 503,
      body: { parts: { store: 'ok', server: 'ok', worker: expect.stringContaining('no worker') } },
    });
  } finally {
    await app.stop();
  }
});

describe('while a part is away', () => {
  let server: RunningServer;
  let app: App;
  let approval: string;
  let links: readonly MailedLink[];
  let reader: Visitor;
  let page: { readonly path: string; readonly html: string };

  beforeAll(async () => {
    server = await startTestServer();
    app = await startApp({ address: server.address });
    await app.post('/programmes', { file: seedKey });
    approval = (await app.post<{ approval: string }>(`${at}/approvals`, anApproval('away'))).body.approval;
    const steps = stepsIn(app, seedKey);
    const [first = '', second = ''] = await steps.holdersOf(approval);
    links = await Promise.all([first, second].map((person) => app.mails.linkTo(person, approval)));
    reader = visitorOf(app.url);
    page = await reader.get(links[1]!.url);
  });
  afterAll(async () => {
    await app?.stop();
    await server?.stop();
  });

  const path = () => `/approvals/${encodeURIComponent(approval)}`;
  const decide = (key: string) =>
    app.postBy(links[0]!, `${path()}/decisions`, { verdict: 'approve' }, { 'idempotency-key': key });
  const decideOnPage = () =>
    reader.post(page.path, { ...hiddenFields(page.html, links[1]), verdict: 'approve', comment: '同意，请尽快启动。' });

  const expectNothingHangs = async (code: string) => {
    const unavailable = { status: 503, body: { status: 503, code } };
    const [decision, started, onPage, looked, listed] = await Promise.all([
      inTime(() => decide(code)),
      inTime(() => app.post(`${at}/phases/alignment/gate`)),
      inTime(decideOnPage),
      inTime(() => app.get(path())),
      inTime(() => reader.get(page.path)),
    ]);
    expect(decision).toMatchObject(unavailable);
    expect(decision.headers.get('retry-after')).toBe('5');
    expect(started).toMatchObject(unavailable);
    expect(onPage.status).toBe(503);
    expect(onPage.html).toContain('同意，请尽快启动。');
    expect([looked.status, listed.status]).toEqual([200, 200]);
  };

  test('without a worker every call answers in time that none is there', async () => {
    await app.worker.stop();
    await expectNothingHangs('worker_unavailable');
  });

  test('when a worker is back, the same requests are one decision each', async () => {
    await app.worker.start();
    expect(await decide('worker_unavailable')).toMatchObject({ status: 201 });
    expect((await decideOnPage()).status).toBe(200);
    const { decisions } = (await stepsIn(app, seedKey).approvalOf(approval)).approval;
    expect(new Set(decisions.map(({ seat }) => seat)).size).toBe(2);
    expect(decisions).toHaveLength(2);
  });

  test('without the server every call answers in time that it is away', async () => {
    await app.worker.stop();
    await server.stop();
    await expectNothingHangs('server_unavailable');
    expect(await inTime(() => app.raw('GET', '/readyz'))).toMatchObject({
      status: 503,
      body: { parts: { store: 'ok' } },
    });
    expect(await app.raw('GET', '/healthz')).toMatchObject({ status: 200 });
    expect(await inTime(() => app.post('/programmes', { file: 'stroke-registry' }))).toMatchObject({ status: 503 });
    expect(await inTime(() => app.post(`${at}/approvals`, anApproval('later')))).toMatchObject({ status: 503 });
  });
});
