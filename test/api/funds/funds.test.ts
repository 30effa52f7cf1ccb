import { drawId } from '../../../contracts/fund-draw';
import type { Draw } from '../../../domain/money/funds/draws';
import type { FundBook } from '../../../domain/money/funds/funds';
import type { ProgrammeGlance } from '../../../domain/views/views';
import { barriersOn, overflowOf } from '../../support/accessibility';
import { startApp, type App } from '../../support/app';
import { desktop, phone, startBrowser, type Browser } from '../../support/browser';
import { eventually } from '../../support/eventually';
import { approveAll } from '../../support/questions';
import { east, seedKey, west } from '../../support/seed';

let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  await app.post('/programmes', { file: seedKey });
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

const at = `/programmes/${seedKey}`;
const officer = `pmo@${east.domain}`;
const [ours, theirs] = [`finance@${east.domain}`, `finance@${west.domain}`];
const engineer = `research@${east.domain}`;
const receipt = [{ kind: 'document', title: 'Bank receipt', hash: 'd'.repeat(64) }];

interface Answered {
  readonly code?: string;
  readonly draw?: string;
  readonly groups?: readonly string[];
  readonly balance?: string;
  readonly state?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string }[];
  readonly facts?: { readonly field?: string; readonly blocks?: readonly { readonly code: string }[] };
}
const call = (person: string, path: string, body: object) => app.postAs<Answered>(person, `${at}${path}`, body);
const fund = async (key = 'project') =>
  (await app.get<FundBook & { available: string; draws: readonly Draw[] }>(`${at}/funds/${key}`)).body;
