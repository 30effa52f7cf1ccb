import { recordedQuery } from '../../../contracts/told';
import { recover } from '../../../infra/recovery/recovery';
import type { ProgrammeGlance } from '../../../domain/views/views';
import type { RunningServer } from '../../../infra/temporal/server';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { createEmptyStore } from '../../support/prepared';
import { startTestServer } from '../../support/server';
import { stepsIn } from '../../support/steps';
import { visitorOf } from '../../support/visitor';
import type { MailedLink } from '../../support/mails';
import { east, seedKey } from '../../support/seed';

const key = seedKey;
const at = `/programmes/${key}`;
const pathOf = (approval: string) => `/approvals/${encodeURIComponent(approval)}`;

const ask = async (app: App, name: string) => {
  const body = { key: name, title: '试点预算', policy: 'everybody', groups: ['finance'] };
  const { approval } = (await app.post<{ approval: string }>(`${at}/approvals`, body)).body;
  const holders = await stepsIn(app, key).holdersOf(approval);
  return { approval, links: await Promise.all(holders.map((person) => app.mails.linkTo(person, approval))) };
};

const vote = (app: App, approval: string, link: MailedLink) =>
  app.postBy<{ code?: string; outcome?: string }>(link, `${pathOf(approval)}/decisions`, { verdict: 'approve' });

const votesIn = async (app: App, approval: string) =>
  (await app.ledger.entriesOf(approval)).filter(({ happening }) => happening.type === 'approval.decided').length;

const isSettled = (app: App) =>
  eventually(async () => (await app.ledger.countOf(`${key}:phase:alignment`)) > 0 && app.readModel.head(key));

/** Nothing is under way here for long. */
const compareNow = (app: App) => app.compare({ patience: 1_000 });

const recoverAll = async (app: App) => {
  const said: string[] = [];
  const left = await recover({ ...app, compare: () => compareNow(app), report: (line) => said.push(line) });
  return { left, said: said.join('\n') };
};

const readiness = async (app: App) =>
  (await app.raw<{ parts: Record<string, string> }>('GET', '/readyz')) as {
    status: number;
    body: { parts: Record<string, string> };
  };

describe('a process that was ended by force', () => {
  let app: App;
  let approval: string;
  let links: Awaited<ReturnType<typeof ask>>['links'];
  beforeAll(async () => {
    app = await startApp();
    await app.post('/programmes', { file: key });
    ({ approval, links } = await ask(app, 'ended'));
    await vote(app, approval, links[0]!);
    await isSettled(app);
  });
  afterAll(() => app?.stop());

  test('is interrupted: whoever decides then is told so, and not that it is closed', async () => {
    await app.client.workflow.getHandle(approval).terminate('by somebody');
    const refused = await vote(app, approval, links[1]!);
    expect(refused).toMatchObject({ status: 503, body: { code: 'process_interrupted' } });
    expect(await votesIn(app, approval)).toBe(1);
  });

  test('stands in the waiting list, on its page, on the decision page and on the probe, once they were compared', async () => {
    expect(await compareNow(app)).toMatchObject([{ process: approval, programme: key, is: 'missing' }]);
    const { waiting, waitingCount } = (await app.get<ProgrammeGlance>(at)).body;
    expect(waiting.filter(({ id, kind }) => id === approval && kind === 'fault')).toHaveLength(1);
    expect(waitingCount).toBe(waiting.length);
    const ready = await readiness(app);
    expect(ready).toMatchObject({ status: 503, body: { parts: { server: 'ok', store: 'ok' } } });
    expect(ready.body.parts.processes).toContain(approval);
    const reader = visitorOf(app.url);
    const page = await reader.get(links[1]?.url ?? '');
    expect(page.html).toContain('流程中断');
    expect(page.html).not.toContain('name="verdict"');
    const office = await app.sessions.open({ kind: 'person', person: `pmo@${east.domain}` }, new Date());
    reader.jar.set('gatehouse_session /', { value: office, path: '/' });
    expect((await reader.get(`/programmes/${key}/approvals/${encodeURIComponent(approval)}`)).html).toContain(
      '流程中断',
    );
  });

  test('goes on where it was once it is recovered, with its votes and its deadline', async () => {
    const before = await app.readModel.approval(approval);
    expect(await recoverAll(app)).toMatchObject({ left: [] });
    expect((await readiness(app)).status).toBe(200);
    for (const link of links.slice(1)) expect(await vote(app, approval, link)).toMatchObject({ status: 201 });
    const closed = await eventually(async () => {
      const view = await app.readModel.approval(approval);
      return view?.state === 'approved' && view;
    });
    expect(closed.approval.dueAt).toBe(before?.approval.dueAt);
    expect(await votesIn(app, approval)).toBe(links.length);
    expect(await app.ledger.verify(key)).toMatchObject({ ok: true });
    expect(await app.ledger.compareReadModel()).toEqual([]);
    const asked = (await app.ledger.entriesOf(approval)).filter(
      ({ happening }) => happening.type === 'approval.opened',
    );
    expect(asked).toHaveLength(1);
  });
});

