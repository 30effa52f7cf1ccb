import { randomUUID } from 'node:crypto';
import type { ProgrammeGlance } from '../../../domain/views/views';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { expectAsRecorded } from '../../support/losing';
import { createEmptyStore } from '../../support/prepared';
import { approveAll, toldBy } from '../../support/questions';
import { east, seedKey } from '../../support/seed';

const programme = seedKey;
const at = `/programmes/${programme}`;
const office = `pmo@${east.domain}`;

let app: App;
let store: Awaited<ReturnType<typeof createEmptyStore>>;
beforeAll(async () => {
  store = await createEmptyStore();
  app = await startApp({ store: store.place });
});
afterAll(async () => {
  await app?.stop();
  await store?.remove();
});

const post = <Body = { code?: string }>(path: string, body: unknown) =>
  app.post<Body>(path, body, { 'idempotency-key': randomUUID() });

const approval = { key: 'pilot', title: '试点预算', policy: 'oneOfEach', groups: ['finance'] };
const project = {
  key: 'grid',
  title: { zh: '北方电网侧储能', en: 'Storage on the northern grid' },
  mode: 'jointDevelopment',
  budget: { amount: '120000000', fund: 'project' },
};
const dispute = {
  key: 'late',
  title: 'Late data',
  claim: 'The data came late.',
  about: { kind: 'agreement', key: 'nda' },
  by: office,
};
const patent = { key: 'cell', title: 'Cell', kind: 'patent', subKind: 'invention', joint: true, by: office };

/** What is started, and what it is called once it is there. */
const starts: readonly [string, object, string][] = [
  ['/programmes', { file: programme }, 'already_started'],
  [`${at}/approvals`, approval, 'already_asked'],
  [`${at}/projects`, project, 'key_taken'],
  [`${at}/disputes`, dispute, 'key_taken'],
  [`${at}/ip`, patent, 'key_taken'],
];

test('what was started is not started anew by a server that has lost everything, and goes on from the record', async () => {
  for (const [path, body] of starts) expect(await post(path, body)).toMatchObject({ status: 201 });
  await eventually(async () => (await app.get<ProgrammeGlance>(at)).body.phases[0]?.state === 'running');
  const before = await eventually(async () => {
    const { body } = await app.get<ProgrammeGlance>(at);
    return body.agreements.length === 17 && body.waitingCount > 0 && body;
  });
  await app.stop();

  app = await startApp({ store: store.place });
  for (const [path, body, code] of starts)
    expect(await post(path, body)).toMatchObject({ status: 409, body: { code } });
  const { body: glance } = await app.get<ProgrammeGlance>(at);
  expect(glance).toMatchObject({ state: 'running', waitingCount: before.waitingCount });

  const told = (await app.ledger.entries(programme, { limit: 10_000 })).map(({ process }) => process);
  for (const process of new Set([programme, ...(await app.resumptions.childrenOf(programme)), ...told]))
    await app.resume(programme, process);
  expect(await expectAsRecorded(app, programme)).toBeGreaterThan(20);
  const asked = [`${programme}:request:pilot:1`, `${programme}:budget:grid:1`];
  for (const id of asked) await approveAll(app, id);
  await eventually(
    async () => (await app.get<ProgrammeGlance>(at)).body.projects[0]?.budgetApproval.state === 'approved',
  );
  expect((await toldBy(app, programme)).map(({ type }) => type)).toEqual(['programme.started']);
  expect(await app.ledger.verify(programme)).toMatchObject({ ok: true });
});