const draw = async (key: string) => (await app.get<Draw>(`${at}/draws/${key}`)).body;
const asked = { kind: 'payment', amount: '100000000', purpose: 'Batteries', payee: west.key };
const headersOf = async (person: string) => ({
  cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`,
  origin: app.url,
  'accept-language': 'en',
});

test('a fund of the file stands before its first use; the office calls, and only finance and the office record what is paid in', async () => {
  expect(await fund()).toMatchObject({ state: 'open', balance: '0', available: '0', draws: [], noticeDays: 10 });
  const amounts = { [east.key]: '300000000', [west.key]: '200000000' };
  expect((await call(engineer, '/funds/project/calls', { purpose: 'x', amounts })).status).toBe(403);
  expect((await call(officer, '/funds/nothing/calls', { purpose: 'x', amounts })).status).toBe(404);
  const over = await call(officer, '/funds/project/calls', { purpose: 'x', amounts: { [east.key]: '1200000001' } });
  expect(over).toMatchObject({
    status: 422,
    body: { code: 'over_commitment', facts: { field: `amounts.${east.key}` } },
  });
  expect((await call(officer, '/funds/project/calls', { purpose: 'The pilot', amounts })).status).toBe(201);
  const paid = { call: 1, party: east.key, amount: '300000000', evidence: receipt };
  expect((await call(theirs, '/funds/project/contributions', paid)).body.code).toBe('forbidden');
  expect((await call(ours, '/funds/project/contributions', { ...paid, evidence: [] })).body.code).toBe(
    'evidence_required',
  );
  expect((await call(ours, '/funds/project/contributions', paid)).body.balance).toBe('300000000');
  const { waiting } = (await app.get<ProgrammeGlance>(at)).body;
  expect(waiting).toContainEqual(expect.objectContaining({ kind: 'fund', id: 'project' }));
});

test.each<[string, object, string]>([
  ['of nothing', { amount: '0' }, 'amount'],
  ['in whole units', { amount: '1,000.00' }, 'amount'],
  ['to nobody', { payee: undefined }, 'payee'],
  ['to somebody and a fund at once', { target: 'cooperation' }, 'payee'],
  ['to a party that there is not', { payee: 'nobody' }, 'payee'],
  ['for a project that there is not', { project: 'nothing' }, 'project'],
  ['charged to the budget of another fund', { budget: 'cooperation' }, 'budget'],
  ['as an emergency of a fund that has none', { emergency: true }, 'emergency'],
])('a draw %s is refused at its field', async (_, changes, path) => {
  const { status, body } = await call(ours, '/funds/project/draws', { ...asked, ...changes });
  expect({ status, path: body.errors?.[0]?.path ?? body.facts?.field }).toEqual({ status: 422, path });
});

test('a preview says who would decide and what would block it, and reserves nothing', async () => {
  const preview = async (changes: object = {}) =>
    (
      await app.post<{ groups: string[]; isBlocked: boolean; blocks: { code: string }[]; sum: string }>(
        '/previews/draw',
        {
          programme: seedKey,
          fund: 'project',
          ...asked,
          ...changes,
        },
      )
    ).body;
  expect(await preview()).toMatchObject({ groups: ['business', 'finance'], isBlocked: false, sum: '100000000' });
  expect(await preview({ amount: '600000000' })).toMatchObject({
    groups: ['strategic', 'finance'],
    blocks: [{ code: 'balance' }],
  });
  expect(await preview({ amount: '2100000000', budget: 'pilot' })).toMatchObject({
    blocks: [{ code: 'balance' }, { code: 'budget' }],
  });
  expect(await fund()).toMatchObject({ available: '300000000' });

  const rules = { authority: [{ upTo: '100', groups: ['small'] }, { groups: ['large'] }], strategic: ['strategic'] };
  const given = { rules, amount: '60', purpose: 'Cables', supplier: 'Works', balance: '1000', on: '2027-03-31' };
  const draws = [{ amount: '41', purpose: 'cables!', on: '2027-03-01' }];
  const alone = async (changes: object) => (await app.post<object>('/previews/draw', { ...given, ...changes })).body;
  expect(await alone({})).toMatchObject({ groups: ['small'], sum: '60', available: '1000', availableAfter: '940' });
  expect(await alone({ draws })).toMatchObject({
    groups: ['large'],
    sum: '101',
    available: '959',
    availableAfter: '899',
  });
  expect(await alone({ draws, on: '2027-04-01' })).toMatchObject({ groups: ['small'], sum: '60' });
  expect(
    await alone({
      measuredBy: { amount: '1000000', committed: '620000', actual: '180000' },
      amount: '200001',
      overdueRisks: ['Delay'],
      agreement: 'Pilot agreement',
    }),
  ).toMatchObject({ blocks: [{ code: 'balance' }, { code: 'budget' }, { code: 'risk' }, { code: 'agreement' }] });
  const huge = '9'.repeat(38);
  expect(await alone({ balance: huge, amount: huge, draws: [] })).toMatchObject({ sum: huge, availableAfter: '0' });
  for (const body of [
    {},
    { programme: seedKey },
    { ...given, programme: seedKey, fund: 'project' },
    { ...given, balance: 1.5 },
  ])
    expect((await app.post('/previews/draw', body)).status).toBe(422);
});

test('a draw goes from its request on the page to the confirmation, each side recording its own', async () => {
  const headers = await headersOf(ours);
  const show = async (path: string, as = headers) =>
    (await app.raw<string>('GET', `${at}${path}?lang=en`, { headers: as })).body;
  const nonceOf = (page: string) => /name="nonce" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const send = async (place: string, fields: Readonly<Record<string, string>>, as = headers) => {
    const page = place.startsWith('funds') ? '/funds/project' : `/${place.split('/').slice(0, 2).join('/')}`;
    return app.raw<string>('POST', `/office${at}/${place}`, {
      headers: as,
      body: new URLSearchParams({ nonce: nonceOf(await show(page, as)), ...fields }),
    });
  };
  const said = {
    'draw.kind': 'payment',
    'draw.purpose': 'Inverters',
    'draw.to': `party/${west.key}`,
    'draw.payer': east.key,
  };
  const tooMuch = await send('funds/project/draws', { ...said, 'draw.amount': '3,000,000.01' });
  expect(tooMuch.status).toBe(409);
  expect(tooMuch.body).toContain('Too little is available');
  expect(tooMuch.body).toContain('value="Inverters"');
  expect(
    (await send('funds/project/draws', { ...said, 'draw.amount': '1,000,000.00', 'draw.budget': 'pilot' })).status,
  ).toBe(303);
  const { draws } = await fund();
  const key = draws[0]?.key ?? '';
  expect(draws[0]).toMatchObject({ amount: '100000000', by: ours, budget: { key: 'pilot' } });
  const page = await show(`/draws/${key}`);
  expect(page).toContain('Why this level decides');
  expect(page).toContain('Pilot project budget (example)');
  await approveAll(app, `${seedKey}:draw:${key}:1`);
  await eventually(async () => (await draw(key)).state === 'approved');
  const evidence = { 'evidence.0.kind': 'document', 'evidence.0.title': 'Receipt', 'evidence.0.hash': 'e'.repeat(64) };
  expect((await call(theirs, `/draws/${key}/payment`, { evidence: receipt })).body.code).toBe('forbidden');
  expect(
    (await send(`draws/${key}/payment`, { ...evidence, 'evidence.0.title': '', 'evidence.0.hash': '' })).status,
  ).toBe(422);
  expect((await call(ours, '/funds/project/holding', { reason: 'an audit' })).body.state).toBe('onHold');
  expect((await call(ours, `/draws/${key}/payment`, { evidence: receipt })).body.code).toBe('fund_state');
  expect((await call(officer, '/funds/project/resumption', { reason: 'it is over' })).body.state).toBe('open');
  expect((await send(`draws/${key}/payment`, evidence)).status).toBe(303);
  await eventually(async () => (await draw(key)).state === 'paid');
  expect((await call(ours, `/draws/${key}/confirmation`, {})).body.code).toBe('forbidden');
  expect((await call(ours, `/draws/${key}/cancellation`, { reason: 'x' })).body.code).toBe('draw_state');
  expect((await call(ours, `/draws/${key}/repayments`, { amount: '1', evidence: receipt })).body.code).toBe(
    'draw_state',
  );
  expect((await send(`draws/${key}/confirmation`, {}, await headersOf(theirs))).status).toBe(303);
  await eventually(async () => (await draw(key)).state === 'confirmed');
  await eventually(async () => (await fund()).balance === '200000000');
  expect((await call(officer, '/funds/project/closure', { reason: 'x' })).body.code).toBe('fund_state');
  expect(await show('/funds')).toContain('CNY 2,000,000.00');
  expect(await show('')).toContain(`${at}/funds`);
  const history = await app.ledger.entriesOf(drawId(seedKey, key));
  expect(history.map(({ happening }) => happening.type)).toEqual([
    'draw.requested',
    'draw.approved',
    'draw.paid',
    'draw.confirmed',
  ]);

  for (const size of [desktop, phone]) {
    const view = await browser.visit(size);
    const session = await app.sessions.open({ kind: 'person', person: officer }, new Date());
    await view.context().addCookies([{ name: 'gatehouse_session', value: session, url: app.url }]);
    for (const place of ['funds', 'funds/project', `draws/${key}`])
      for (const language of ['zh', 'en']) {
        await view.goto(`${app.url}${at}/${place}?lang=${language}`);
        const seen = { place, language, width: size.width };
        expect({ ...seen, barriers: await barriersOn(view) }).toEqual({ ...seen, barriers: [] });
        expect({ ...seen, overflow: await overflowOf(view) }).toEqual({ ...seen, overflow: 0 });
      }
    await view.close();
  }
});
