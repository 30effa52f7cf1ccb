import { randomUUID } from 'node:crypto';
import { evaluationId } from '../../../contracts/evaluation';
import { startApp, type App } from '../../support/app';
import { comesTo, signAgreement, startProgramme } from '../../support/driving';
import { eventually } from '../../support/eventually';
import { readIcs } from '../../support/ical';
import { ask, colleague, decide, mailsTo } from '../../support/questions';
import { visitorOf } from '../../support/visitor';

let app: App;
let programme: string;
beforeAll(async () => {
  app = await startApp();
  programme = (await startProgramme(app)).key;
  await signAgreement(app, programme, 'consortium', '2026-10-05');
  await comesTo(app, programme, 'consortium', 'effective');
});
afterAll(() => app?.stop());

const office = 'office@spree.example';
const director = 'director@spree.example';

/** Makes an address on a page, signed in, and gives it to a calendar program; answers its entries as it sees them. */
const subscribe = async (person: string, of?: string) => {
  const visitor = visitorOf(app.url);
  visitor.jar.set('gatehouse_session /', {
    value: await app.sessions.open({ kind: 'person', person }, new Date()),
    path: '/',
  });
  const page = of === undefined ? '/inbox' : `/programmes/${of}`;
  const action = `${page}/calendar-feed`;
  const form = (await visitor.get(page)).html.split(`action="${action}"`)[1] ?? '';
  const [, nonce = ''] = /name="nonce" value="([^"]+)"/.exec(form) ?? [];
  const { html } = await visitor.post(action, { nonce, do: 'renew' });
  const [, address = ''] = /id="calendar-address" value="([^"]+)"/.exec(html) ?? [];
  const path = address.replace(app.url, '');
  return {
    status: async () => (await app.raw('GET', path)).status,
    entries: async () => readIcs((await app.raw<string>('GET', path)).body).events,
  };
};

test('the calendar of a programme holds the dates of an agreement that is in force and the figures that are due next', async () => {
  const { entries } = await subscribe(director, programme);
  const plan = await eventually(async () => {
    const { agreements } = (await app.readModel.programme(programme)) ?? {};
    return agreements?.find(({ key }) => key === 'consortium')?.plan;
  });
  const all = await entries();
  const seen = (uid: string) => all.find((each) => each.uid === `${uid}@127.0.0.1`);
  expect(seen(`${programme}:agreement:consortium:term:1`)?.starts).toBe(plan.expiresOn);
  if (plan.notice)
    expect(Date.parse(seen(`${programme}:agreement:consortium:notice:1`)?.starts ?? '')).toBe(
      Date.parse(plan.notice.sendBy),
    );
  expect(all.filter(({ uid }) => uid.startsWith(evaluationId(programme, 'monthly', '20')))).toHaveLength(1);
  expect(all.filter(({ uid }) => uid.includes(':milestone:')).length).toBeGreaterThan(0);
});

test('a breach to be cured waits for the office, in its people’s own calendars as well, until it is cured', async () => {
  const own = await subscribe(office);
  const at = `/programmes/${programme}/agreements/consortium`;
  const act = (verb: string, body: object) => app.post(`${at}/${verb}`, body, { 'idempotency-key': randomUUID() });
  const cures = async () => (await own.entries()).filter(({ uid }) => uid.includes(':consortium:cure'));
  expect(await cures()).toEqual([]);
  expect((await act('notices', { kind: 'breach', from: 'spree', reason: 'no data' })).status).toBe(201);
  const [cure] = await eventually(async () => {
    const found = await cures();
    return found.length > 0 && found;
  });
  expect(cure).toMatchObject({
    starts: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    url: `${app.url}/programmes/${programme}/agreements/consortium`,
  });
  expect((await act('cures', { evidence: 'the data came' })).status).toBe(201);
  await eventually(async () => (await cures()).length === 0);
});

test('a question that came by mail and the calendar that people subscribe to are one entry, by which nobody can decide', async () => {
  const own = await subscribe(director);
  const id = await ask(app, programme);
  const filesOf = async () =>
    Promise.all(
      (await mailsTo(app, director)).map(async (mail) => {
        const file = await fetch(`${app.mailbox.url}/mails/${mail.id}/attachments/0`);
        return file.ok ? file.text() : '';
      }),
    );
  const file = await eventually(async () =>
    (await filesOf()).find((text) => text.replaceAll('\r\n ', '').includes(`UID:${id}@`)),
  );
  const mailed = readIcs(file).events.find(({ uid }) => uid.startsWith(id));
  const seen = (await own.entries()).find(({ uid }) => uid === mailed?.uid);
  expect(mailed).toMatchObject({ uid: `${id}@127.0.0.1`, url: `${app.url}/decisions/${id}` });
  expect(seen).toMatchObject({ url: mailed?.url, starts: mailed?.starts, sequence: mailed?.sequence });
  for (const entry of [mailed, seen])
    expect(entry).toMatchObject({ class: 'PRIVATE', organizer: expect.stringMatching(/^mailto:.+@/) });
  expect(file.replaceAll('\r\n ', '')).not.toContain('/d/');
});

test('a question is in the calendar of whoever is asked until they have answered, and moves with its deadline', async () => {
  const own = await subscribe(director);
  const id = await ask(app, programme);
  const entry = async () => (await own.entries()).find(({ uid }) => uid.startsWith(id));
  const first = await eventually(entry);
  expect(first?.url).toBe(`${app.url}/decisions/${id}`);
  const longer = { workingDays: 20, reason: 'the budget is not there yet' };
  const path = `/approvals/${encodeURIComponent(id)}/extensions`;
  expect((await app.postAs(colleague, path, longer)).status).toBeLessThan(300);
  const moved = await eventually(async () => {
    const now = await entry();
    return now?.starts !== first?.starts && now;
  });
  expect(moved.uid).toBe(first?.uid);
  expect(Date.parse(moved.starts)).toBeGreaterThan(Date.parse(first?.starts ?? ''));
  await decide(app, id, 'spree.steering.director');
  await eventually(async () => (await entry()) === undefined);
});

test('who leaves the programme leaves dead addresses behind', async () => {
  const leaver = 'finance@spree.example';
  const [own, all] = [await subscribe(leaver), await subscribe(leaver, programme)];
  expect([await own.status(), await all.status()]).toEqual([200, 200]);
  const { status } = await app.post(`/programmes/${programme}/leavers`, { person: leaver, reason: 'retired' });
  expect(status).toBeLessThan(300);
  await eventually(async () => (await own.status()) === 404 && (await all.status()) === 404);
});
