import type { Programme } from '../../../domain/programme/programme';
import { barriersOn, overflowOf } from '../../support/accessibility';
import { startApp, type App } from '../../support/app';
import { desktop, phone, startBrowser, type Browser } from '../../support/browser';
import { eventually } from '../../support/eventually';
import { approveAll, enterProgramme, office } from '../../support/questions';

let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

const director = 'director@spree.example';
const withPlans = (given: Programme): Programme => ({
  ...given,
  strategy: {
    ...given.strategy,
    horizons: [
      { key: 'five', title: { zh: '五年规划', en: 'Five years ahead' }, years: 5 },
      { key: 'ten', title: { zh: '十年愿景', en: 'Ten years ahead' }, years: 10 },
    ],
  },
});

interface Answer {
  readonly code?: string;
  readonly facts?: { readonly field?: string };
  readonly approval: string;
  readonly items: readonly { readonly plan: string; readonly inForce?: number; readonly versions: readonly object[] }[];
}

const sessionOf = async (person: string, language = 'en') => ({
  cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`,
  ...{ origin: app.url, 'accept-language': language },
});

test('whoever answers for a plan hands in its document on the page; approved it is in force since that day, with its versions beside it', async () => {
  const programme = await enterProgramme(app, withPlans);
  const at = `/programmes/${programme}/strategy/plans/five`;
  const headers = await sessionOf(office);
  const show = async (place = at, as = headers) => (await fetch(`${app.url}${place}`, { headers: as })).text();
  const send = async (fields: Readonly<Record<string, string>>, file?: string) => {
    const form = new FormData();
    const nonce = /name="nonce" value="([^"]*)"/.exec(await show())?.[1] ?? '';
    for (const [name, value] of Object.entries({ nonce, 'evidence.0.kind': 'document', ...fields }))
      form.set(name, value);
    if (file !== undefined) form.set('evidence.0.file', new Blob([file], { type: 'text/plain' }), 'plan.txt');
    return fetch(`${app.url}/office${at}/versions`, { method: 'POST', headers, body: form, redirect: 'manual' });
  };
  expect(await show(`/programmes/${programme}/strategy`)).toContain('no version was approved yet');
  expect(await show()).toContain('No document of it was handed in yet');
  expect(await show(at, await sessionOf(director))).not.toContain('Hand in a version');
  const bare = await send({ summary: 'Pilot first.' });
  expect([bare.status, (await bare.text()).includes('Evidence is missing.')]).toEqual([422, true]);
  const sent = await send({ summary: 'Pilot first.' }, 'the plan');
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${at}?done=1`]);
  expect(await show()).toContain('A version is being decided on');

  const approval = `${programme}:plan:five-1:1`;
  await eventually(() => app.readModel.approval(approval));
  await approveAll(app, approval);
  await eventually(async () => (await app.readModel.head(programme))?.plans[0]?.state === 'accepted');
  const page = await show();
  expect(page).toMatch(/version 1, since \d/);
  expect(page).toMatch(new RegExp(`/programmes/${programme}/evidence/[0-9a-f]{64}`));
  const list = await app.get<Answer>(`/programmes/${programme}/strategy/plans`);
  expect(list.body.items).toMatchObject([
    { plan: 'five', inForce: 1 },
    { plan: 'ten', versions: [] },
  ]);
  expect(list.body.items[1]).not.toHaveProperty('inForce');

  for (const size of [desktop, phone]) {
    const view = await browser.visit(size);
    const [name = '', value = ''] = headers.cookie.split('=');
    await view.context().addCookies([{ name, value, url: app.url }]);
    for (const place of [at, `/programmes/${programme}/strategy`])
      for (const language of ['zh', 'en']) {
        await view.goto(`${app.url}${place}?lang=${language}`);
        const seen = { place, language, width: size.width };
        expect({ ...seen, barriers: await barriersOn(view) }).toEqual({ ...seen, barriers: [] });
        expect({ ...seen, overflow: await overflowOf(view) }).toEqual({ ...seen, overflow: 0 });
      }
    await view.close();
  }
});

test('the API takes the same, and refuses at the field; never twice while one is decided on', async () => {
  const programme = await enterProgramme(app, withPlans);
  const { hash } = await app.evidenceFiles.file(programme, {
    ...{ bytes: Buffer.from('plan'), name: 'plan.txt', mediaType: 'text/plain', by: office },
  });
  const hand = (body: object, plan = 'ten', person = office) =>
    app.postAs<Answer>(person, `/programmes/${programme}/strategy/plans/${plan}/versions`, {
      ...{ summary: 'Far ahead.', evidence: [{ kind: 'document', title: 'plan.txt', hash }] },
      ...body,
    });
  const unknown = [{ kind: 'document', title: 'lost', hash: '0'.repeat(64) }];
  for (const [body, status, code, field] of [
    [{ summary: ' ' }, 422, 'invalid_input', undefined],
    [{ evidence: [] }, 422, 'evidence_required', 'evidence'],
    [{ evidence: unknown }, 422, 'invalid_input', 'evidence'],
  ] as const) {
    const refused = await hand(body);
    expect(refused).toMatchObject({ status, body: { code } });
    expect(refused.body.facts?.field).toBe(field);
  }
  expect(await hand({}, 'twenty')).toMatchObject({ status: 404 });
  expect(await hand({}, 'ten', director)).toMatchObject({ status: 403 });
  expect(await hand({})).toMatchObject({ status: 201, body: { plan: 'ten-1', version: 1 } });
  expect(await hand({})).toMatchObject({ status: 409, body: { code: 'plan_state' } });
});