describe('a process that only has to wait', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp();
    await app.post('/programmes', { file: key });
  });
  afterAll(() => app?.stop());

  test('is not interrupted while the server still has its entry to be written', async () => {
    const { approval, links } = await ask(app, 'written-late');
    await isSettled(app);
    let voting: ReturnType<typeof vote> | undefined;
    await app.database.transaction(async (within) => {
      await within('lock table ledger in exclusive mode', []); // it can be read, and nothing is written
      voting = vote(app, approval, links[0]!);
      const process = app.client.workflow.getHandle(approval);
      const told = await eventually(async () => {
        const { number, at } = await process.query(recordedQuery);
        return number > (await app.ledger.countOf(approval)) && at;
      });
      const found = async (underWay = 0) =>
        (await app.compare({ patience: 0, underWay })).filter(({ process }) => process === approval);
      expect(await found(30_000)).toEqual([]);
      // It leaves its entry to whoever answers the voter, and writes it itself after ten seconds.
      expect(await found()).toMatchObject([{ is: 'unrecorded' }]);
      await eventually(async () => Date.now() > Date.parse(told) + 11_000);
      expect(await found()).toEqual([]);
    });
    expect([201, 202]).toContain((await voting)?.status); // it waits as long for its entry as the lock is held, or a little less
    await eventually(async () => (await votesIn(app, approval)) === 1);
  });

  test('is one no longer as soon as the record has what it told; what is lost stays', async () => {
    const { approval, links } = await ask(app, 'found-too-early');
    const { approval: lost } = await ask(app, 'lost-for-good');
    await isSettled(app);
    await app.client.workflow.getHandle(lost).terminate('by somebody');
    await app.interruptions.note(approval, 'unrecorded');
    await app.interruptions.note(lost, 'missing');
    expect((await vote(app, approval, links[0]!)).body).toMatchObject({ code: 'process_interrupted' });
    await app.forgetWhole();
    expect((await app.interruptions.all()).map(({ process }) => process)).toEqual([lost]);
    expect(await vote(app, approval, links[0]!)).toMatchObject({ status: 201 });
  });
});

describe('a half that was put back from an earlier instant, or lost', () => {
  let server: RunningServer;
  const stores: Awaited<ReturnType<typeof createEmptyStore>>[] = [];
  const newStore = async () => {
    const store = await createEmptyStore();
    stores.push(store);
    return store.place;
  };
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(async () => {
    await server?.stop();
    for (const { remove } of stores) await remove();
  });

  test('a lost record is written again from the histories, nobody is asked twice, and everything goes on', async () => {
    const first = await startApp({ address: server.address, store: await newStore() });
    await first.post('/programmes', { file: key });
    const { approval, links } = await ask(first, 'lost');
    await vote(first, approval, links[0]!);
    await isSettled(first);
    const entries = (await first.ledger.verify(key)).entries;
    await first.stop();
    const app = await startApp({ address: server.address, store: await newStore() });
    try {
      const found = await compareNow(app);
      expect(found.length).toBeGreaterThan(10);
      expect(new Set(found.map(({ is }) => is))).toEqual(new Set(['unrecorded']));
      expect((await readiness(app)).status).toBe(503);
      const { left, said } = await recoverAll(app);
      expect(left).toEqual([]);
      expect(said).toContain('were written into the record again');
      const again = await app.ledger.verify(key);
      expect(again.ok).toBe(true);
      expect(again.entries).toBeGreaterThanOrEqual(entries); // what was still being told when the first one stopped is there as well
      expect(await app.outbox.waiting()).toMatchObject({ waiting: 0 });
      for (const link of links.slice(1)) expect(await vote(app, approval, link)).toMatchObject({ status: 201 });
      await eventually(async () => (await app.readModel.approval(approval))?.state === 'approved');
      expect(await app.ledger.verify(key)).toMatchObject({ ok: true });
      expect(await app.ledger.compareReadModel()).toEqual([]);
    } finally {
      await app.stop();
    }
  });
});
