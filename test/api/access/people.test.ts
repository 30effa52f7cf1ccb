import { randomUUID } from 'node:crypto';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

const at = '/programmes/stroke-registry';
const [director, nursing] = ['director@spree.example', 'nursing@spree.example'];
const [seat, theirs] = ['spree.steering.director', 'manzanares.steering.director'];
const policy = {
  stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'all' } }] }],
  within: { workingDays: 5 },
};
const day = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);

const send = <Body = { code?: string; facts?: { field?: string; why?: object } }>(path: string, body: object) =>
  app.post<Body>(path, body, { 'idempotency-key': randomUUID() });
/** A colleague of whoever asked, signed in: those who asked may not tend their own matter. */
const tend = (path: string, body: object) => app.postAs('office@manzanares.example', path, body);
const ask = async () => {
  const key = `k${randomUUID().slice(0, 8)}`;
  const body = { key, title: 'Registry site', policy, groups: ['steering'] };
  const { approval } = (await send<{ approval: string }>(`${at}/approvals`, body)).body;
  const path = `/approvals/${encodeURIComponent(approval)}`;
  await eventually(async () => (await app.get(path)).status === 200);
  return { approval, path };
};
const holderIn = async (path: string, id: string) => {
  type View = { approval: { changes?: { holders?: Record<string, string | null> }[] } };
  const { approval } = (await app.get<View>(path)).body;
  return approval.changes?.findLast(({ holders }) => holders?.[id] !== undefined)?.holders?.[id];
};

test('nobody is appointed for both companies, at once, later or for a time; nor stands in, nor is added', async () => {
  const refusedAt = (field: string, code: string) => ({
    status: 409,
    body: { code, facts: { field, clash: 'person_of_two_parties', why: { zh: expect.any(String) as string } } },
  });
  for (const period of [{}, { from: day(30) }, { from: day(3), until: day(5) }])
    expect(
      await send(`${at}/appointments`, { seat: theirs, holder: 'Director@spree.example', ...period }),
    ).toMatchObject(refusedAt('holder', 'appointment_refused'));
  const office = { person: 'director@manzanares.example', substitute: 'office@spree.example', until: day(9) };
  expect(await send(`${at}/substitutions`, office)).toMatchObject(refusedAt('substitute', 'delegation_refused'));
  const { path } = await ask();
  const person = { person: nursing, party: 'manzanares', reason: 'knows it' };
  expect(await tend(`${path}/approvers`, person)).toMatchObject(refusedAt('person', 'reassignment_refused'));
  const to = { seat: theirs, to: nursing, reason: 'knows it' };
  expect(await tend(`${path}/reassignments`, to)).toMatchObject(refusedAt('to', 'reassignment_refused'));
  const newcomer = { ...person, person: 'newcomer@spree.example' };
  expect((await tend(`${path}/approvers`, newcomer)).status).toBe(200);
  expect(await send(`${at}/appointments`, { seat, holder: 'newcomer@spree.example' })).toMatchObject(
    refusedAt('holder', 'appointment_refused'),
  );
});

test('nobody stands in by a circle', async () => {
  const until = day(9);
  expect((await send(`${at}/substitutions`, { person: director, substitute: nursing, until })).status).toBe(202);
  await eventually(async () => {
    const { body } = await app.get<{ planned: object[] }>(`${at}/roster`);
    return body.planned.length === 1;
  });
  const back = { person: nursing, substitute: director, from: day(5), until: day(20) };
  expect(await send(`${at}/substitutions`, back)).toMatchObject({
    status: 409,
    body: { code: 'delegation_refused', facts: { field: 'substitute' } },
  });
});

test('whoever leaves is told with the successor in one step; what they held for others ends, and their links die', async () => {
  const { approval, path } = await ask();
  const link = await app.mails.linkTo(nursing, approval);
  const other = await app.mails.linkTo('finance@spree.example', approval);
  const once = { 'idempotency-key': randomUUID() };
  const delegated = await app.postBy(other, `${path}/delegations`, { to: nursing, reason: 'away' }, once);
  expect(delegated.status).toBe(200);
  expect(await send(`${at}/departures`, { person: nursing, successors: { [seat]: director } })).toMatchObject({
    status: 422,
    body: { facts: { field: `successors.${seat}` } },
  });
  const own = 'spree.clinical.nursing';
  expect(
    await send(`${at}/departures`, {
      person: nursing,
      successors: { [own]: 'director@manzanares.example' },
    }),
  ).toMatchObject({ status: 409, body: { code: 'appointment_refused', facts: { field: `successors.${own}` } } });
  const successors = { [own]: 'successor@spree.example' };
  expect((await send(`${at}/departures`, { person: nursing, successors, reason: 'retires' })).status).toBe(202);
  await eventually(async () => (await holderIn(path, 'spree.steering.finance')) === 'finance@spree.example');
  const vote = await app.postBy<{ code: string; detailEn: string }>(link, `${path}/decisions`, { verdict: 'approve' });
  expect(vote.body).toMatchObject({ code: 'link_revoked', detailEn: expect.stringContaining('You left') as string });
  const after = await app.get<{ seats: { id: string; holder: string }[]; planned: object[] }>(`${at}/roster`);
  expect(after.body.planned).toEqual([]);
  expect(after.body.seats.find(({ id }) => id === own)?.holder).toBe('successor@spree.example');
  expect((await send(`${at}/departures`, { person: nursing })).status).toBe(422);
});
