import type { Page } from 'playwright-core';

/** More than any page has places to stop at before what is looked for. */
const MOST = 60;

const isFocused = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`);

/** Presses Tab until it stands there, as somebody without a mouse does; not more often than it may take. */
export async function tabTo(page: Page, selector: string, most = MOST): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if (await isFocused(page, selector)) return;
  }
  throw new Error(`Nobody reaches ${selector} by the keyboard.`);
}
