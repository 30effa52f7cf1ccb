import { randomUUID } from 'node:crypto';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import type { MailedLink } from '../../support/mails';
import type { ApprovalView } from '../../../domain/approvals/views';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

const at = '/programmes/stroke-registry';
const [director, finance] = ['director@spree.example', 'finance@spree.example'];
const seat = 'spree.steering.director';
const policy = {
  stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'all' } }] }],
  within: { workingDays: 5 },
  questionPause: { workingDays: 2 },
};

interface Change {
  readonly outcome: string;
  readonly change: { readonly plan?: { readonly dueAt: string }; readonly pause?: { readonly until: string } };
}

/** Something new that the steering group is asked, with its id as an address. */
const ask = async (more: object = {}) => {
  const key = `k${randomUUID().slice(0, 8)}`;
  const body = { key, title: 'Registry site', policy, groups: ['steering'], ...more };
  const { status, body: opened } = await app.post<{ approval: string; dueAt: string }>(`${at}/approvals`, body, {
    'idempotency-key': key,
  });
  expect(status).toBe(201);
  return { ...opened, path: `/approvals/${encodeURIComponent(opened.approval)}` };
};
const viewOf = async (path: string) => (await app.get<ApprovalView & { why: { stopped?: object } }>(path)).body;
const does = <Body = Change>(path: string, verb: string, body: object, link?: MailedLink) =>
  link === undefined
    ? app.post<Body>(`${path}/${verb}`, body, { 'idempotency-key': randomUUID() })
    : app.postBy<Body>(link, `${path}/${verb}`, body, { 'idempotency-key': randomUUID() });

/** The other of the office's people, who did not make the request, signed in. */
const colleague = 'office@manzanares.example';
const officeDoes = <Body = Change>(path: string, verb: string, body: object) =>
  app.postAs<Body>(colleague, `${path}/${verb}`, body);
const approve = (path: string, link: MailedLink) =>
  does<{ code?: string }>(path, 'decisions', { verdict: 'approve' }, link);

test('a delegated task goes to somebody of the same party whom the programme knows; the own link is dead', async () => {
  const { approval, path } = await ask();
  const link = await app.mails.linkTo(director, approval);
  expect((await does(path, 'delegations', { to: 'stranger@spree.example' }, link)).body).toMatchObject({
    code: 'delegation_refused',
  });
  expect((await does(path, 'delegations', { to: 'stroke@manzanares.example' }, link)).body).toMatchObject({
    code: 'delegation_refused',
  });
  expect((await does(path, 'delegations', { to: finance }, link)).body).toMatchObject({ code: 'delegation_refused' });
  expect((await does(path, 'delegations', { to: 'nursing@spree.example', reason: 'away' }, link)).status).toBe(200);
  const theirs = await app.mails.linkTo('nursing@spree.example', approval);
  expect((await approve(path, link)).body).toMatchObject({ code: 'link_revoked' });
  expect((await approve(path, theirs)).status).toBe(201);
});

test('a question reaches the requester and stops the clock once; whatever is asked and answered then, the deadline stands', async () => {
  const { approval, path, dueAt } = await ask();
  const link = await app.mails.linkTo(director, approval);
  expect((await does(path, 'answers', { answer: 'x' })).body).toMatchObject({ code: 'nothing_asked' });
  const { body: asked } = await does(path, 'questions', { question: 'How many patients?' }, link);
  expect(Date.parse(asked.change.pause?.until ?? '')).toBeLessThan(Date.parse(dueAt));
  const paused = await eventually(async () => {
    const view = await viewOf(path);
    return view.approval.dueAt !== dueAt && view;
  });
  expect(Date.parse(paused.approval.dueAt)).toBeGreaterThan(Date.parse(dueAt));
  expect(paused.why).toMatchObject({ stopped: { because: 'question', until: asked.change.pause?.until } });
  for (const [verb, body] of [
    ['questions', { question: 'And where?' }],
    ['answers', { answer: 'A thousand.' }],
    ['questions', { question: 'Since when?' }],
    ['answers', { answer: 'For a year.' }],
  ] as const) {
    const { status, body: said } = await does(path, verb, body, verb === 'questions' ? link : undefined);
    expect([status, said.change.pause, said.change.plan]).toEqual([200, undefined, undefined]);
  }
  const since = await eventually(async () => {
    const view = await viewOf(path);
    return view.approval.changes?.length === 5 && view;
  });
  expect([since.approval.dueAt, since.why.stopped]).toEqual([paused.approval.dueAt, undefined]);
});

