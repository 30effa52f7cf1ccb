import { randomUUID } from 'node:crypto';
import { feedOf } from '../../../api/feeds/feeds';
import { evaluationProcess } from '../../../contracts/evaluation';
import type { Programme } from '../../../domain/programme/programme';
import { figureLinkIn } from '../../support/figure-links';
import { barriersOn, overflowOf } from '../../support/accessibility';
import { startApp, type App } from '../../support/app';
import { desktop, phone, startBrowser } from '../../support/browser';
import { eventually } from '../../support/eventually';
import { enterProgramme, office, toldBy } from '../../support/questions';
import { visitorOf } from '../../support/visitor';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const [owner, substitute, other] = ['registry@spree.example', 'finance@spree.example', 'registry@manzanares.example'];

/** The registry engineers report the delay. */
const owned = (programme: Programme): Programme => ({
  ...programme,
  evaluation: {
    ...programme.evaluation,
    kpis: programme.evaluation.kpis.map((kpi) =>
      kpi.key === 'delay' ? { ...kpi, owner: { seats: ['spree.data.registry'], by: 'anyone' } } : kpi,
    ),
  },
});

const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const nonceIn = (html: string) => /name="nonce" value="([^"]*)"/.exec(html)?.[1] ?? '';

test('a substitute is mailed the figure of whoever is absent, answers it in their name, and everything says so', async () => {
  const programme = await enterProgramme(app, owned);
  const { title } = await app.directory.definition(programme);
  const input = { programme, programmeTitle: title, version: 'v1', asks: true, cycleKey: 'annual' } as const;
  const process = evaluationProcess({ ...input, period: '2025' }, { zh: '年度', en: 'Annual' });
  await app.processes.start(process, randomUUID());
  const ask = `${process.id}#delay`;
  const linkTo = async (person: string) => {
    const mails = await Promise.all((await app.mails.list(person)).map(({ id }) => app.mails.read(id)));
    return figureLinkIn(app, mails, ask);
  };
  await eventually(() => linkTo(owner));
  expect(await linkTo(substitute)).toBeUndefined();

  const named = { person: owner, substitute, until: daysFromNow(7), reason: 'on leave', by: office };
  expect((await app.post(`/programmes/${programme}/substitutions`, named)).status).toBeLessThan(300);
  const { mail, link } = await eventually(() => linkTo(substitute));
  expect(mail.text).toContain('Standing in for');
  expect(mail.text).toContain(owner);
  expect((await linkTo(other))?.mail).toBeUndefined();
  const waiting = (await app.readModel.otherWaits(programme)).find(({ id }) => id === ask);
  expect(waiting?.on).toMatchObject([
    { person: owner },
    { person: substitute, title: { en: `Substitute of ${owner}` } },
  ]);
  expect((await app.readModel.errandsOf(substitute, { limit: 10 })).items.map(({ id }) => id)).toContain(ask);
  const calendar = await feedOf({ ...app, publicUrl: app.url, now: () => new Date() }, { person: substitute });
  expect(calendar.text.replaceAll(/\r?\n /g, '')).toContain(`/figures/${ask.replace('#', '%23')}`);

  const visitor = visitorOf(app.url);
  const page = await visitor.get(link);
  expect(page.html).toContain(`You stand in for ${owner}`);
  expect(page.html).not.toContain('Have a colleague report it');
  const form = new FormData();
  const digits = app.links.digits({ approval: ask, round: 0, person: substitute });
  for (const [name, value] of Object.entries({ nonce: nonceIn(page.html), 'values.delay': '2', digits }))
    form.set(name, value);
  expect((await visitor.post(page.path, form)).html).toContain(`standing in for ${owner}`);
  const [answered] = (await toldBy(app, process.id)).filter(({ type }) => type === 'evaluation.answered');
  expect(answered).toMatchObject({ by: substitute, standsInFor: owner, identity: 'link' });

  // By the session of somebody who has a seat of their own, and for nobody who has not been named.
  const at = `/programmes/${programme}/evaluations/annual/2025/figures`;
  const said = { ask: 'delay', values: { delay: '3' }, note: 'counted again' };
  expect((await app.postAs(substitute, at, said)).status).toBe(201);
  expect(await app.postAs('director@spree.example', at, said)).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  });
  const passing = { ask: 'delay', to: 'director@spree.example' };
  expect((await app.postAs(substitute, at.replace('figures', 'delegations'), passing)).status).toBe(403);
  const figures = await app.get<{ items: readonly object[] }>(`/programmes/${programme}/figures/delay`);
  expect(figures.body.items).toMatchObject([
    { by: substitute, standsInFor: owner },
    { by: substitute, standsInFor: owner, corrects: true },
  ]);
  const officer = await app.sessions.open({ kind: 'person', person: office }, new Date());
  const shown = await fetch(`${app.url}/programmes/${programme}/evaluations/annual/2025`, {
    headers: { cookie: `gatehouse_session=${officer}`, 'accept-language': 'en' },
  });
  expect(await shown.text()).toContain(`standing in for ${owner}`);
  const history = await app.get<{ items: readonly object[] }>(`/programmes/${programme}/ledger`);
  expect(JSON.stringify(history.body.items)).toContain('"standsInFor"');

  // Once the owner is back, the link is nobody's.
  const ended = { ...named, from: daysFromNow(-3), until: daysFromNow(-2) };
  expect((await app.post(`/programmes/${programme}/substitutions`, ended)).status).toBeLessThan(300);
  await eventually(async () => (await app.readModel.head(programme))?.substitutions === undefined);
  expect((await visitorOf(app.url).get(link)).status).toBe(410);
});

