import { randomUUID } from 'node:crypto';
import type { Run } from '../../../domain/money/distributions/runs';
import type { Programme } from '../../../domain/programme/programme';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { enterProgramme } from '../../support/questions';
import { sharing, withPlan } from '../../support/sharing';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const [ours, theirs] = ['finance@spree.example', 'finance@manzanares.example'];
const offices = ['office@spree.example', 'office@manzanares.example'] as const;
const withPrivateCosts = (programme: Programme): Programme => {
  const planned = withPlan(programme);
  return planned.distribution
    ? { ...planned, distribution: { ...planned.distribution, private: ['ownCosts'] } }
    : planned;
};

const sheetOf = (kind: string) =>
  Buffer.from(`kind,date,amount,what\n${kind},2026-11-02,"12,345.00",our engineers ${randomUUID()}`);

/** A run of a programme, and a sheet that the office of one party keeps for it. */
async function begun(change: (programme: Programme) => Programme, kind = 'cost') {
  const programme = await enterProgramme(app, change);
  const { open } = sharing(app, programme);
  await open('q1');
  const file = { bytes: sheetOf(kind), name: 'costs.csv', mediaType: 'text/csv', by: offices[0] };
  const { hash } = await app.evidenceFiles.file(programme, file);
  const at = `/programmes/${programme}`;
  return { programme, hash, at };
}

const as = async (person: string) => ({
  cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`,
  'accept-language': 'en',
});

/** What the API and the pages answer somebody who asks for a file. */
async function read(person: string, path: string): Promise<readonly number[]> {
  const headers = await as(person);
  const answers = [`/api/v1${path}`, path].map((address) => fetch(`${app.url}${address}`, { headers }));
  return (await Promise.all(answers)).map(({ status }) => status);
}

test('what a party spent itself is seen by its own people alone where that is private, at every door', async () => {
  const { hash, at } = await begun(withPrivateCosts);
  const filed = await app.postAs(ours, `${at}/distributions/q1/own-costs`, { file: hash });
  expect(filed.status).toBe(201);
  const { ownCosts = [], computed } = await eventually(async () => {
    const run = (await app.get<Run>(`${at}/distributions/q1`)).body;
    return run.ownCosts && run;
  });
  expect(ownCosts).toMatchObject([{ party: 'spree', by: ours, items: 1, file: { hash } }]);
  expect(computed.net).toBe('100001');
  const seen = (person: string) => read(person, `${at}/evidence/${hash}`);
  expect(await Promise.all([ours, offices[0], theirs, offices[1]].map(seen))).toEqual([
    [200, 200],
    [200, 200],
    [404, 404],
    [404, 404],
  ]);
  expect((await app.get(`${at}/evidence/${hash}`)).status).toBe(404);
  const again = await app.postAs<{ code: string }>(theirs, `${at}/distributions/q1/own-costs`, { file: hash });
  expect([again.status, again.body.code]).toEqual([404, 'not_found']);
  const page = async (person: string) =>
    (await fetch(`${app.url}${at}/distributions/q1`, { headers: await as(person) })).text();
  expect(await page(theirs)).toContain('not shown to others');
  expect(await page(theirs)).not.toContain('costs.csv');
  expect(await page(ours)).toContain('costs.csv');
});

test('where nothing is private everybody sees it; a sheet with income is refused', async () => {
  const open = await begun(withPlan);
  expect((await app.postAs(ours, `${open.at}/distributions/q1/own-costs`, { file: open.hash })).status).toBe(201);
  expect(await read(theirs, `${open.at}/evidence/${open.hash}`)).toEqual([200, 200]);
  const wrong = await begun(withPlan, 'income');
  const refused = await app.postAs<{ code: string }>(ours, `${wrong.at}/distributions/q1/own-costs`, {
    file: wrong.hash,
  });
  expect([refused.status, refused.body.code]).toEqual([422, 'statement_invalid']);
});