test('an awaited seat is nudged at most once a working day', async () => {
  const { approval, path } = await ask();
  await app.mails.linkTo(director, approval);
  expect((await does<{ nudged: string[] }>(path, 'nudges', {})).body.nudged).toHaveLength(4);
  expect(await does(path, 'nudges', { seat })).toMatchObject({ status: 429, body: { code: 'nudged_already' } });
  await eventually(async () =>
    (await app.mails.list(director)).some(({ subject }) => subject.includes('Please hurry')),
  );
});

test('the office reassigns, extends, adds an approver, each with a reason', async () => {
  const { approval, path, dueAt } = await ask();
  const link = await app.mails.linkTo(director, approval);
  expect((await officeDoes(path, 'reassignments', { seat, to: 'new@spree.example' })).body).toMatchObject({
    code: 'invalid_input',
  });
  const reason = 'a reason';
  expect(
    (await officeDoes(path, 'reassignments', { seat, to: 'stroke@manzanares.example', reason })).body,
  ).toMatchObject({
    code: 'reassignment_refused',
  });
  expect((await officeDoes(path, 'reassignments', { seat, to: 'new@spree.example', reason })).status).toBe(200);
  expect((await approve(path, link)).body).toMatchObject({ code: 'link_revoked' });
  const tomorrow = new Date(Date.now() + 3_600_000).toISOString();
  expect((await officeDoes(path, 'extensions', { dueAt: tomorrow, reason })).body).toMatchObject({
    code: 'deadline_too_short',
  });
  const { body: extended } = await officeDoes(path, 'extensions', { workingDays: 9, reason });
  expect(Date.parse(extended.change.plan?.dueAt ?? '')).toBeGreaterThan(Date.parse(dueAt));
  expect(
    (await officeDoes(path, 'approvers', { person: 'adviser@spree.example', party: 'spree', reason })).status,
  ).toBe(200);
  const theirs = await app.mails.linkTo('adviser@spree.example', approval);
  expect((await approve(path, theirs)).status).toBe(201);
});

test('an override says so in the record, and is never for a request of one’s own, whoever the token names', async () => {
  const { approval, path } = await ask();
  const said = { outcome: 'approved', reason: 'by law' };
  expect((await does(path, 'override', said)).body).toMatchObject({ code: 'barred_requester' });
  expect((await does(path, 'override', { ...said, by: colleague })).body).toMatchObject({
    status: 403,
    code: 'identity_too_weak',
    facts: { identity: 'signIn' },
  });
  expect((await app.attempts.attemptsOf(approval)).map(({ code }) => code)).toEqual([
    'barred_requester',
    'identity_too_weak',
  ]);
  expect((await officeDoes(path, 'override', said)).body).toMatchObject({ outcome: 'approved' });
  await eventually(async () => (await viewOf(path)).state === 'approved');
  const { body } = await app.get<{ items: { happening: { type: string; approval?: string } }[] }>(
    `${at}/ledger?limit=500`,
  );
  const told = body.items.flatMap(({ happening }) => (happening.approval === approval ? [happening.type] : []));
  expect(told).toEqual(expect.arrayContaining(['approval.overridden', 'approval.closed']));
});

test('whoever gains by it may not decide, and their seat counts as vacant', async () => {
  const { path } = await ask({ beneficiaries: [director] });
  await eventually(async () => (await app.get<{ state: string }>(path)).body.state === 'blocked');
  expect((await app.get<object>(path)).body).toMatchObject({
    outcome: 'open',
    blocked: { seats: [{ seat, because: 'barred' }] },
  });
});

test('appointments, substitutes and leavers change who is asked, at once', async () => {
  const { approval, path } = await ask();
  const link = await app.mails.linkTo(finance, approval);
  const change = (verb: string, body: object) => app.post(`${at}/${verb}`, body, { 'idempotency-key': randomUUID() });
  expect(await change('appointments', { seat: 'nothing', holder: null })).toMatchObject({
    status: 422,
    body: { code: 'invalid_input' },
  });
  expect(
    await change('substitutions', { person: finance, substitute: 'nursing@spree.example', until: '2020-01-01' }),
  ).toMatchObject({
    status: 422,
  });
  expect((await change('appointments', { seat: 'spree.steering.finance', holder: 'cfo@spree.example' })).status).toBe(
    202,
  );
  await app.mails.linkTo('cfo@spree.example', approval);
  expect((await approve(path, link)).body).toMatchObject({ code: 'link_revoked' });
  const until = new Date(Date.now() + 9 * 24 * 3_600_000).toISOString().slice(0, 10);
  expect(
    (await change('substitutions', { person: 'cfo@spree.example', substitute: 'nursing@spree.example', until })).status,
  ).toBe(202);
  const theirs = await app.mails.linkTo('nursing@spree.example', approval);
  expect((await approve(path, theirs)).status).toBe(201);
  expect((await change('leavers', { person: 'cfo@spree.example' })).status).toBe(202);
  await eventually(async () => {
    const { body } = await app.get<{ seats: { id: string; holder: string | null }[] }>(`${at}/roster`);
    return body.seats.find(({ id }) => id === 'spree.steering.finance')?.holder === null;
  });
  expect((await viewOf(path)).state).toBe('open');
  await change('appointments', { seat: 'spree.steering.finance', holder: finance });
});

