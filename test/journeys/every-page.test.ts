import { officePeople } from '../../domain/programme/parties';
import { entryOf } from '../../infra/store/chain';
import { startOnLedger, type OnLedger } from '../replay/folded';
import { routeOf } from '../replay/read-routes';
import { tourPages } from '../replay/tour-pages';
import { barriersOn, overflowOf } from '../support/accessibility';
import { phone, startBrowser } from '../support/browser';

/** So many entries are told at once. */
const TOGETHER = 100;

let on: OnLedger;
let paths: readonly string[];
let office: string;
beforeAll(async () => {
  on = await startOnLedger('thirty-six-months');
  for (let at = 0; at < on.ledger.length; at += TOGETHER)
    await on.app.ledger.append(on.ledger.slice(at, at + TOGETHER).map(entryOf));
  const visits = await tourPages(on.app, { language: 'zh', isAll: true, isFirst: false, toCome: new Set() });
  const pages = visits
    .flatMap(({ seen }) => seen)
    .filter(({ status, type }) => status === 200 && type.includes('html'));
  paths = [...new Map(pages.map(({ path }) => [routeOf(path) ?? path, path])).values()];
  const [{ key = '' } = {}] = await on.app.database.query<{ key: string }>('select key from programmes');
  const head = await on.app.readModel.head(key);
  office = head ? (officePeople(head.definition)[0] ?? '') : '';
}, 300_000);
afterAll(() => on?.stop());

test.each([
  ['on a phone, its text as it comes', phone, 1],
  ['320 pixels wide, its text twice as large', { width: 320, height: 640 }, 2],
] as const)(
  'every page of a programme of 36 months is read without a barrier or a scroll to the side, %s',
  async (_how, size, textSize) => {
    const browser = await startBrowser({ textSize });
    const page = await browser.visit(size);
    const session = await on.app.sessions.open({ kind: 'person', person: office }, new Date());
    await page.context().addCookies([{ name: 'gatehouse_session', value: session, url: on.app.url }]);
    const wrong: object[] = [];
    for (const path of paths) {
      await page.goto(`${on.app.url}${path}`);
      const over = await overflowOf(page);
      const barriers = await barriersOn(page);
      if (over > 0 || barriers.length > 0) wrong.push({ path, over, barriers });
    }
    await browser.stop();
    expect(paths.length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  },
  400_000,
);
