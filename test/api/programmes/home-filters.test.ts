import type { Happening } from '../../../domain/record/ledger';
import type { ProgrammeStanding } from '../../../domain/views/numbers';
import type { ProgrammeLine } from '../../../domain/views/views';
import { createLedger } from '../../../infra/store/ledger';
import { startApp, type App } from '../../support/app';
import { aProgramme, told } from '../../support/store';

const programme = aProgramme();
const office = 'office@spree.example';
let app: App;

/** Programmes with a phase that runs, or without, so that nothing is to be done in them yet. */
const start = async (number: number, ...more: readonly Happening[]) => {
  const key = `registry-${number}`;
  const title = { zh: `登记 ${number} 号`, en: `Registry no. ${number}` };
  const started: Happening = {
    type: 'programme.started',
    definition: { ...programme, key, title },
    version: 'v1',
    by: office,
  };
  await createLedger(app.database).append(told(key, [started, ...more], { programme: key }));
};
const phase: Happening = { type: 'phase.opened', phase: 'preparation', startsOn: '2020-09-01', endsOn: '2021-05-31' };

beforeAll(async () => {
  app = await startApp();
  for (const number of [1, 2, 3]) await start(number);
  for (const number of [4, 5]) await start(number, phase);
  await start(6, { type: 'programme.completed' });
});
afterAll(() => app?.stop());

const home = async (query: string, person = office, language = 'en') => {
  const session = await app.sessions.open({ kind: 'person', person }, new Date());
  const headers = { cookie: `gatehouse_session=${session}`, 'accept-language': language };
  const answer = await fetch(`${app.url}/${query}`, { headers });
  return { status: answer.status, html: await answer.text() };
};
const shown = (html: string) =>
  [...html.matchAll(/<td><a href="\/programmes\/registry-(\d)"/g)].map(([, n]) => Number(n));
const answered = async (query: string) =>
  (await app.get<{ count: number; items: readonly (ProgrammeLine & ProgrammeStanding)[] }>(`/programmes${query}`)).body;

test('many programmes are filtered by title, health, state and what waits on the reader', async () => {
  const { html } = await home('');
  expect(shown(html)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(html).toContain('<form class="filters screen" method="get" action="/"');
  expect(shown((await home('?title=no.%203')).html)).toEqual([3]);
  expect(shown((await home(`?title=${encodeURIComponent('登记 ３')}`)).html)).toEqual([3]);
  expect(shown((await home('?state=completed')).html)).toEqual([6]);
  expect(shown((await home('?health=over&title=&state=')).html)).toEqual([6]);
  expect(shown((await home('?mine=yes')).html)).toEqual([4, 5]);
  expect(shown((await home('?mine=yes', 'ethics@spree.example')).html)).toEqual([]);
  const late = (await answered('')).items.flatMap(({ key, health }) => (health === 'late' ? [key] : []));
  expect(late.length).toBeGreaterThan(0);
  expect((await answered('?health=late')).items.map(({ key }) => key)).toEqual(late);
  expect(await answered('?health=onHold')).toMatchObject({ count: 0, items: [] });
  expect(await answered('?title=registry&limit=2')).toMatchObject({ count: 6 });
});

test('a filter that finds nothing says so and offers to clear it, in both languages', async () => {
  const { html } = await home('?title=dragons');
  expect(html).toContain('No programme is like that.');
  expect(html).toContain('<a class="button" href="/">Clear the filter</a>');
  expect((await home('?title=dragons', office, 'zh')).html).toContain('没有符合条件的合作计划。');
});

test('what is no filter is refused, on the page and by the API', async () => {
  for (const query of ['?health=fine', '?state=lost', '?mine=no']) {
    expect([query, (await home(query)).status]).toEqual([query, 422]);
    expect([query, (await app.get(`/programmes${query}`)).status]).toEqual([query, 422]);
  }
});