test('a preview tells who would be asked, by when, whether it could be met, and what if somebody is away', async () => {
  const preview = (more: object) =>
    app.post<{
      stages: { dueAt: string; seats: { state: string; people: string[] }[] }[];
      everybody: object;
      withoutAway: { why: { zh: string } };
    }>('/previews/approval', { programme: 'stroke-registry', policy, groups: ['steering'], ...more });
  const { body: usual } = await preview({});
  expect(usual).toMatchObject({ everybody: { canBeMet: true }, withoutAway: { canBeMet: true } });
  expect(usual.stages[0]?.seats.every(({ state }) => state === 'asked')).toBe(true);
  const { body: away } = await preview({ away: [director] });
  expect(away).toMatchObject({
    everybody: { canBeMet: true },
    withoutAway: { canBeMet: false, outcome: 'impossible' },
  });
  expect(away.stages[0]?.seats.map(({ state }) => state)).toContain('away');
  expect((await preview({ policy: 'nothing' })).status).toBe(422);
  expect((await preview({ groups: ['nothing'] })).status).toBe(422);
  expect((await preview({ programme: 'nothing' })).status).toBe(404);
});

test('whoever is signed in delegates and asks by the API where a link is too weak; who has no part may not', async () => {
  const { approval, path } = await ask({ policy: { ...policy, identity: 'signIn' } });
  const link = await app.mails.linkTo(director, approval);
  const weak = { code: 'identity_too_weak' };
  expect((await does(path, 'delegations', { to: 'nursing@spree.example' }, link)).body).toMatchObject(weak);
  const as = (person: string, verb: string, body: object) => app.postAs(person, `${path}/${verb}`, body);
  expect((await as(director, 'questions', { question: 'How many?', pauses: false })).status).toBe(200);
  expect((await as(director, 'delegations', { to: 'nursing@spree.example' })).status).toBe(200);
  expect((await as(director, 'delegations', { to: 'nursing@spree.example' })).status).toBe(403);
  expect((await as('office@spree.example', 'questions', { question: 'And?' })).status).toBe(403);
  expect((await as('nursing@spree.example', 'questions', { question: 'And where?' })).status).toBe(200);
});

test('the office revokes a person’s links: they are dead, later mails carry none, and the person signs in', async () => {
  const { approval, path } = await ask({ title: 'Registry budget' });
  const link = await app.mails.linkTo(director, approval);
  const reason = 'forwarded by mistake';
  expect((await officeDoes(path, 'revocations', { person: 'stranger@spree.example', reason })).status).toBe(422);
  expect((await officeDoes(path, 'revocations', { person: director, reason })).status).toBe(200);
  expect((await approve(path, link)).body).toMatchObject({ code: 'link_revoked' });
  await eventually(async () =>
    (await app.mails.list(director)).some(({ subject }) => subject.includes('Your link was revoked')),
  );
  expect((await does(path, 'nudges', { seat })).status).toBe(200);
  const reminder = await eventually(async () => {
    const mail = (await app.mails.list(director)).find(({ subject }) =>
      /^\[Please hurry\].*Registry budget/.test(subject),
    );
    return mail && app.mails.read(mail.id);
  });
  expect(reminder.text).toContain(`${app.url}/decisions/`);
  expect(reminder.text).not.toContain(`${app.url}/d/`);
});

test('a leaver who has voted: the vote stands, and is marked', async () => {
  const { approval, path } = await ask();
  await approve(path, await app.mails.linkTo(finance, approval));
  const change = (verb: string, body: object) => app.post(`${at}/${verb}`, body, { 'idempotency-key': randomUUID() });
  expect((await change('leavers', { person: finance })).status).toBe(202);
  const marked = await eventually(async () => {
    const view = (await app.get<ApprovalView & { departures: object[] }>(path)).body;
    return view.departures.length > 0 && view;
  });
  expect(marked).toMatchObject({ state: 'open', departures: [{ seat: 'spree.steering.finance', person: finance }] });
  expect(marked.approval.decisions).toHaveLength(1);
  await change('appointments', { seat: 'spree.steering.finance', holder: finance });
});
