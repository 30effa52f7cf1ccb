import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp, type App } from '../support/app';
import { signedIn } from '../support/visitor';
import { stepsIn } from '../support/steps';
import { seedKey } from '../support/seed';

describe('with the store that comes with the product', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-store-'));
  let app: App;
  beforeAll(async () => {
    app = await startApp({ store: { folder } });
  });
  afterAll(async () => {
    await app?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a programme comes through its first phase by mails and the API alone', async () => {
    expect(await app.post('/programmes', { file: seedKey })).toMatchObject({ status: 201 });
    const steps = stepsIn(app, seedKey);

    await steps.concludeAgreement('framework');
    for (const key of ['safeguard', 'business', 'nda', 'project']) await steps.concludeAgreement(key);
    await steps.acceptMilestone('committee-formed', 'minutes');
    await steps.startProject('pilot', 'jointDevelopment');
    await steps.acceptMilestone('pilot-started', 'document');
    await steps.acceptMilestone('integration-plan', 'document');
    const gate = await steps.requestGate('alignment');
    for (const person of await steps.holdersOf(gate)) await (await signedIn(app, person)).decide(gate, 'approve');

    const { phases } = await steps.until(
      ({ phases: [first, second] }) => first?.state === 'closed' && second?.state === 'running',
    );
    expect(phases.map(({ state }) => state)).toEqual(['closed', 'running', 'planned']);
    expect(await app.ledger.verify(seedKey)).toMatchObject({ ok: true });
    expect(await app.outbox.waiting(seedKey)).toMatchObject({ refused: 0 });
  });
});
