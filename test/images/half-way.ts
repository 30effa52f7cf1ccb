import { entryOf } from '../../infra/store/chain';
import { startOnLedger } from '../replay/folded';
import { east } from '../support/seed';
import { fundedEntries } from './funded';
import { onDesktop, type Studio } from './studio';

/** The score of half-time, of which the first have decided. */
const asked = 'three-years:evaluation:quarterly:2031-Q2:1';
const DECIDED = 5;

/** A condition that nobody met in the record, a year before: how late that looks is not what the page is about. */
const unmet = 'three-years:gate:alignment:1:proposed:1';

/** Where the overview goes on below its timeline. */
const below = '.columns:has(#agreements)';

/** The same programme half-way through its 36 months, told from the record that is kept of them: pages only, nothing runs. */
export async function lookHalfWay(studio: Studio): Promise<void> {
  const on = await startOnLedger('thirty-six-months');
  try {
    const opened = on.ledger.findIndex(({ process, type }) => process === asked && type === 'approval.opened');
    const rows = on.ledger.slice(0, opened + 1 + DECIDED).filter(({ process }) => process !== unmet);
    await on.app.ledger.append([...rows.slice(0, -1).map(entryOf), ...fundedEntries('three-years')]);
    await on.app.database.query(
      `update outbox set state = 'sent', settled_at = now(), message_id = id where state = 'waiting'`,
    );
    await on.tell(rows.slice(-1));
    const page = await studio.visit();
    const value = await on.app.sessions.open({ kind: 'person', person: `pmo@${east.domain}` }, new Date());
    await page.context().addCookies([{ name: 'gatehouse_session', value, url: on.app.url }]);
    const programme = `${on.app.url}/programmes/three-years`;
    await page.goto(programme);
    await studio.shoot(page, 'agreements', { from: `${below} > :last-child`, to: '#projects', height: 900 });
    const small = await studio.visit({ ...onDesktop, deviceScaleFactor: 0.8 });
    await small.context().addCookies(await page.context().cookies());
    await small.goto(programme);
    await studio.shoot(small, 'overview', { to: below, height: 2400 });
    await page.goto(`${programme}/evaluations/quarterly/2031-Q2`);
    await studio.shoot(page, 'evaluation', { height: 1300 });
  } finally {
    await on.stop();
  }
}
