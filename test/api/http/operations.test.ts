import type { Problem } from '../../../api/http/problems';
import type { Entry } from '../../../domain/record/ledger';
import type { ProgrammeGlance } from '../../../domain/views/views';
import { startApp, type App } from '../../support/app';
import { stepsIn, type Steps } from '../../support/steps';
import type { TaskView } from '../../../domain/approvals/views';
import { seedKey, west } from '../../support/seed';

let app: App;
let steps: Steps;
beforeAll(async () => {
  app = await startApp();
  steps = stepsIn(app, seedKey);
});
afterAll(() => app?.stop());

const at = `/programmes/${seedKey}`;
const path = (approval: string) => `/approvals/${encodeURIComponent(approval)}`;
const anApproval = (key: string) => ({ key, title: '试点预算', policy: 'oneOfEach', groups: ['finance'] });
const open = async (key: string, more: object = {}) =>
  (await app.post<{ approval: string; dueAt: string }>(`${at}/approvals`, { ...anApproval(key), ...more })).body;

describe('a programme over the API', () => {
  test('is started from a file, listed, and shown at a glance', async () => {
    const started = await app.post<{ key: string; href: string }>('/programmes', { file: seedKey });
    expect(started).toMatchObject({ status: 201, body: { key: seedKey, href: `/api/v1${at}` } });

    const listed = await app.get<{ items: unknown[] }>('/programmes');
    expect(listed.body.items).toMatchObject([{ key: seedKey, state: 'running' }]);
    const { status, body } = await app.get<ProgrammeGlance>(at);
    expect(status).toBe(200);
    expect(body.phases.map(({ milestones }) => milestones.length)).toEqual([4, 4, 4]);
    expect(body.agreements).toHaveLength(17);
  });

  test('another one is started from a definition that is sent along', async () => {
    const file = await import('node:fs/promises');
    const definition = await file.readFile('programmes/stroke-registry.yaml', 'utf8');
    const started = await app.post<{ key: string }>('/programmes', { definition });
    expect(started.status).toBe(201);
    expect((await app.get<{ items: unknown[] }>('/programmes')).body.items).toHaveLength(2);
  });

  test('shows what an approval asks, whom it waits for until when, and what happens then', async () => {
    const { approval, dueAt } = await open('first');
    const { body } = await app.get<{ state: string; needed: { zh: string; en: string }; then: { en: string } }>(
      path(approval),
    );
    expect(body).toMatchObject({ state: 'open', plan: { dueAt } });
    for (const sentence of [body.needed.zh, body.needed.en, body.then.en]) expect(sentence).toMatch(/\S/);
    const { waiting } = await steps.until((now) => now.waiting.some(({ id }) => id === approval));
    expect(waiting.find(({ id }) => id === approval)).toMatchObject({ kind: 'approval', dueAt });
  });

  test('lists tasks by deadline, by person and page by page', async () => {
    const { approval } = await open('listed');
    const [person = ''] = await steps.holdersOf(approval);
    type Page = { items: readonly TaskView[]; next?: string };
    const mine = await app.get<Page>(`/tasks?person=${person}&state=open`);
    expect(mine.body.items.map((task) => task.approval)).toContain(approval);

    const all = (await app.get<Page>('/tasks')).body.items;
    const paged: TaskView[] = [];
    for (let after = ''; ;) {
      const { body } = await app.get<Page>(`/tasks?limit=2${after}`);
      paged.push(...body.items);
      if (!body.next) break;
      after = `&after=${encodeURIComponent(body.next)}`;
    }
    expect(paged).toEqual(all);
  });

  test('takes decisions by the token of a mailed link, until the outcome is certain', async () => {
    const { approval } = await open('decided');
    const people = await steps.holdersOf(approval);
    const outcomes: string[] = [];
    for (const person of [people[0], people[3]]) {
      const link = await app.mails.linkTo(person ?? '', approval);
      const decided = await app.postBy<{ outcome: string }>(link, `${path(approval)}/decisions`, {
        verdict: 'approve',
      });
      expect(decided.status).toBe(201);
      outcomes.push(decided.body.outcome);
    }
    expect(outcomes).toEqual(['open', 'approved']);
    const link = await app.mails.linkTo(people[1] ?? '', approval);
    expect(await app.postBy(link, `${path(approval)}/decisions`, { verdict: 'reject', comment: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'already_closed', facts: { outcome: 'approved' } },
    });
    expect(await app.post(`${path(approval)}/nudges`, {})).toMatchObject({
      status: 409,
      body: { code: 'already_closed', facts: { outcome: 'approved' } },
    });
  });

  test.each([
    ['reject', 'comment_required'],
    ['requestChanges', 'comment_required'],
    ['approveWithConditions', 'conditions_required'],
  ])('asks for the reason of %s, and records the attempt', async (verdict, code) => {
    const { approval } = await open(`reason-${verdict}`);
    const [person = ''] = await steps.holdersOf(approval);
    const link = await app.mails.linkTo(person, approval);
    expect(await app.postBy(link, `${path(approval)}/decisions`, { verdict })).toMatchObject({
      status: 422,
      body: { code },
    });
    expect(await app.attempts.attemptsOf(approval)).toMatchObject([{ person, verdict, code }]);
    expect((await steps.approvalOf(approval)).approval.decisions).toEqual([]);
  });

  test('takes one zero-width space for no reason at all', async () => {
    const { approval } = await open('unseen');
    const [person = ''] = await steps.holdersOf(approval);
    const link = await app.mails.linkTo(person, approval);
    const reject = (comment: string) => app.postBy(link, `${path(approval)}/decisions`, { verdict: 'reject', comment });
    expect(await reject('\u200b')).toMatchObject({ status: 422, body: { code: 'comment_required' } });
    const withdrawn = await app.post(`${path(approval)}/withdrawal`, { reason: '\u2060' });
    expect(withdrawn).toMatchObject({ status: 422, body: { code: 'invalid_input', errors: [{ path: 'reason' }] } });
  });

  test.each([
    ['due in the past', { due: '2020-01-01' }, 'conditions.0.due'],
    ['owned by nobody whom the programme knows', { owner: 'somebody@nowhere.example' }, 'conditions.0.owner'],
  ])('refuses a condition %s, at its field', async (name, wrong, field) => {
    const { approval } = await open(`condition-${name.length}`);
    const [person = ''] = await steps.holdersOf(approval);
    const link = await app.mails.linkTo(person, approval);
    const conditions = [{ text: 'an audit', owner: person, due: '2030-01-01', ...wrong }];
    const body = { verdict: 'approveWithConditions', conditions };
    expect(await app.postBy(link, `${path(approval)}/decisions`, body)).toMatchObject({
      status: 422,
      body: { code: 'condition_refused', facts: { field } },
    });
  });

  test('asks nobody about a title in which something stands that nobody can read, and says where', async () => {
    for (const title of ['试点\u202e预算', '试点\u200b预算', '试点\ufffd预算']) {
      const refused = await app.post<Problem>(`${at}/approvals`, { ...anApproval('unreadable'), title });
      expect(refused).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
      expect(refused.body.errors).toMatchObject([
        {
          path: 'title',
          messageZh: expect.stringMatching(/^第 3 个字符是.+，请删去或改正。$/) as string,
          messageEn: expect.stringMatching(/^Character 3 is .*: take it out or correct it\.$/) as string,
        },
      ]);
    }
  });

  test('refuses an answer to a round that another has followed, and names that one', async () => {
    const { approval } = await open('followed');
    const link = await app.mails.linkTo((await steps.holdersOf(approval))[0] ?? '', approval);
    const [opened] = await app.ledger.entriesOf(approval);
    if (opened?.happening.type !== 'approval.opened') throw new Error('It begins with its opening.');
    const next = approval.replace(/\d+$/, '2');
    const request = { ...opened.happening.request, approval: next, round: 2 };
    await app.ledger.append([{ ...opened, process: next, happening: { ...opened.happening, request } }]);
    expect(await app.postBy(link, `${path(approval)}/decisions`, { verdict: 'approve' })).toMatchObject({
      status: 409,
      body: { code: 'round_superseded', facts: { current: next } },
    });
  });

  test('refuses a decision about another content or round than the one that is open', async () => {
    const { approval } = await open('content');
    const link = await app.mails.linkTo((await steps.holdersOf(approval))[0] ?? '', approval);
    const decide = (more: object) => app.postBy(link, `${path(approval)}/decisions`, { verdict: 'approve', ...more });
    expect(await decide({ contentHash: 'ff'.repeat(32) })).toMatchObject({
      status: 409,
      body: { code: 'content_changed' },
    });
    expect(await decide({ round: 2 })).toMatchObject({ status: 409, body: { code: 'round_superseded' } });
    expect(await decide({ seat: `${west.key}.finance.finance` })).toMatchObject({
      status: 403,
      body: { code: 'seat_not_held' },
    });
  });

  test.each([
    { policy: 'toString' },
    { policy: 'constructor' },
    { groups: ['toString'] },
    { groups: ['constructor', 'finance'] },
  ])('knows no policy and no group of a name that every object has: %j', async (more) => {
    expect(await app.post(`${at}/approvals`, { ...anApproval('inherited'), ...more })).toMatchObject({
      status: 422,
      body: { code: 'invalid_input' },
    });
  });

  test('goes on forecasting after a day that nobody could measure was refused', async () => {
    const forecast = (on: string) => app.post(`${at}/milestones/pilot-started/forecasts`, { on, reason: '延后。' });
    expect(await forecast('9999-12-31')).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    expect((await forecast('2026-06-20')).status).toBe(201);
  });

  test('opens a round only after the one before is closed, one after the other, and keeps the try of a link that is dead', async () => {
    const { approval } = await open('anew');
    const [person = ''] = await steps.holdersOf(approval);
    const link = await app.mails.linkTo(person, approval);
    const decide = () => app.postBy(link, `${path(approval)}/decisions`, { verdict: 'approve' });
    const round = (n: number) => app.post(`${at}/approvals`, { ...anApproval('anew'), round: n });
    expect(await round(2)).toMatchObject({ status: 409, body: { code: 'round_open', facts: { open: 1 } } });
    expect(await round(3)).toMatchObject({ status: 409, body: { code: 'round_not_next', facts: { field: 'round' } } });
    expect(await app.post(`${at}/approvals`, { ...anApproval('never'), round: 7 })).toMatchObject({
      status: 409,
      body: { code: 'round_not_next' },
    });
    const revocation = { person, reason: '链接外泄。' };
    expect(await app.postAs(`pmo@${west.domain}`, `${path(approval)}/revocations`, revocation)).toMatchObject({
      status: 200,
    });
    expect(await decide()).toMatchObject({ status: 410, body: { code: 'link_revoked' } });
    expect((await app.post(`${path(approval)}/withdrawal`, { reason: '另行提交。' })).status).toBe(200);
    const key = `again-${Date.now()}`;
    const answers = await Promise.all([
      app.post<{ approval?: string }>(
        `${at}/approvals`,
        { ...anApproval('anew'), round: 2 },
        { 'idempotency-key': key },
      ),
      ...[2, 2, 3].map(round),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const codes = (await app.attempts.attemptsOf(approval)).map(({ code }) => code);
    expect(codes).toEqual(['link_revoked']);
  });

  test('a matter that was approved has its outcome: there is no further round, and the same request gets the same answer', async () => {
    const policy = {
      stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'any' } }] }],
      within: { workingDays: 3 },
    };
    const body = { ...anApproval('settled'), policy, groups: ['business'] };
    const ask = (n: number, key: string) =>
      app.post<{ approval: string; facts?: object }>(
        `${at}/approvals`,
        { ...body, round: n },
        { 'idempotency-key': key },
      );
    const first = await ask(1, 'settled-1');
    for (const person of await steps.holdersOf(first.body.approval)) {
      const link = await app.mails.linkTo(person, first.body.approval);
      await app.postBy(link, `${path(first.body.approval)}/decisions`, { verdict: 'approve' });
    }
    expect(await ask(2, 'settled-2')).toMatchObject({
      status: 409,
      body: { code: 'already_closed', facts: { outcome: 'approved' } },
    });
    expect(await ask(1, 'settled-1')).toMatchObject({ status: 201, body: first.body });
  });

  test('lets the requester withdraw once', async () => {
    const { approval } = await open('withdrawn');
    expect(await app.post(`${path(approval)}/withdrawal`, { reason: '另行提交。' })).toMatchObject({
      status: 200,
      body: { outcome: 'withdrawn' },
    });
    expect(await app.post(`${path(approval)}/withdrawal`, { reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'already_closed' },
    });
  });

  test('keeps the record, page by page, each entry chained to the one before', async () => {
    const entries: (Entry & { sequence: number })[] = [];
    for (let after: number | undefined = 0; after !== undefined;) {
      const answer: { body: { items: typeof entries; next?: number } } = await app.get(
        `${at}/ledger?limit=5&after=${after}`,
      );
      entries.push(...answer.body.items);
      after = answer.body.next;
    }
    expect(entries[0]?.happening.type).toBe('programme.started');
    expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));
    expect(await app.ledger.verify(seedKey)).toEqual({ ok: true, entries: entries.length });
  });
});

