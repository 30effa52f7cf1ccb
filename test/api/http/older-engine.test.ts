import { randomUUID } from 'node:crypto';
import { recover } from '../../../infra/recovery/recovery';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { expectAsRecorded } from '../../support/losing';
import { answer, approveAll, stateOf, toldBy } from '../../support/questions';

const programme = 'stroke-registry';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: programme });
  await eventually(async () => (await app.readModel.programme(programme))?.phases[0]?.state === 'running');
});
afterAll(() => app?.stop());

const runOf = async (process: string) => (await app.client.workflow.getHandle(process).describe()).runId;

test('an engine that was put back to an earlier instant is brought to where the record is, its programme too', async () => {
  const body = { key: 'pilot', title: 'Pilot', policy: 'routine', groups: ['data'] };
  const opened = await app.post<{ approval: string }>(`/programmes/${programme}/approvals`, body, {
    'idempotency-key': randomUUID(),
  });
  const { approval: id } = opened.body;
  await eventually(async () => (await toldBy(app, id)).length === 1); // the record may follow a moment after
  // A vote of which the engine knows nothing any more.
  const decision = answer(await stateOf(app, id), 'spree.data.protection');
  const happening = { type: 'approval.decided', approval: id, decision } as const;
  const number = (await app.ledger.countOf(id)) + 1;
  await app.ledger.append([{ programme, process: id, number, at: decision.acceptedAt, happening }]);
  const before = await runOf(programme);

  const said: string[] = [];
  const compare = () => app.compare({ patience: 1_000 });
  expect(await recover({ ...app, compare, report: (line) => said.push(line) })).toEqual([]);
  expect(said).toContain(`${id}: was older than the record and was ended.`);
  expect(await runOf(programme)).not.toBe(before);
  expect((await stateOf(app, id)).decisions.map(({ seat }) => seat)).toEqual(['spree.data.protection']);
  await expectAsRecorded(app, programme);
  await approveAll(app, id);
  expect((await toldBy(app, id)).map(({ type }) => type)).toEqual([
    'approval.opened',
    'approval.decided',
    'approval.decided',
    'approval.closed',
  ]);
  expect(await app.ledger.verify(programme)).toMatchObject({ ok: true });
});
