import type { Page } from 'playwright-core';
import { barriersOn, overflowOf } from '../support/accessibility';
import type { Browser } from '../support/browser';

/** A browser whose text is as large as it comes, and one whose reader wants it twice as large. */
export interface Browsers {
  readonly usual: Browser;
  readonly large: Browser;
}

type Window = readonly [keyof Browsers, number, 'barriers' | 'width'];

/** In which windows a page is looked at, and for what. */
const windows: readonly Window[] = [
  ['usual', 1280, 'barriers'],
  ['usual', 390, 'width'],
  ['usual', 320, 'width'],
  ['large', 1280, 'width'],
  ['large', 320, 'barriers'],
];

const HEIGHT = 800;

/** What is wrong with a page as it stands, also one that answers a form: it is shown once more in other windows, and its reader's stays as it is. */
export async function examine(page: Page, browsers: Browsers): Promise<readonly string[]> {
  const [address, html] = [page.url().replace(/#.*/, ''), await page.content()];
  const wrong: string[] = [];
  for (const [text, width, what] of windows) {
    const copy = await browsers[text].visit({ width, height: HEIGHT });
    await copy.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await copy.goto(address);
    const how = `${text} text, ${width} px`;
    const over = await overflowOf(copy);
    if (over > 0) wrong.push(`${how}: ${over} px too wide`);
    if (what === 'barriers')
      for (const { rule, targets } of await barriersOn(copy)) wrong.push(`${how}: ${rule} at ${targets.join(' | ')}`);
    await copy.context().close();
  }
  return wrong;
}
