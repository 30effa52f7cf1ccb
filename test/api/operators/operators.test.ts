import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operatorQueries } from '../../../api/operators/queries';
import { startApp, type App } from '../../support/app';
import { east, seed, seedKey } from '../../support/seed';

const group = { key: 'finance', title: { zh: '财务监督组', en: 'Finance Oversight Group' } };

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: seedKey });
});
afterAll(() => app?.stop());

const openAs = async (person: string) => {
  const session = await app.sessions.open({ kind: 'person', person }, new Date());
  return app.raw<string>('GET', `/programmes/${seedKey}/operations`, {
    headers: { cookie: `gatehouse_session=${session}`, 'accept-language': 'en' },
  });
};

test('the server understands every query, and finds the processes that run', async () => {
  const queries = operatorQueries(seedKey, [group], new Date());
  for (const { query } of queries) await app.client.workflow.count(query);
  expect((await app.client.workflow.count(queries[0]?.query ?? '')).count).toBeGreaterThan(1);
});

test('operations names every query', () => {
  const page = readFileSync(join(__dirname, '../../../docs/operations.md'), 'utf8');
  const written = operatorQueries('stroke-registry', [group], new Date('2026-11-29T00:00:00Z'));
  for (const { query } of written) expect(page).toContain(query.replace('.000Z', 'Z'));
});

test('the office sees the queries and whether mails wait; who only votes does not', async () => {
  const { status, body } = await openAs(`pmo@${east.domain}`);
  expect(status).toBe(200);
  expect(body).toContain('State = &quot;stalled&quot;');
  expect(body).toMatch(/No mail waits to leave|mails? waits?/);
  const chair = Object.values(seed.governance.groups)[0]?.seats[0]?.holder ?? '';
  expect((await openAs(chair)).status).toBe(403);
});
