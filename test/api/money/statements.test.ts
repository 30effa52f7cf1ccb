import type { Happening } from '../../../domain/record/ledger';
import { reversalOf, type Transaction } from '../../../domain/money/journal/transactions';
import { programmeSeats } from '../../../domain/programme/parties';
import { readSheet } from '../../../infra/reading/sheets';
import { barriersOn, overflowOf } from '../../support/accessibility';
import { startApp, type App } from '../../support/app';
import { desktop, phone, startBrowser } from '../../support/browser';
import type { Refused } from '../../support/calls';
import { east, seed, seedKey, west } from '../../support/seed';

const [fund = ''] = Object.keys(seed.funds);
const [budget = ''] = Object.keys(seed.budgets);
const huge = '90071992547409931234567';

const paid = (key: string, date: string, amount: string, what = key): Transaction => ({
  key,
  date,
  what: { zh: what, en: what },
  currency: 'CNY',
  postings: [
    { account: `fund:${fund}`, amount: String(-BigInt(amount)), fund, party: east.key },
    { account: `spent:${fund}`, amount, fund, budget },
  ],
});
const shared = (key: string, date: string, currency: string, amounts: readonly [string, string]): Transaction => ({
  key,
  date,
  what: { zh: '=HYPERLINK("http://x")', en: '-2+3' },
  currency,
  postings: [
    { account: 'distributable:-', amount: String(BigInt(amounts[0]) + BigInt(amounts[1])) },
    { account: `payable:${east.key}`, amount: String(-BigInt(amounts[0])), party: east.key, fund },
    { account: `payable:${west.key}`, amount: String(-BigInt(amounts[1])), party: west.key, fund },
  ],
});

const first = paid('draw/1', '2027-01-31', '12345');
const happenings = [
  first,
  reversalOf(first, { key: 'draw/1/back', date: '2027-02-01', what: { zh: '冲销', en: 'taken back' } }),
  paid('draw/2', '2027-02-01', '100003'),
  shared('run/1', '2027-03-31', 'CNY', [huge, '1']),
  shared('run/2', '2027-04-01', 'JPY', ['500', '7']),
  shared('run/3', '2027-04-02', 'KWD', ['1', '2']),
].map((transaction): Happening => ({ type: 'programme.completed', ...{ transaction } }));

const seated = (party: string, kind: string) => {
  const groups = Object.values(seed.governance.groups).filter((group) => group.kind === kind);
  const seat = groups.flatMap(({ seats }) => seats).find((each) => each.party === party);
  return seat?.holder ?? '';
};
const [finance, business] = [seated(east.key, 'financial'), seated(east.key, 'business')];
const supervisor = programmeSeats(seed).find(({ group }) => group === seed.governance.supervision.key)?.holder ?? '';

interface Statement {
  readonly subject: { readonly title: { readonly en: string } };
  readonly accounts: readonly Readonly<Record<string, unknown>>[];
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly count: number;
  readonly next?: string;
}

let app: App;
beforeAll(async () => {
  app = await startApp({ withWorker: false });
  const started: Happening = { type: 'programme.started', definition: seed, version: 'v1', by: 'office@a.example' };
  const tell = (process: string, all: readonly Happening[]) =>
    app.ledger.append(
      all.map((happening, at) => ({
        ...{ programme: seedKey, process, number: at + 1, at: '2027-05-01T00:00:00.000Z', happening },
      })),
    );
  await tell(seedKey, [started]);
  await tell(`${seedKey}:fund:${fund}`, happenings);
});
afterAll(() => app?.stop());

