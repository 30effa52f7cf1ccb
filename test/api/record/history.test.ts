import type { ChainedEntry } from '../../../domain/record/ledger';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { east, seed, seedKey } from '../../support/seed';
import { stepsIn } from '../../support/steps';

let app: App;
let first = '';
let approval = '';
const at = `/programmes/${seedKey}`;
const group = Object.keys(seed.governance.groups)[0] ?? '';
const formula = 'Agreed\n=HYPERLINK("http://x.example")';

interface Page {
  readonly items: readonly ChainedEntry[];
  readonly next?: number;
}

beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: seedKey });
  const asked = await app.post<{ approval: string }>(`${at}/agreements/framework/submissions`, { evidence: [] });
  ({ approval } = asked.body);
  first = (await stepsIn(app, seedKey).holdersOf(approval))[0] ?? '';
  const link = await app.mails.linkTo(first, approval);
  const by = `/approvals/${encodeURIComponent(approval)}`;
  await app.postBy(link, `${by}/decisions`, { verdict: 'approve', comment: formula });
  await eventually(async () =>
    (await found('kind=approval')).some(({ happening }) => happening.type === 'approval.decided'),
  );
});
afterAll(() => app?.stop());

const found = async (query: string) => (await app.get<Page>(`${at}/ledger?limit=500&${query}`)).body.items;

const openAs = async (person: string, path: string) => {
  const session = await app.sessions.open({ kind: 'person', person }, new Date());
  const headers = { cookie: `gatehouse_session=${session}`, 'accept-language': 'zh' };
  return fetch(`${app.url}${path}`, { headers });
};

describe('the record is looked through', () => {
  test('by the kind of thing', async () => {
    const nouns = new Set((await found('kind=approval')).map(({ happening }) => happening.type.split('.')[0]));
    expect([...nouns]).toEqual(['approval']);
  });

  test('by one thing: what it told, and what names it', async () => {
    const items = await found('thing=framework');
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((entry) => /[:"]framework[:"]/.test(`:${entry.process}:${JSON.stringify(entry)}`))).toBe(true);
    expect((await found(`thing=${encodeURIComponent(approval)}`)).some(({ process }) => process === approval)).toBe(
      true,
    );
  });

  test('by a person and by a group, whole names and never parts of them', async () => {
    const items = await found(`person=${first}`);
    expect(items.some(({ happening }) => happening.type === 'approval.decided')).toBe(true);
    expect(items.every((entry) => JSON.stringify(entry).includes(`"${first}"`))).toBe(true);
    expect(await found(`person=${first.slice(1)}`)).toEqual([]);
    expect(await found(`group=${group.slice(1)}`)).toEqual([]);
    expect((await found(`group=${group}`)).length).toBeGreaterThan(0);
  });

  test('by days in the programme’s zone', async () => {
    const all = await found('');
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(all[0]?.at ?? ''));
    expect((await found(`until=${day}`)).length).toBeGreaterThan(0);
    expect(await found('until=2020-01-01')).toEqual([]);
    expect((await found('from=2020-01-01')).length).toBe(all.length);
  });

  test.each(['kind=nothing', 'from=yesterday', 'group=a%20b', 'person=nobody', 'thing='])(
    '%s is refused',
    async (query) => {
      expect((await app.get(`${at}/ledger?${query}`)).status).toBe(422);
    },
  );

  test('page by page, each entry once and in its order', async () => {
    const seen: number[] = [];
    for (let after: number | undefined = 0; after !== undefined;) {
      const { body }: { body: Page } = await app.get<Page>(`${at}/ledger?limit=7&after=${after}`);
      seen.push(...body.items.map(({ sequence }) => sequence));
      after = body.next;
    }
    expect(seen).toEqual((await found('')).map(({ sequence }) => sequence));
  });
});

describe('its page', () => {
  const officer = `pmo@${east.domain}`;

  test('says the latest first in sentences that lead on, and of what was chosen takes all along', async () => {
    const html = await (await openAs(officer, `${at}/history?kind=approval`)).text();
    const numbers = [...html.matchAll(/data-label="台账序号">(\d+)</g)].map(([, number]) => Number(number));
    expect(numbers.length).toBeGreaterThan(1);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(html).toContain(`href="${at}/approvals/${approval}"`);
    expect(html).toContain(`href="${at}/history.csv?kind=approval"`);
    expect(await (await openAs(officer, at)).text()).toContain(`href="${at}/history"`);
  });

  test('goes on with earlier entries', async () => {
    const seen: string[] = [];
    for (let path: string | undefined = `${at}/history`; path !== undefined;) {
      const html: string = await (await openAs(officer, path)).text();
      seen.push(...[...html.matchAll(/data-label="台账序号">(\d+)</g)].map(([, number]) => String(number)));
      path = /rel="next" href="([^"]+)"/.exec(html)?.[1];
    }
    expect(seen).toEqual((await found('')).map(({ sequence }) => String(sequence)).reverse());
  });

  test('is a table that no spreadsheet runs, and the entries as they were hashed', async () => {
    const csv = await (await openAs(officer, `${at}/history.csv?kind=approval`)).text();
    expect(csv.split('\n')[0]).toContain('台账序号,时间（UTC）,时间（本地）,类别,事项');
    expect(csv).toContain("\n'=HYPERLINK(");
    expect(csv).not.toMatch(/(^|[\n,])"?\s*[=+@-][A-Z]/m);
    const file = (await (await openAs(officer, `${at}/history.json?kind=approval`)).json()) as {
      entries: readonly ChainedEntry[];
    };
    expect(file.entries.map(({ hash }) => hash)).toEqual((await found('kind=approval')).map(({ hash }) => hash));
  });

  test('is for both offices, the supervisors and the auditors: nobody who votes sees what is hidden until all have', async () => {
    const chair = await openAs(first, `${at}/history`);
    expect(chair.status).toBe(403);
    expect((await openAs(first, `${at}/history.csv`)).status).toBe(403);
    expect(await (await openAs(first, at)).text()).not.toContain(`${at}/history`);
    expect((await openAs(officer, `${at}/history.xml`)).status).toBe(404);
    expect((await openAs(officer, `${at}/history?from=x`)).status).toBe(422);
  });
});
