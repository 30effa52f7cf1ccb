import { randomUUID } from 'node:crypto';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { approveAll, ask } from '../../support/questions';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

const at = '/programmes/stroke-registry';
const post = (path: string, body: object) =>
  app.post<{ code?: string; approval?: string; field?: string }>(path, body, { 'idempotency-key': randomUUID() });
const reason = 'boards meet monthly';
const board = `${at}/policies/board/times`;

test.each([
  ['of a policy that there is not', `${at}/policies/moon/times`, { within: { days: 3 }, reason }, 404],
  ['without a reason', board, { within: { days: 3 } }, 422],
  ['with a blank reason', board, { within: { days: 3 }, reason: '\u200b' }, 422],
  ['that are those that hold', board, { within: { workingDays: 10 }, reason }, 422],
  ['in two units', board, { within: { workingDays: 10, days: 3 }, reason }, 422],
  ['of no time at all', board, { within: { days: 0 }, reason }, 422],
  ['of eleven years', board, { within: { months: 132 }, reason }, 422],
  ['of a chain that has other steps', board, { escalation: [], reason }, 422],
  ['with what is no time', board, { identity: 'link', reason }, 422],
])('other times %s are refused', async (_, path, body, status) => {
  expect((await post(path, body)).status).toBe(status);
});

test('a preview says from what to what, and until when a matter opened now would be decided', async () => {
  const asked = { programme: 'stroke-registry', policy: 'board', within: { workingDays: 15 } };
  const { status, body } = await app.post<{
    moves: unknown;
    deadline: { from: string; to: string };
    provisional: boolean;
  }>('/previews/policy-times', asked);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    moves: [{ time: 'within', from: { en: '10 working days' }, to: { en: '15 working days' } }],
    provisional: expect.any(Boolean),
    calendarVersions: expect.any(Object),
  });
  expect(body.deadline.from < body.deadline.to).toBe(true);
  expect((await post('/previews/policy-times', { ...asked, programme: 'moon' })).status).toBe(404);
  expect((await post('/previews/policy-times', { ...asked, within: { workingDays: 10 } })).status).toBe(422);
});

test('the office sees on the page what a change would do before it asks, and everybody sees what became of it', async () => {
  const path = `${at}/changes`;
  const visit = async (person: string) => {
    const session = await app.sessions.open({ kind: 'person', person }, new Date());
    const headers = { cookie: `gatehouse_session=${session}`, origin: app.url };
    const page = async (query = '') => (await app.raw<string>('GET', `${path}?lang=en${query}`, { headers })).body;
    const send = async (fields: Readonly<Record<string, string>>) => {
      const nonce = /name="nonce" value="([^"]+)"/.exec(await page('&policy=protocol'))?.[1] ?? '';
      const body = new URLSearchParams({ nonce, 'times.policy': 'protocol', ...fields });
      return app.raw<string>('POST', `/office${path}/times?lang=en`, { headers, body });
    };
    return { page, send };
  };
  const officer = await visit('office@spree.example');
  expect(await officer.page('&policy=protocol')).toContain('Change the times of');
  expect(await officer.page('&policy=constructor')).not.toContain('Change the times of');
  const typed = {
    'times.within.amount': '12',
    'times.within.unit': 'workingDays',
    'times.remind': '50、到期',
    'times.reason': 'clinicians are away in August',
  };
  const looked = await officer.send({ ...typed, step: 'look' });
  expect(looked.status).toBe(200);
  for (const shown of ['8 working days', '12 working days', 'Ask the strategic group', 'value="12"'])
    expect(looked.body).toContain(shown);
  expect(
    (await app.get<{ items: readonly { changes: readonly unknown[] }[] }>(`${at}/policies`)).body.items.flatMap(
      (each) => each.changes,
    ),
  ).toEqual([]);
  const wrong = await officer.send({ ...typed, 'times.within.amount': 'soon', step: 'look' });
  expect(wrong).toMatchObject({ status: 422, body: expect.stringContaining('value="soon"') });
  expect((await officer.send({ ...typed, 'times.reason': ' ', step: 'ask' })).status).toBe(422);
  expect((await officer.send({ ...typed, step: 'ask' })).status).toBe(303);
  const approval = 'stroke-registry:policy:protocol:1';
  await eventually(() => app.readModel.approval(approval));
  expect(await post(`${at}/policies/protocol/times`, { within: { days: 1 }, reason })).toMatchObject({
    status: 409,
    body: { code: 'times_deciding' },
  });
  await approveAll(app, approval);
  const onlooker = await visit('director@spree.example');
  const after = await eventually(async () => {
    const html = await onlooker.page();
    return html.includes('change 1, from') && html;
  });
  for (const shown of ['12 working days', 'clinicians are away in August', 'requested other times of', 'approved'])
    expect(after).toContain(shown);
  expect(after).not.toContain('Change the times of');
  const { items } = (
    await app.get<{ items: readonly { key: string; times: object; decided?: object }[] }>(`${at}/policies`)
  ).body;
  expect(items.find(({ key }) => key === 'protocol')).toMatchObject({
    times: { within: { workingDays: 12 }, remind: [{ percent: 50 }, 'due'] },
    decided: { round: 1, approval },
  });
  const opened = await ask(app, 'stroke-registry', { policy: 'protocol', groups: ['clinical'] });
  const page = await eventually(async () => {
    const session = await app.sessions.open({ kind: 'person', person: 'office@spree.example' }, new Date());
    const headers = { cookie: `gatehouse_session=${session}` };
    const place = `${at}/approvals/${encodeURIComponent(opened)}?lang=en`;
    const { status, body } = await app.raw<string>('GET', place, { headers });
    return status === 200 && body;
  });
  expect(page).toContain('change 1 of its times, from');
});
