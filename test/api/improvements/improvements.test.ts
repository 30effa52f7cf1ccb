import { randomUUID } from 'node:crypto';
import type { Improvement } from '../../../domain/improvements/improvements';
import type { ProgrammeGlance } from '../../../domain/views/views';
import { startApp, type App } from '../../support/app';
import { dayIn, today } from '../../support/days';
import { eventually } from '../../support/eventually';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

const at = '/programmes/stroke-registry';
const director = 'director@spree.example';
const theirs = 'director@manzanares.example';
const office = 'office@spree.example';
const headersOf = async (person: string) => ({
  cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`,
  origin: app.url,
  'accept-language': 'en',
});
interface Answer {
  readonly code?: string;
  readonly state?: string;
  readonly approval?: string;
  readonly checkFrom?: string;
  readonly errors?: readonly { readonly field?: string }[];
}
/** Somebody who is signed in calls the API. */
const call = async (person: string, path: string, body: object) =>
  app.raw<Answer>('POST', `/api/v1${at}/improvements${path}`, {
    headers: {
      ...(await headersOf(person)),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  });
const improvement = async (key: string) => (await app.get<Improvement>(`${at}/improvements/${key}`)).body;
const told = (key: string, changes: object = {}) => ({
  key,
  title: 'Late entry',
  problem: { en: 'Cases come late.', zh: '病例录入迟缓。' },
  source: 'complaint',
  ...changes,
});
const aPlan = (changes: object = {}) => ({
  measures: [{ text: 'A reminder', owner: 'spree.clinical.nursing', due: dayIn(20) }],
  criterion: { kind: 'kpi', of: 'delay', value: '3' },
  implementer: 'spree',
  ...changes,
});
test('somebody tells of a problem; it waits for the chairs of the leading group, with its cause, plan and approval', async () => {
  expect((await call(director, '', told('late'))).status).toBe(201);
  expect(await improvement('late')).toMatchObject({ state: 'analysis', severity: 'major', by: director });
  expect(await call(director, '', told('late'))).toMatchObject({ status: 409, body: { code: 'key_taken' } });
  expect(await call(director, '', told('x', { source: 'score' }))).toMatchObject({ status: 422 });
  expect(await call(director, '', told('x', { severity: 'grave' }))).toMatchObject({ status: 422 });
  expect(await call('ethics@spree.example', '', told('x'))).toMatchObject({ status: 403 });
  const { body: view } = await app.get<ProgrammeGlance>(at);
  const wait = view.waiting.find(({ kind }) => kind === 'improvement');
  expect(wait?.on.map(({ person }) => person)).toEqual([director, theirs]);

  expect((await call(director, '/late/plan', aPlan())).body.code).toBe('improvement_state');
  expect((await call(theirs, '/late/analysis', { cause: 'No reminder', method: 'five whys' })).body.state).toBe('plan');
  const refused = async (changes: object) => (await call(office, '/late/plan', aPlan(changes))).status;
  expect(await refused({ measures: [] })).toBe(422);
  expect(await refused({ criterion: { kind: 'kpi', of: 'nothing', value: '3' } })).toBe(422);
  expect(await refused({ criterion: { kind: 'kpi', of: 'delay', value: '3', better: 'higher' } })).toBe(422);
  expect(await refused({ implementer: 'constructor' })).toBe(422);
  expect(await refused({ measures: [{ text: 'x', owner: 'nobody@elsewhere.example', due: dayIn(20) }] })).toBe(422);
  expect(await refused({ measures: [{ text: 'x', owner: 'spree', due: '2026-01-01' }] })).toBe(422);
  const { body } = await call(office, '/late/plan', aPlan());
  expect(body.approval).toBe('stroke-registry:improvement:late:1');
  expect(await improvement('late')).toMatchObject({ state: 'approval' });
});

test('each later door is refused at its step: too early, by the wrong company, without a seat', async () => {
  const evidence = [{ kind: 'link', title: 'log', url: 'https://log.example' }];
  const carried = { who: 'The ward', on: today(), evidence };
  expect((await call(director, '/late/implementation', carried)).body.code).toBe('improvement_state');
  const verified = { measured: '2', evidence };
  expect((await call(office, '/late/verification', verified)).status).toBe(403);
  expect((await call(director, '/late/verification', verified)).body.code).toBe('same_company');
  expect((await call(theirs, '/late/verification', verified)).body.code).toBe('improvement_state');
  expect((await call(theirs, '/late/recurrences', { note: 'Again' })).body.state).toBe('approval');
  expect((await call(theirs, '/late/recurrences', { note: ' ' })).status).toBe(422);
  expect(await improvement('late')).toMatchObject({ reopened: 0, recurrences: [{ note: 'Again', by: theirs }] });
  expect((await call(theirs, '/nothing/recurrences', { note: 'Again' })).status).toBe(404);
});

test('the pages show the board and one improvement to everybody with a role, and the forms to the parties', async () => {
  const mine = await headersOf(director);
  const show = async (path: string, headers = mine) =>
    (await app.raw<string>('GET', `${path}${path.includes('?') ? '&' : '?'}lang=en`, { headers })).body;
  const nonceIn = (html: string, action: string) =>
    new RegExp(`action="/office${action}"[^]*?name="nonce" value="([^"]+)"`).exec(html)?.[1] ?? '';
  const send = (action: string, html: string, fields: Readonly<Record<string, string>>) =>
    app.raw<string>('POST', `/office${action}`, {
      headers: mine,
      body: new URLSearchParams({ nonce: nonceIn(html, action), ...fields }),
    });
  const board = await show(`${at}/improvements`);
  for (const shown of ['Late entry', 'Cause analysis', 'Verification', 'Tell of a problem'])
    expect(board).toContain(shown);
  const fields = {
    improvement: 'typed',
    title: 'Typed',
    problem: 'A line\r\nand another',
    source: 'audit',
    severity: '',
  };
  expect((await send(`${at}/improvements`, board, { ...fields, title: '' })).status).toBe(422);
  expect((await send(`${at}/improvements`, board, fields)).status).toBe(303);
  expect(await improvement('typed')).toMatchObject({
    source: 'audit',
    severity: 'major',
    problem: { en: 'A line\nand another' },
  });

  const place = `${at}/improvements/typed`;
  const page = await eventually(async () => {
    const html = await show(place);
    return html.includes('Due') && html;
  });
  expect((await send(`${place}/analysis`, page, { cause: 'No login', method: 'interviews' })).status).toBe(303);
  const planning = await show(place);
  const planned = {
    'measures.0.text': 'A login',
    'measures.0.owner': 'spree',
    'measures.0.due': dayIn(10),
    criterion: 'kpi:completeness',
    value: '98',
    better: '',
    implementer: 'spree',
  };
  const nonsense = await send(`${place}/plan`, planning, { ...planned, value: 'much' });
  expect(nonsense.status).toBe(422);
  expect(nonsense.body).toContain('value="A login"');
  expect((await send(`${place}/plan`, planning, planned)).status).toBe(303);
  expect(await improvement('typed')).toMatchObject({ state: 'approval', rounds: [{ scheme: { by: director } }] });
  const shown = await show(place);
  for (const each of ['complete records at least 98 %', 'A login', 'The plan is being approved'])
    expect(shown).toContain(each);
  expect(await show(place, await headersOf('ethics@spree.example'))).not.toContain('name="nonce"');
  expect(await show(at)).toContain(`href="${at}/improvements"`);
});
