import { randomUUID } from 'node:crypto';
import type { Obligation } from '../../../domain/obligations/obligations';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

const at = '/programmes/stroke-registry';
const owner = 'ethics@spree.example';
const policy = {
  stages: [{ panels: [{ group: '$subject', rule: { bothParties: { atLeast: 1 } } }] }],
  within: { workingDays: 5 },
};
const obligations = async () => (await app.get<readonly Obligation[]>(`${at}/obligations`)).body;

/** A matter approved under a condition, and the condition as it is tracked. */
const approvedUnderCondition = async () => {
  const key = `k${randomUUID().slice(0, 8)}`;
  const body = { key, title: 'Registry site', policy, groups: ['steering'] };
  const { approval } = (await app.post<{ approval: string }>(`${at}/approvals`, body, { 'idempotency-key': key })).body;
  const conditions = [{ text: `an audit for ${key}`, owner, due: '2099-06-30' }];
  for (const [person, verdict] of [
    ['director@spree.example', { verdict: 'approveWithConditions', conditions }],
    ['director@manzanares.example', { verdict: 'approve' }],
  ] as const) {
    const link = await app.mails.linkTo(person, approval);
    await app.postBy(link, `/approvals/${encodeURIComponent(approval)}/decisions`, verdict, {
      'idempotency-key': randomUUID(),
    });
  }
  return eventually(async () => (await obligations()).find((each) => each.approval === approval));
};

/** Somebody who is signed in says that a condition is met. */
const meets = async (person: string, { key }: Obligation, evidence = 'report 17') => {
  const session = await app.sessions.open({ kind: 'person', person }, new Date());
  return app.raw<{ code?: string; fulfilment?: object }>(
    'POST',
    `/api/v1${at}/obligations/${encodeURIComponent(key)}/fulfilments`,
    {
      headers: {
        cookie: `gatehouse_session=${session}`,
        origin: app.url,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({ evidence }),
    },
  );
};

test('the owner of a condition says that it is met, with what shows it; nobody else but the office may, and once', async () => {
  const obligation = await approvedUnderCondition();
  expect(obligation).toMatchObject({ state: 'open', condition: { owner, due: '2099-06-30' } });
  expect((await meets('director@spree.example', obligation)).body).toMatchObject({ code: 'forbidden' });
  expect((await meets(owner, obligation, ' ')).body).toMatchObject({ code: 'invalid_input' });
  expect(await meets(owner, obligation)).toMatchObject({ status: 201, body: { fulfilment: { by: owner } } });
  expect(await meets('office@spree.example', obligation)).toMatchObject({
    status: 409,
    body: { code: 'obligation_fulfilled' },
  });
  const { body } = await app.get<{ waiting: readonly { kind: string }[] }>(at);
  expect(body.waiting.map(({ kind }) => kind)).not.toContain('obligation');
});

test('the page of the approval and the waiting list show the condition, on whom it waits, until when and what happens then', async () => {
  const { approval = '', key, condition } = await approvedUnderCondition();
  const session = await app.sessions.open({ kind: 'person', person: 'office@spree.example' }, new Date());
  const show = async (path: string) =>
    (
      await app.raw<string>('GET', path, {
        headers: { cookie: `gatehouse_session=${session}`, 'accept-language': 'en' },
      })
    ).body;
  const place = `${at}/approvals/${encodeURIComponent(approval).replaceAll('%3A', ':')}`;
  const page = await show(`${place}?lang=en`);
  for (const shown of ['Conditions', condition.text, owner, '2099-06-30', 'to be met']) expect(page).toContain(shown);
  const overview = await show(`${at}?lang=en`);
  for (const shown of [`Condition: ${condition.text}`, 'reminded before', `href="${place}"`])
    expect(overview).toContain(shown);
  expect((await obligations()).map((each) => each.key)).toContain(key);
});

test('whoever has to meet a condition records it on the page of the approval, and so may the office; others are not asked', async () => {
  const { approval = '', key } = await approvedUnderCondition();
  const path = `${at}/approvals/${encodeURIComponent(approval)}`;
  const visit = async (person: string) => {
    const headers = {
      cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`,
      origin: app.url,
    };
    return {
      page: async () => (await app.raw<string>('GET', `${path}?lang=en`, { headers })).body,
      send: async (nonce: string, evidence: string, file?: File) => {
        const body = new FormData();
        const fields = { nonce, 'fulfilment.obligation': key, 'fulfilment.evidence': evidence };
        for (const [name, value] of Object.entries(fields)) body.set(name, value);
        if (file) body.set('fulfilment.shown.file', file);
        return app.raw<string>('POST', `/office${path}/fulfilments`, { headers, method: 'POST', body });
      },
    };
  };
  const nonceIn = (html: string) => /fulfilments"[^>]*>[^]*?name="nonce" value="([^"]+)"/.exec(html)?.[1];
  const onlooker = await visit('director@spree.example');
  expect(nonceIn(await onlooker.page())).toBeUndefined();
  const stray = app.sessions.nonce('of another session');
  expect((await onlooker.send(stray, 'report 18')).status).toBe(403);
  expect(nonceIn(await (await visit('office@spree.example')).page())).toBeDefined();

  const mine = await visit(owner);
  const empty = await mine.send(nonceIn(await mine.page()) ?? '', ' ');
  expect(empty).toMatchObject({ status: 422, body: expect.stringContaining('name="fulfilment.evidence"') });
  const report = new File(['as done'], 'report.txt', { type: 'text/plain' });
  expect((await mine.send(nonceIn(await mine.page()) ?? '', 'report 18', report)).status).toBe(303);
  const page = await eventually(async () => {
    const shown = await mine.page();
    return shown.includes('report 18') && shown;
  });
  // The file itself is kept, opened from the page, and its hash stands in the record.
  const [, href = ''] = /report 18 <a href="([^"]+)"[^>]*>report.txt<\/a>/.exec(page) ?? [];
  const headers = { authorization: `Bearer ${app.officeToken}` };
  expect(await app.raw('GET', `/api/v1${href}`, { headers })).toMatchObject({ status: 200, body: 'as done' });
  expect((await obligations()).find((each) => each.key === key)?.fulfilment?.evidence).toContain(href.slice(-64));
  expect(nonceIn(page)).toBeUndefined();
});
