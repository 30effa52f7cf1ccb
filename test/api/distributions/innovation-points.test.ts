import { randomUUID } from 'node:crypto';
import { innovationId } from '../../../contracts/innovation';
import type { RunFile } from '../../../definition/run-files';
import type { Innovation } from '../../../domain/innovations/innovations';
import type { Run } from '../../../domain/money/distributions/runs';
import type { Programme } from '../../../domain/programme/programme';
import { startApp, type App } from '../../support/app';
import { dayIn } from '../../support/days';
import { enterProgramme, office } from '../../support/questions';
import { sharing, withPlan } from '../../support/sharing';

let app: App;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app?.stop());

/** The small programme, whose pool is shared by what was accepted of technology and of service. */
const byKind = (given: Programme): Programme => {
  const programme = withPlan(given);
  const { distribution } = programme;
  const pool = distribution?.pool && { ...distribution.pool, points: { technology: 10, service: 5 } };
  return { ...programme, ...(distribution && { distribution: { ...distribution, ...(pool && { pool }) } }) };
};

/** What the record has of an innovation whose result was accepted on a day. */
async function accept(programme: string, key: string, given: Pick<Innovation, 'kind' | 'party'>, on: string) {
  const entry = { programme, process: innovationId(programme, key), at: new Date().toISOString() };
  const [title, by] = [{ zh: key, en: key }, office];
  const proposed: Innovation = { key, title, proposal: title, by, state: 'proposed', asked: 0, ...given };
  await app.ledger.append([
    { ...entry, number: 1, happening: { type: 'innovation.proposed', innovation: key, proposed } },
    {
      ...entry,
      number: 2,
      happening: { type: 'innovation.accepted', innovation: key, approval: randomUUID(), outcome: 'approved', on },
    },
  ]);
}

const income = { kind: 'income', amount: '1000.00', date: dayIn(-10) };

test('the pool is shared by what was accepted in the period, as the preview says, and a correction counts anew', async () => {
  const programme = await enterProgramme(app, byKind);
  await accept(programme, 'archive', { kind: 'technology', party: 'spree' }, dayIn(-20));
  await accept(programme, 'later', { kind: 'technology', party: 'spree' }, dayIn(-1));
  await accept(programme, 'hotline', { kind: 'service', party: 'manzanares' }, dayIn(-15));
  const at = `/programmes/${programme}`;
  const statement = { from: dayIn(-40), until: dayIn(-5), payer: 'spree', lines: [income] };
  const counted = [
    { key: 'archive', party: 'spree', points: '10' },
    { key: 'hotline', party: 'manzanares', points: '5' },
  ];

  const preview = await app.post<{ hash: string; input: Pick<Run, 'innovations'> }>('/previews/distribution', {
    programme,
    statement,
    score: '80',
  });
  expect(preview.body.input.innovations).toMatchObject(counted);

  const asked = { key: 'q1', ...statement, score: '80' };
  const given = await app.post(`${at}/distributions`, { ...asked, points: { spree: '1' } });
  expect(given).toMatchObject({ status: 422, body: { code: 'invalid_input', facts: { field: 'points.spree' } } });
  expect((await app.post(`${at}/distributions`, asked)).status).toBe(201);
  const run = async (key: string) => (await app.get<Run>(`${at}/distributions/${key}`)).body;
  const first = await run('q1');
  expect(first.innovations).toMatchObject(counted);
  expect(first.computed.lines.filter(({ tier }) => tier === 'incentive').map(({ amount }) => amount)).toEqual([
    '6667',
    '3333',
  ]);
  const file = await app.get<RunFile>(`${at}/distributions/q1/file`);
  expect(file.body.input).toMatchObject({ points: { spree: '10', manzanares: '5' }, innovations: counted });

  const cookie = `gatehouse_session=${await app.sessions.open({ kind: 'person', person: office }, new Date())}`;
  const page = await fetch(`${app.url}${at}/distributions/q1`, { headers: { cookie, 'accept-language': 'en' } });
  const html = await page.text();
  expect(html).toContain(`href="${at}/innovations/archive"`);
  expect(html).toContain('(5 points: hotline 5)');

  const { sign, approve } = sharing(app, programme);
  await sign(first);
  await approve('q1');
  await accept(programme, 'overlooked', { kind: 'service', party: 'manzanares' }, dayIn(-30));
  const corrected = await app.post(`${at}/distributions/q1/corrections`, { key: 'q1-again', reason: 'one more' });
  expect(corrected.status).toBe(201);
  expect((await run('q1-again')).innovations?.map(({ key }) => key)).toEqual(['archive', 'hotline', 'overlooked']);
});

test('innovations may be given to the preview, but not beside points', async () => {
  const distribution = {
    shares: { a: '60%', b: '40%' },
    pool: { percent: 10, points: { technology: 10, service: 5 } },
  };
  const innovations = [
    { key: 'archive', title: 'Archive', kind: 'technology', party: 'a', on: '2026-03-31' },
    { key: 'hotline', kind: 'service', party: 'b', on: '2026-04-01' },
  ];
  const asked = { distribution, amount: '1000.00', on: '2026-03-31', score: '80', innovations };
  const { body } = await app.post<{ lines: readonly { tier: string; payee: string; formula: { en: string } }[] }>(
    '/previews/distribution',
    asked,
  );
  expect(body.lines.filter(({ tier }) => tier === 'incentive').map(({ formula }) => formula.en)).toEqual([
    'CNY 100.00 × 1/1 = 100.00 (10 points: Archive 10)',
  ]);
  const both = await app.post('/previews/distribution', { ...asked, points: { a: 1 } });
  expect(both).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
});
