import type { Counted } from '../../../domain/evaluations/counted';
import { parseCountedName } from '../../../domain/evaluations/counted';
import type { Programme } from '../../../domain/programme/programme';
import { factorName } from '../../../domain/evaluations/asks';
import { successFactorsOf } from '../../../domain/programme/evaluation-defaults';
import { officePeople } from '../../../domain/programme/parties';
import { barriersOn, overflowOf } from '../../support/accessibility';
import { startApp, type App } from '../../support/app';
import { desktop, phone, startBrowser, type Browser } from '../../support/browser';
import { tellEvaluation } from '../../support/evaluated';
import { eventually } from '../../support/eventually';
import { programmeOf } from '../../support/programmes';
import { enterProgramme } from '../../support/questions';
import { seedFile } from '../../support/seed';

let app: App;
let browser: Browser;
let definition: Programme;
let at: string;

const counted: readonly Counted[] = [
  {
    of: 'cooperation',
    value: '200/3',
    part: 2,
    whole: 3,
    words: {
      zh: '3 个项目结束，其中 2 个投运：66.67%。',
      en: '3 projects ended, of which 2 were commissioned: 66.67 %.',
    },
    from: ['project:one (p:project:one#4)', 'project:two (p:project:two#4)', 'project:three (p:project:three#2)'],
  },
  { of: 'technology', value: '9', part: 9, whole: 1, words: { zh: '9 项。', en: '9 results.' }, from: [] },
  {
    of: 'guard.delivery',
    value: '50',
    part: 1,
    whole: 2,
    words: {
      zh: '2 个里程碑到期，其中 1 个按期完成：50.00%。',
      en: '2 milestones were due, of which 1 in time: 50.00 %.',
    },
    from: ['milestone:framework-signed', 'milestone:pilot-started'],
  },
];

const usual = { market: '21', finance: '27', brand: '4', 'guard.satisfaction': '93', points: '85', qualitative: '4' };

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const key = await enterProgramme(app, ({ key: own }) => programmeOf(seedFile, own));
  definition = await app.directory.definition(key);
  at = `/programmes/${key}`;
  const factors = successFactorsOf(definition.evaluation).groups.flatMap((group) => group.factors);
  for (const [period, market] of [
    ['2025-Q1', '16'],
    ['2025-Q2', '18'],
    ['2025-Q3', '19'],
    ['2025-Q4', '21'],
  ] as const)
    await tellEvaluation(app, definition, { cycle: 'quarterly', period, counted, values: { ...usual, market } });
  await tellEvaluation(app, definition, {
    ...{ cycle: 'quarterly', period: '2025-Q4', version: 2, counted, values: usual },
    given: { onBehalf: true, isLate: true, by: officePeople(definition)[0] ?? '', note: 'from the survey' },
  });
  await tellEvaluation(app, definition, {
    ...{ cycle: 'annual', period: '2024', counted },
    values: {
      ...usual,
      ...Object.fromEntries(factors.map(({ key: of }, nth) => [factorName(of), `${3 + (nth % 3)}`])),
    },
  });
  await tellEvaluation(app, definition, {
    ...{ cycle: 'monthly', period: '2026-01', counted, isSignedOff: false },
    progress: [
      {
        ...{ scope: 'slips', thing: 'milestone:pilot-started', title: { zh: '试点', en: 'The pilot' } },
        words: { zh: '延误 12 个工作日', en: '12 working days late' },
      },
    ],
  });
  await tellEvaluation(app, definition, {
    ...{ cycle: 'quarterly', period: '2026-Q1', counted, values: { market: '20' }, isSignedOff: false },
  });
  await eventually(async () => (await app.readModel.head(key))?.evaluations.length === 8);
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

const officer = () => officePeople(definition)[0] ?? '';
const cookieOf = async (person: string) =>
  `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`;
const show = async (place: string, person = officer()) => {
  const headers = { cookie: await cookieOf(person), 'accept-language': 'en' };
  return (await fetch(`${app.url}${at}${place}`, { headers })).text();
};
/** A page without its marks, for what a reader reads. */
const read = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('an evaluation that is collected says of each figure who is missing, until when by which rule, and that it is late', async () => {
  const html = await show('/evaluations/quarterly/2026-Q1');
  const missing = read(html.slice(html.indexOf('id="missing"'), html.indexOf('id="given"')));
  expect(missing).toContain('growth of revenue');
  expect(missing).toMatch(/working day 3 after .*on the calendar of/);
  expect(missing).toContain('overdue');
  expect(missing).not.toContain('gain in market share');
  expect(html).toContain('Report it for them');
});

test('only the office and whoever is asked are led to the page on which a figure is reported', async () => {
  const marketing = definition.governance.groups['finance']?.seats.find(({ key }) => key === 'finance')?.holder ?? '';
  const theirs = await show('/evaluations/quarterly/2026-Q1', marketing);
  expect(theirs).not.toContain('Report it for them');
  expect(theirs.match(/Report it</g)).toHaveLength(1);
});

test('a signed-off evaluation names both totals and which of them counts, who gave each figure for whom, and its versions', async () => {
  const html = await show('/evaluations/quarterly/2025-Q4.v2');
  const text = read(html);
  expect(text).toContain('gates go by the KPI total, the incentive pool by the KPI total');
  expect(text).toContain('Composite of the methods');
  expect(text).toContain('the office, for');
  expect(text).toContain('from the survey');
  expect(html).toContain('href="#given-market.');
  expect(html).toContain(`href="${at}/evaluations/quarterly/2025-Q4"`);
  expect(text).toContain('66.6666');
});