const api = `/programmes/${seedKey}/money`;
const pages = `/programmes/${seedKey}/money`;
const statement = (of: string, query = '') => app.get<Statement>(`${api}/statements/${of}${query}`);
const asPerson = async (person: string, path: string) =>
  app.raw<string>('GET', path, {
    headers: { cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}` },
  });

test('the trial balance of a day has every account, and debits equal credits in each currency', async () => {
  const { body } = await app.get<{ readonly accounts: readonly object[]; readonly totals: readonly object[] }>(
    `${api}/trial-balance?until=2027-03-31`,
  );
  const sum = '90071992547409931359261';
  expect(body.totals).toEqual([{ currency: 'CNY', debit: sum, credit: sum, balance: '0' }]);
  expect(body.accounts).toContainEqual(
    expect.objectContaining({
      account: `spent:${fund}`,
      code: '5401',
      debit: '112348',
      credit: '12345',
      balance: '100003',
    }),
  );
  const all = await app.get<{ readonly totals: readonly { readonly currency: string }[] }>(`${api}/trial-balance`);
  expect(all.body.totals.map(({ currency }) => currency)).toEqual(['CNY', 'JPY', 'KWD']);
});

test('a statement leads from its opening to its closing, page by page, each line with its entry and what its account stands at', async () => {
  const whole = await statement(`fund/${fund}`, '?from=2027-02-01&until=2027-03-31');
  expect(whole.body.accounts[0]).toMatchObject({
    account: `fund:${fund}`,
    opening: '-12345',
    debit: '12345',
    credit: '100003',
    closing: '-100003',
  });
  expect(whole.body.items.map(({ account, amount, balance }) => [account, amount, balance])).toEqual([
    [`fund:${fund}`, '12345', '0'],
    [`spent:${fund}`, '-12345', '0'],
    [`fund:${fund}`, '-100003', '-100003'],
    [`spent:${fund}`, '100003', '100003'],
    [`payable:${east.key}`, `-${huge}`, `-${huge}`],
    [`payable:${west.key}`, '-1', '-1'],
  ]);
  expect(whole.body.items[0]).toMatchObject({
    transaction: 'draw/1/back',
    reverses: 'draw/1',
    process: `${seedKey}:fund:${fund}`,
    number: 2,
    date: '2027-02-01',
  });
  const items: Statement['items'][number][] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const { body }: { body: Statement } = await statement(
      `fund/${fund}`,
      `?from=2027-02-01&until=2027-03-31&limit=1${next && `&after=${next}`}`,
    );
    expect(body.count).toBe(6);
    items.push(...body.items);
    next = body.next;
  }
  expect(items).toEqual(whole.body.items);
});

test.each([
  ['fund/nothing', '', 'not_found'],
  ['castle/a', '', 'not_found'],
  [`fund/${fund}`, '?from=2027-02-30', 'invalid_input'],
  [`fund/${fund}`, '?until=x', 'invalid_input'],
  [`fund/${fund}`, '?from=2027-03-01&until=2027-02-01', 'invalid_input'],
  [`fund/${fund}`, '?after=x', 'invalid_input'],
  [`fund/${fund}`, `?after=${Buffer.from('["9999-99-99",1,1]').toString('base64url')}`, 'invalid_input'],
  [`fund/${fund}`, '?limit=0', 'invalid_input'],
])('%s%s is refused: %s', async (of, query, code) => {
  const { body } = await app.get(`${api}/statements/${of}${query}`);
  expect([body.status < 500, body.code]).toEqual([true, code]);
});

test('the statement of a party is its own people’s, the office’s and the supervisors’, and that of whoever sits in finance', async () => {
  const status = async (person: string, path: string) => (await asPerson(person, path)).status;
  const [own, other] = [east, west].map(({ key }) => `${pages}/statements/party/${key}`);
  expect(await status(business, own ?? '')).toBe(200);
  expect(await status(business, other ?? '')).toBe(403);
  expect(await status(business, `${pages}/trial-balance.csv`)).toBe(403);
  expect(await status(finance, other ?? '')).toBe(200);
  expect(await status(supervisor, other ?? '')).toBe(200);
  expect(await status('nobody@north.example', own ?? '')).toBe(403);
  expect((await app.raw('GET', own ?? '')).status).toBe(401);
  const cookie = `gatehouse_session=${await app.sessions.open({ kind: 'person', person: business }, new Date())}`;
  const byApi = (path: string) => app.raw<Statement & Refused>('GET', `/api/v1${path}`, { headers: { cookie } });
  expect((await byApi(`${api}/trial-balance`)).status).toBe(403);
  expect((await byApi(`${api}/statements/party/${west.key}`)).status).toBe(403);
  const { body } = await byApi(`${api}/statements/fund/${fund}`);
  expect(body.accounts.map(({ account }) => account)).not.toContain(`payable:${west.key}`);
  expect(body.accounts.map(({ account }) => account)).toContain(`payable:${east.key}`);
  const { body: page } = await asPerson(business, pages);
  expect(page).not.toContain(`statements/party/${west.key}`);
  expect(page).not.toContain('trial-balance.csv');
});

test('the pages show what is posted, with amounts of any size, and the way to every statement', async () => {
  const { body: journal } = await asPerson(finance, `${pages}?lang=en`);
  expect(journal).toContain('Trial balance');
  expect(journal).toContain('900,719,925,474,099,312,345.67');
  for (const [, path = ''] of journal.matchAll(/href="([^"]*\/money\/[^"]+)"/g))
    expect([path, (await asPerson(finance, path.replaceAll('&amp;', '&'))).status]).toEqual([path, 200]);
  const { body: shown } = await asPerson(finance, `${pages}/statements/party/${west.key}?lang=zh&from=2027-04-01`);
  expect(shown).toContain('期初余额');
  expect(shown).toContain('−0.01');
  expect(shown).toContain('−0.002');
  const { body: ofFund } = await asPerson(finance, `${pages}/statements/fund/${fund}?lang=en`);
  expect(ofFund).toContain(`<a href="/programmes/${seedKey}/funds/${fund}">entry 1 of ${seedKey}:fund:${fund}</a>`);
  expect(ofFund).toContain('1 Feb 2027 CNY -1,000.03. The table says the same.');
  const { body: refused, status } = await asPerson(finance, `${pages}/statements/party/${west.key}?from=2027-04-31`);
  expect([status, /<h1/.test(refused)]).toEqual([422, true]);
});

test('nobody is kept from the pages, on a phone or at a desk, and nothing is wider than the window', async () => {
  const browser = await startBrowser();
  try {
    const value = await app.sessions.open({ kind: 'person', person: finance }, new Date());
    for (const size of [phone, desktop]) {
      const page = await browser.visit(size);
      await page.context().addCookies([{ name: 'gatehouse_session', value, url: app.url }]);
      for (const path of ['', `/statements/party/${east.key}`, `/statements/fund/${fund}`])
        for (const language of ['zh', 'en']) {
          await page.goto(`${app.url}${pages}${path}?lang=${language}`);
          const seen = { path, language, width: size.width };
          expect({ ...seen, barriers: await barriersOn(page) }).toEqual({ ...seen, barriers: [] });
          expect({ ...seen, overflow: await overflowOf(page) }).toEqual({ ...seen, overflow: 0 });
        }
    }
  } finally {
    await browser.stop();
  }
});

test.each(['csv', 'xlsx'])(
  'a statement as %s has exact amounts, and no cell that a program would run',
  async (format) => {
    const response = await fetch(`${app.url}${pages}/statements/party/${east.key}/sheet.${format}?lang=zh`, {
      headers: {
        cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person: finance }, new Date())}`,
      },
    });
    expect(response.headers.get('content-disposition')).toContain(`${seedKey}-party-${east.key}.${format}`);
    const read = await readSheet(new Uint8Array(await response.arrayBuffer()));
    if ('defects' in read) throw new Error(JSON.stringify(read.defects));
    const rows = read.rows.map(({ cells }) => cells.map(({ text }) => text));
    expect(rows.find(([date, , , , , debit]) => date === '2027-02-01' && debit !== '')?.slice(3, 8)).toEqual([
      ...['CNY', '冲销', expect.stringMatching(/^123\.450?$/), '', expect.stringMatching(/^0(\.00)?$/)],
    ]);
    const [run] = rows.filter(([, , , currency, what = '']) => currency === 'CNY' && what.includes('HYPERLINK'));
    expect(run?.[4]).toBe(`'=HYPERLINK("http://x")`);
    expect(run?.[6]?.replace(/^'/, '')).toBe('900719925474099312345.67');
    expect(rows.flat().some((text) => text.includes('15 位'))).toBe(true);
    expect(rows.flat().filter((text) => /^[=+@]/.test(text))).toEqual([]);
  },
);
