import type { AgreementObligation } from '../../../domain/programme/clauses';
import type { Register } from '../../../domain/agreements/registers';
import { startApp, type App } from '../../support/app';
import { today } from '../../support/days';
import { comesTo, signAgreement, startProgramme } from '../../support/driving';
import { eventually } from '../../support/eventually';
import { withConsortium } from '../../support/programmes';

let app: App;
let at: string;

const audit: AgreementObligation = {
  key: 'audit',
  title: { zh: '审计', en: 'Audit' },
  owner: 'spree.steering.director',
  once: { days: 20 },
  restDay: 'stays',
  opensDays: 30,
};
const { once: _, ...terms } = audit;
const report = {
  ...terms,
  key: 'report',
  title: { zh: '季报', en: 'Quarterly report' },
  owner: 'manzanares',
  evidence: { zh: '报表', en: 'the signed figures' },
  recurs: { every: 'quarterly', day: 15 },
} as const;
const nonCompete = { binds: ['spree'], scope: { zh: '登记', en: 'registries' }, from: 'effect', months: 12 } as const;
const withObligations = withConsortium({ obligations: [audit, report], nonCompete });
const registerNow = async () => (await app.get<Register>(`${at}/agreements/consortium/obligations`)).body;

beforeAll(async () => {
  app = await startApp();
  const { key } = await startProgramme(app, withObligations);
  at = `/programmes/${key}`;
  await signAgreement(app, key, 'consortium', today());
  await comesTo(app, key, 'consortium', 'effective');
  await eventually(async () => {
    const { open, next } = await registerNow();
    return open.length === 1 && next.length === 1;
  });
});
afterAll(() => app?.stop());

const visit = async (person: string) => {
  const session = await app.sessions.open({ kind: 'person', person }, new Date());
  const headers = { cookie: `gatehouse_session=${session}`, origin: app.url };
  return {
    see: async (path: string) => (await app.raw<string>('GET', `${path}?lang=en`, { headers })).body,
    send: (path: string, fields: Record<string, string>) =>
      app.raw<string>('POST', `/office${path}`, { headers, body: new URLSearchParams(fields) }),
  };
};

test('the register of an agreement answers what is open, with its owner and its day, and what comes next', async () => {
  expect(await registerNow()).toMatchObject({
    past: [],
    open: [{ under: { agreement: 'consortium', obligation: 'audit' }, condition: { owner: 'director@spree.example' } }],
    next: [{ obligation: 'report', owner: 'manzanares' }],
  });
  expect((await app.get(`${at}/agreements/none/obligations`)).status).toBe(404);
});

test('its page shows the register and the coming dates; whoever owes something records there that it was met, nobody else', async () => {
  const path = `${at}/agreements/consortium`;
  const [{ key = '' } = {}] = (await registerNow()).open;
  const director = await visit('director@spree.example');
  const page = await director.see(path);
  for (const shown of [
    'Obligations register',
    '>Audit<',
    'What comes next',
    'Quarterly report',
    'Shown by: the signed figures',
    'non-compete window closes',
  ])
    expect(page).toContain(shown);
  expect(await director.see(at)).toContain(`href="${path}"`);

  const nonceIn = (html: string) => /fulfilments"[^>]*>[^]*?name="nonce" value="([^"]+)"/.exec(html)?.[1];
  const other = await visit('director@manzanares.example');
  expect(nonceIn(await other.see(path))).toBeUndefined();
  const met = { 'fulfilment.obligation': key, 'fulfilment.evidence': 'report 17' };
  expect((await other.send(`${path}/fulfilments`, { nonce: 'stray', ...met })).status).toBe(403);

  const nonce = nonceIn(page) ?? '';
  const empty = { ...met, 'fulfilment.evidence': ' ' };
  expect((await director.send(`${path}/fulfilments`, { nonce, ...empty })).status).toBe(422);
  const again = nonceIn(await director.see(path)) ?? '';
  expect((await director.send(`${path}/fulfilments`, { nonce: again, ...met })).status).toBe(303);
  await eventually(async () => (await registerNow()).past[0]?.state === 'fulfilled');
  expect(await director.see(path)).toContain('report 17 · director@spree.example');
});