test('whoever takes a seat is asked for what it still owes, and the page where one stands in is read by everybody', async () => {
  const programme = await enterProgramme(app, owned);
  const { title } = await app.directory.definition(programme);
  const input = { programme, programmeTitle: title, version: 'v1', asks: true, cycleKey: 'annual' } as const;
  const process = evaluationProcess({ ...input, period: '2025' }, { zh: '年度', en: 'Annual' });
  await app.processes.start(process, randomUUID());
  await eventually(async () => (await app.readModel.head(programme))?.evaluations.length === 1);
  const successor = `engineer-${randomUUID().slice(0, 8)}@spree.example`;
  const appointed = { seat: 'spree.data.registry', holder: successor, reason: 'successor', by: office };
  expect((await app.post(`/programmes/${programme}/appointments`, appointed)).status).toBeLessThan(300);
  await eventually(async () =>
    (await app.mails.list(successor)).some(({ subject }) => subject.includes('Figures needed')),
  );

  const named = { person: successor, substitute, until: daysFromNow(7), reason: 'on leave', by: office };
  expect((await app.post(`/programmes/${programme}/substitutions`, named)).status).toBeLessThan(300);
  await eventually(async () => (await app.readModel.head(programme))?.substitutions?.length === 1);
  const browser = await startBrowser();
  try {
    for (const size of [desktop, phone])
      for (const path of [
        `/figures/${encodeURIComponent(`${process.id}#delay`)}`,
        `/programmes/${programme}/evaluations/annual/2025`,
      ])
        for (const language of ['zh', 'en']) {
          const page = await browser.visit(size);
          const session = await app.sessions.open({ kind: 'person', person: substitute }, new Date());
          await page.context().addCookies([{ name: 'gatehouse_session', value: session, url: app.url }]);
          await page.goto(`${app.url}${path}?lang=${language}`);
          const seen = { path, language, width: size.width };
          expect(await page.content()).toContain(successor);
          expect({ ...seen, barriers: await barriersOn(page) }).toEqual({ ...seen, barriers: [] });
          expect({ ...seen, overflow: await overflowOf(page) }).toEqual({ ...seen, overflow: 0 });
          await page.context().close();
        }
  } finally {
    await browser.stop();
  }
});

test('a rating is passed on to nobody who rates the same thing', async () => {
  const programme = await enterProgramme(app, (given) => {
    const { evaluation } = given;
    const { annual } = evaluation.cycles;
    return {
      ...given,
      evaluation: {
        ...evaluation,
        methodPlans: { qualitative: { weight: 3000, raters: { groups: ['data'] } } },
        cycles: { ...evaluation.cycles, annual: { ...annual, methods: ['quantitative', 'qualitative'] } },
      },
    };
  });
  const { title } = await app.directory.definition(programme);
  const input = { programme, programmeTitle: title, version: 'v1', asks: true, cycleKey: 'annual' } as const;
  const process = evaluationProcess({ ...input, period: '2025' }, { zh: '年度', en: 'Annual' });
  await app.processes.start(process, randomUUID());
  await eventually(async () => (await app.readModel.head(programme))?.evaluations.length === 1);
  const at = `/programmes/${programme}/evaluations/annual/2025/delegations`;
  const ask = 'qualitative.spree.data.protection';
  expect(await app.postAs('privacy@spree.example', at, { ask, to: owner })).toMatchObject({
    status: 409,
    body: { code: 'delegation_refused', facts: { field: 'to' } },
  });
  expect((await app.postAs('privacy@spree.example', at, { ask, to: substitute })).status).toBe(201);
});
