import type { Page } from 'playwright-core';
import type { Browser } from '../support/browser';
import type { Behaviour } from './behaviours';
import { printable, type Met } from './met';

/** Notes every answer of the product itself that a page gets while a scanner is at it. */
const watching = (page: Page, origin: string): readonly Met[] => {
  const met: Met[] = [];
  page.on('response', (response) => {
    const { pathname, origin: from } = new URL(response.url());
    if (from !== origin || pathname.startsWith('/assets/')) return;
    // Cookies are told in one text by the browser; the other scanners look at them.
    const headers = new Headers(Object.entries(response.headers()).filter(([name]) => name !== 'set-cookie'));
    const [method, status] = [response.request().method(), response.status()];
    met.push({ method, path: printable(response.url()), status, headers });
  });
  return met;
};

/** Which links of a page, by their number, stay within the product; the rest belongs to others. */
const ownLinksOn = (page: Page, origin: string): Promise<number[]> =>
  page
    .locator('a[href]')
    .evaluateAll(
      (links, from) =>
        links.flatMap((link, nth) =>
          (link as unknown as { readonly href: string }).href.startsWith(from) ? [nth] : [],
        ),
      origin,
    );

/** What scanners with a real browser do. */
export const browsing = (browser: Browser): readonly Behaviour[] => [
  {
    name: 'headless browser',
    does: 'opens the link, runs everything on the page and waits until it is quiet, twice',
    act: async ({ link }) => {
      const page = await browser.visit();
      const met = watching(page, new URL(link).origin);
      for (let visit = 0; visit < 2; visit += 1) await page.goto(link, { waitUntil: 'networkidle' });
      await page.context().close();
      return met;
    },
  },
  {
    name: 'browser that clicks every link',
    does: 'unfolds and clicks everything but the buttons of forms',
    act: async ({ link }) => {
      const { origin } = new URL(link);
      const page = await browser.visit();
      const met = watching(page, origin);
      await page.goto(link, { waitUntil: 'networkidle' });
      const clean = page.url();
      for (const summary of await page.locator('summary').all()) await summary.click();
      for (const nth of await ownLinksOn(page, origin)) {
        await page.goto(clean, { waitUntil: 'networkidle' });
        const link = page.locator('a[href]').nth(nth);
        await Promise.all([page.waitForEvent('framenavigated'), link.dispatchEvent('click')]);
        await page.waitForLoadState('networkidle');
      }
      await page.context().close();
      return met;
    },
  },
];