describe('a repeat with the same Idempotency-Key', () => {
  const key = { 'idempotency-key': 'key-1' };

  test('answers the same and starts nothing', async () => {
    const first = await app.post<{ approval: string }>(`${at}/approvals`, anApproval('repeated'), key);
    const again = await app.post(`${at}/approvals`, anApproval('repeated'), key);
    expect(first.status).toBe(201);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await app.post(`${at}/approvals`, anApproval('repeated'))).toMatchObject({
      status: 409,
      body: { code: 'already_asked' },
    });
  });

  test('is refused for another content', async () => {
    const other = await app.post(`${at}/approvals`, anApproval('another'), key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_conflict' } });
    expect(await app.get(path(`${seedKey}:request:another:1`))).toMatchObject({ status: 404 });
  });

  test('of a decision is refused for another verdict, and the first one stands', async () => {
    const { approval } = await open('one-key');
    const [person = ''] = await steps.holdersOf(approval);
    const link = await app.mails.linkTo(person, approval);
    const decide = (verdict: string, comment = '') =>
      app.postBy(link, `${path(approval)}/decisions`, { verdict, comment }, { 'idempotency-key': 'one' });
    expect(await decide('abstain')).toMatchObject({ status: 201 });
    expect(await decide('reject', 'no')).toMatchObject({ status: 422, body: { code: 'idempotency_conflict' } });
    expect(await decide('abstain')).toMatchObject({ status: 201, body: { decision: { verdict: 'abstain' } } });
    expect((await steps.approvalOf(approval)).approval.decisions).toHaveLength(1);
  });

  test('at the same moment starts one', async () => {
    const send = () =>
      app.post<{ approval: string }>(`${at}/approvals`, anApproval('at-once'), { 'idempotency-key': 'key-2' });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.approval)).size).toBe(1);
  });

  test('is one vote', async () => {
    const { approval } = await open('one-vote');
    const link = await app.mails.linkTo((await steps.holdersOf(approval))[0] ?? '', approval);
    const decide = () =>
      app.postBy<{ decision: unknown }>(
        link,
        `${path(approval)}/decisions`,
        { verdict: 'approve' },
        { 'idempotency-key': 'vote' },
      );
    const [first, again] = [await decide(), await decide()];
    expect(again).toMatchObject({ status: 201, body: { decision: first.body.decision } });
    expect((await steps.approvalOf(approval)).approval.decisions).toHaveLength(1);
  });
});

describe('for operators', () => {
  test('it is alive, ready, and tells figures', async () => {
    expect(await app.raw('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await app.raw('GET', '/readyz')).toMatchObject({
      status: 200,
      body: { status: 'ready', parts: { store: 'ok', server: 'ok', worker: 'ok' } },
    });
    const metrics = await app.raw<string>('GET', '/metrics');
    expect(metrics.status).toBe(200);
    for (const name of ['mails_waiting', 'mails_refused', 'tasks_open'])
      expect(metrics.body).toMatch(new RegExp(`^gatehouse_${name} \\d+$`, 'm'));
  });
});