test('each counted figure leads to everything that it was counted from, what counts for it first', async () => {
  const html = await show('/evaluations/quarterly/2025-Q3');
  const section = html.slice(html.indexOf('id="counted-guard.delivery"'));
  expect(section).toContain(`href="${at}/milestones/framework-signed"`);
  expect(read(section)).toMatch(/1 that count for it .* 1 that count against it/);
  expect(parseCountedName('project:one (p:project:one#4)')).toEqual({
    ...{ thing: 'project:one', process: 'p:project:one', number: 4 },
  });
  expect(parseCountedName('risk:price')).toEqual({ thing: 'risk:price' });
});

test('the trend shows the latest version of each period once, and what the picture shows stands in words and in a table', async () => {
  const html = await show('/evaluations');
  const told = /<desc id="trend-quarterly-desc">([^<]*)/.exec(html)?.[1] ?? '';
  expect(told.match(/2025-Q\d/g)).toEqual(['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']);
  expect(html).toContain(`href="${at}/evaluations/quarterly/2025-Q4.v2"`);
  expect(read(html)).toContain('version 2');
  expect(html).not.toMatch(/<svg[^>]*style=|<path[^>]*style=/);
});

test('a figure leads to every value that it ever had, which the API answers as well; no other name has a page', async () => {
  const html = await show('/evaluations/quarterly/2025-Q1');
  expect(html).toContain(`href="${at}/figures/market"`);
  const page = read(await show('/figures/market'));
  for (const value of ['16%', '18%', '19%', '21%', '20%']) expect(page).toContain(value);
  const counted = read(await show('/figures/cooperation'));
  expect(counted).toContain('66.6666%');
  const answer = await app.get<{ items: readonly { value: string; period: string }[] }>(`${at}/figures/market`);
  expect(answer.body.items.map(({ period }) => period)).toEqual(expect.arrayContaining(['2025-Q1', '2025-Q4']));
  expect((await app.get(`${at}/figures/constructor`)).status).toBe(404);
});

test('the year shows the success factors in their groups, with the level that each rater gave', async () => {
  const text = read(await show('/evaluations/annual/2024'));
  const groups = ['Strategic fit', 'Means of execution', 'Control of risks'].map((title) =>
    text.indexOf(` ${title} Factor`),
  );
  expect(groups.every((at, nth) => at > (groups[nth - 1] ?? 0))).toBe(true);
  expect(text).toMatch(/the strategies of both companies agree 3, 3 3\.00/);
});

test('a month lists the progress as it stood when it opened, each thing with its page; a quarter lists none', async () => {
  const html = await show('/evaluations/monthly/2026-01');
  expect(html).toContain(`<a href="${at}/milestones/pilot-started">The pilot</a>`);
  expect(read(html)).toContain('12 working days late');
  const plan = (kind: 'monthly' | 'quarterly', period: string) =>
    app.planner.planEvaluation({ programme: definition.key, kind, period, opensAt: '2026-04-01T00:00:00Z' });
  expect(await plan('monthly', '2026-03')).toMatchObject({ progress: [] });
  expect(await plan('quarterly', '2026-Q1')).not.toHaveProperty('progress');
});

test('the overview says the last score and how it changed, the guard that was not kept, and how many figures are overdue', async () => {
  const html = await show('');
  const standing = read(html.slice(html.indexOf('id="standing"')));
  const numbers = read(html.slice(html.indexOf('id="numbers"'), html.indexOf('id="waiting"')));
  expect(numbers).toMatch(/Last score \d+\.\d\d .*↑ \d+\.\d\d points above 2025-Q3/);
  expect(standing).toContain('Process guards not kept 1');
  expect(standing).toContain('Delivery on time');
  const overdue = Number(/Figures overdue (\d+)/.exec(standing)?.[1]);
  expect(overdue).toBeGreaterThan(0);
  const open = (await app.readModel.head(definition.key))?.evaluations.at(-1)?.asked ?? [];
  expect(overdue).toBe(open.filter(({ answers, isReserve }) => answers.length === 0 && !isReserve).length);
});

test('nobody is kept from these pages by their eyes or by a small screen', async () => {
  for (const size of [desktop, phone]) {
    const view = await browser.visit(size);
    const [name, value] = (await cookieOf(officer())).split('=');
    await view.context().addCookies([{ name: name ?? '', value: value ?? '', url: app.url }]);
    for (const place of [
      '',
      '/evaluations',
      '/evaluations/annual/2024',
      '/evaluations/monthly/2026-01',
      '/evaluations/quarterly/2026-Q1',
      '/figures/market',
    ])
      for (const language of ['zh', 'en']) {
        await view.goto(`${app.url}${at}${place}?lang=${language}`);
        const seen = { place, language, width: size.width };
        expect({ ...seen, barriers: await barriersOn(view) }).toEqual({ ...seen, barriers: [] });
        expect({ ...seen, overflow: await overflowOf(view) }).toEqual({ ...seen, overflow: 0 });
      }
    await view.close();
  }
});
