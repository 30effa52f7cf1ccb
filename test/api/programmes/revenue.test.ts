import type { Revenue } from '../../../domain/money/distributions/revenue';
import type { Programme } from '../../../domain/programme/programme';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { enterProgramme, office } from '../../support/questions';
import { sharing, withPlan } from '../../support/sharing';

let app: App;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app?.stop());

/** Each hospital keeps what it spends itself from the other; somebody runs the machine and has no part in it. */
const changed = (given: Programme): Programme => {
  const { distribution, governance, ...programme } = withPlan(given);
  const operators = { spree: ['machine@spree.example'] };
  return {
    ...programme,
    governance: { ...governance, operators },
    ...(distribution && { distribution: { ...distribution, private: ['ownCosts'] } }),
  };
};

const headersOf = async (person: string) => ({
  cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`,
  'accept-language': 'en',
});
const pageOf = async (person: string, programme: string) =>
  (await fetch(`${app.url}/programmes/${programme}`, { headers: await headersOf(person) })).text();
const revenueTo = async (person: string, programme: string) => {
  const at = `${app.url}/api/v1/programmes/${programme}`;
  const { revenue } = (await (await fetch(at, { headers: await headersOf(person) })).json()) as { revenue?: Revenue };
  return revenue;
};

test('the overview says what was shared so far, and to each party what it is still to be paid', async () => {
  const programme = await enterProgramme(app, changed);
  const before = await pageOf(office, programme);
  expect(before).toContain('The shares in force:');
  expect(before).toContain('Spree University Hospital 60%');
  expect(await revenueTo(office, programme)).toBeUndefined();

  const { open, sign, approve } = sharing(app, programme);
  await sign(await open('q1', { score: '80' }));
  await approve('q1');
  const told = await eventually(() => revenueTo(office, programme));
  expect(told).toMatchObject({ runs: 1, net: '100001', kept: '0' });
  expect(told.payees).toEqual([
    { payee: 'spree', total: '59001', tiers: { contribution: '54001', incentive: '5000' }, open: '-41000' },
    { payee: 'manzanares', total: '41000', tiers: { contribution: '36000', incentive: '5000' }, open: '41000' },
  ]);
  const page = await pageOf(office, programme);
  expect(page).toMatch(/EUR 1,000\.01 net were shared, in one run/);
  expect(page).toContain('Spree University Hospital 59%');

  const theirs = await revenueTo('director@manzanares.example', programme);
  expect(theirs?.payees.map(({ open: debt }) => debt)).toEqual([undefined, '41000']);
  expect(await pageOf('director@manzanares.example', programme)).toContain('>—</td>');
  expect(await pageOf('machine@spree.example', programme)).not.toContain('id="revenue"');
  expect(await revenueTo('machine@spree.example', programme)).toBeUndefined();
});
