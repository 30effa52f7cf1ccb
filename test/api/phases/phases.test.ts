import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programmesFolder } from '../../../infra/places';
import type { ProgrammeGlance } from '../../../domain/views/views';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { seedFile } from '../../support/seed';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

const at = '/programmes/stroke-registry';
const gate = (body: object) => app.post(`${at}/phases/preparation/gate`, body, { 'idempotency-key': randomUUID() });
const view = async (path = at) => (await app.get<ProgrammeGlance>(path)).body;

const visit = async (path: string, person = 'office@spree.example') => {
  const session = await app.sessions.open({ kind: 'person', person }, new Date());
  const headers = { cookie: `gatehouse_session=${session}`, origin: app.url };
  const page = async () => (await app.raw<string>('GET', `${path}?lang=en`, { headers })).body;
  return {
    page,
    /** Sends a form of the page, with the nonce it was shown with. */
    send: async (action: string, fields: Readonly<Record<string, string>>) => {
      const nonce = /name="nonce" value="([^"]+)"/.exec(await page())?.[1] ?? '';
      const body = new URLSearchParams({ nonce, ...fields });
      return app.raw<string>('POST', `/office${action}?lang=en`, { headers, method: 'POST', body });
    },
  };
};

test.each([
  ['2026-01-01', ['2026-01-01', '2026-06-30'], ['2026-07-01', '2027-12-31'], ['2028-01-01', '2028-12-31']],
  ['2026-08-31', ['2026-08-31', '2027-02-27'], ['2027-02-28', '2028-08-30'], ['2028-08-31', '2029-08-30']],
] as const)(
  'the seed’s programme started on %s has the boundaries of its phases in the overview',
  async (starts, ...phases) => {
    const file = readFileSync(join(programmesFolder, seedFile), 'utf8');
    const key = `seed-${starts}`;
    const definition = file
      .replace(/^programme: .*$/m, `programme: ${key}`)
      .replace(/^starts: \S+/m, `starts: ${starts}`);
    expect((await app.post('/programmes', { definition })).status).toBe(201);
    const { phases: seen } = await view(`/programmes/${key}`);
    expect(seen.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual(phases);
  },
);

test('an outcome that the gate does not allow is refused with the reason, before anybody is asked', async () => {
  expect(await gate({})).toMatchObject({ status: 409, body: { code: 'gate_not_ready' } });
  expect(await gate({ proposal: 'resume' })).toMatchObject({ status: 409, body: { code: 'gate_not_ready' } });
  expect(await gate({ proposal: 'recycle' })).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
  expect(await gate({ proposal: 'pass' })).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
  expect(await gate({ proposal: 'hold', reviewOn: '2099-01-01' })).toMatchObject({
    status: 422,
    body: { code: 'review_date_refused' },
  });
  expect(await gate({ proposal: 'hold' })).toMatchObject({
    status: 422,
    body: { code: 'review_date_refused', facts: { field: 'reviewOn' } },
  });
  expect((await view()).waiting.map(({ kind }) => kind)).not.toContain('approval');
});

test('the office records the start of work and asks for a waiver on the page of the milestone, which shows both', async () => {
  const path = `${at}/milestones/protocol-approved`;
  const milestone = await visit(path);
  expect(await milestone.page()).toContain('Record the start of work');
  expect(await milestone.send(`${path}/start`, { on: '2099-01-01' })).toMatchObject({ status: 422 });
  expect((await milestone.send(`${path}/start`, { on: '2026-09-02' })).status).toBe(303);
  await eventually(async () => (await milestone.page()).includes('recorded that work began on 2 Sept 2026'));
  const again = await app.post(`${at}/milestones/protocol-approved/start`, {}, { 'idempotency-key': randomUUID() });
  expect(again).toMatchObject({ status: 409, body: { code: 'milestone_not_open' } });

  expect((await milestone.send(`${path}/settlements`, { as: 'waived', reason: ' ' })).status).toBe(422);
  expect((await milestone.send(`${path}/settlements`, { as: 'waived', reason: 'done elsewhere' })).status).toBe(303);
  await eventually(async () => (await milestone.page()).includes('asked to waive it: done elsewhere'));
  const taken = await app.post(`${at}/milestones/protocol-approved/settlements`, { as: 'failed', reason: 'late' });
  expect(taken).toMatchObject({ status: 409, body: { code: 'milestone_not_open' } });
});

test('the page of the phase takes the proposal, shows what is refused in place, and then where its gate is being decided', async () => {
  const path = `${at}/phases/preparation`;
  const phase = await visit(path);
  expect(await phase.page()).toContain('a go cannot be proposed');
  const refused = await phase.send(`${path}/gate`, { proposal: 'hold', reviewOn: '2099-01-01' });
  expect(refused).toMatchObject({ status: 422, body: expect.stringContaining('value="2099-01-01"') });
  expect(refused.body).toContain('The review date must be after');
  const undated = await phase.send(`${path}/gate`, { proposal: 'hold' });
  expect(undated).toMatchObject({ status: 422, body: expect.stringContaining('A hold needs the date') });
  expect((await phase.send(`${path}/gate`, { proposal: 'recycle', 'again.consortium-signed': 'yes' })).status).toBe(
    303,
  );
  const page = await eventually(async () => {
    const shown = await phase.page();
    return shown.includes('requested the gate and proposed: recycle') && shown;
  });
  expect(page).toContain('At its gate');
  expect(await gate({ proposal: 'kill' })).toMatchObject({ status: 409, body: { code: 'gate_not_ready' } });
});
