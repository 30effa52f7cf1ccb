import { seedKey } from '../../support/seed';
import { startApp, type App } from '../../support/app';

let app: App;
beforeAll(async () => {
  app = await startApp({ withWorker: false });
});
afterAll(() => app?.stop());

/** Anyone may compute: no token is sent. */
const check = (body: object) =>
  app.raw<Record<string, unknown>>('POST', '/api/v1/previews/budget-check', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const numbers = { budget: '100000000', committed: '62000000', actual: '18000000' };

describe('a request against a budget that is given by its numbers', () => {
  // Source: docs/rules/money.md, "Budgets".
  test.each([
    [4_999_900, 'warn', '84.9999', '84.9999', '15000100'],
    ['20000000', 'escalate', '100', '100', '0'],
    ['20000001', 'block', '100.000001', '100.0001', '-1'],
    [undefined, 'warn', '80', '80', '20000000'],
  ])('%s more: %s at %s %%', async (request, level, usedPercent, usedText, availableAfter) => {
    const { status, body } = await check({ ...numbers, ...(request !== undefined && { request }) });
    expect({ status, ...body }).toMatchObject({ status: 200, level, usedPercent, usedText, availableAfter });
  });

  test('amounts of any size and of currencies without decimals, and other thresholds', async () => {
    const large = '9'.repeat(40);
    expect((await check({ budget: large, actual: large, request: '1' })).body).toMatchObject({
      level: 'block',
      availableAfter: '-1',
    });
    const { body } = await check({ budget: 1000, committed: 500, warn: 50, currency: 'JPY' });
    expect(body).toMatchObject({ level: 'warn', why: { en: expect.stringContaining('Budget JPY 1,000:') } });
    expect((await check({ ...numbers, request: '30000000', upTo: '110000000' })).body.level).toBe('escalate');
  });

  test('a budget of zero has no per cent, and allows nothing', async () => {
    expect((await check({ budget: 0, request: 1 })).body).toMatchObject({ level: 'block', usedText: '-' });
  });

  test.each([
    [{}, 'budget'],
    [{ budget: 'pilot' }, 'budget'],
    [{ budget: '1,000.00' }, 'budget'],
    [{ ...numbers, request: '-1' }, 'request'],
    [{ ...numbers, request: 0.5 }, 'request'],
    [{ ...numbers, actual: '00' }, 'actual'],
    [{ ...numbers, warn: 101 }, 'warn'],
    [{ ...numbers, currency: 'yuan' }, 'currency'],
    [{ ...numbers, project: 'station' }, 'project'],
    [{ programme: seedKey }, 'budget'],
    [{ programme: seedKey, budget: 'pilot', project: 'station' }, 'budget'],
    [{ programme: seedKey, budget: '100' }, 'budget'],
    [{ programme: seedKey, budget: 'pilot', committed: '1' }, 'committed'],
  ])('%j is refused at %s', async (body, field) => {
    const { status, body: told } = await check(body);
    expect(status).toBe(422);
    expect(JSON.stringify(told)).toContain(`"${field}"`);
  });

  test('a budget of a programme is read by whoever may read the programme', async () => {
    const { status } = await check({ programme: 'no-such', budget: 'pilot' });
    expect([401, 403, 404]).toContain(status);
  });
});
