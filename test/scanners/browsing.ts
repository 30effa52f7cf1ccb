import type { Locator, Page } from 'playwright-core';
import type { Browser } from '../support/browser';
import type { Behaviour } from './behaviours';
import { printable, type Met } from './met';
import type { Target } from './target';

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

/** Unfolds what is folded, so that everything can be pressed. */
const unfold = (page: Page) =>
  page.locator('details').evaluateAll((folds) => {
    for (const fold of folds) fold.setAttribute('open', '');
  });

/** Some browsers refuse to send a form whose fields are empty; programs do not care. */
const withoutChecks = (page: Page) =>
  page.locator('form').evaluateAll((forms) => {
    for (const form of forms) form.setAttribute('novalidate', '');
  });

/** Whether a press sends the form: a browser keeps back one in which something is missing, unless that is not checked. */
const isSent = (button: Locator): Promise<boolean> =>
  button.evaluate((pressed) => {
    const { form, formNoValidate } = pressed as unknown as {
      readonly formNoValidate: boolean;
      readonly form: { readonly noValidate: boolean; readonly checkValidity: () => boolean };
    };
    return formNoValidate || form.noValidate || form.checkValidity();
  });

/** Types into every field what programs type, and chooses the last of every list. */
const fill = async (page: Page) => {
  for (const field of await page.locator('main input:not([type=hidden]), main textarea').all())
    await field.fill((await field.getAttribute('type')) === 'date' ? '2030-01-01' : '12').catch(() => undefined);
  for (const list of await page.locator('main select').all())
    await list.selectOption({ index: (await list.locator('option').count()) - 1 });
};

/** Opens the link and presses each button of its page, of the page as it was found each time. */
const pressingAll =
  (browser: Browser, ...prepare: readonly ((page: Page) => Promise<unknown>)[]) =>
  async ({ link }: Target): Promise<readonly Met[]> => {
    const page = await browser.visit();
    const met = watching(page, new URL(link).origin);
    await page.goto(link, { waitUntil: 'networkidle' });
    const clean = page.url();
    const buttons = await page.locator('main button').count();
    for (let nth = 0; nth < buttons; nth += 1) {
      await page.goto(clean, { waitUntil: 'networkidle' });
      for (const each of [unfold, ...prepare]) await each(page);
      const button = page.locator('main button').nth(nth);
      if (!(await button.isVisible()) || !(await button.isEnabled())) continue;
      if (await isSent(button))
        await Promise.all([page.waitForEvent('framenavigated'), button.click({ noWaitAfter: true })]);
      else await button.click({ noWaitAfter: true });
      await page.waitForLoadState('networkidle');
    }
    await page.context().close();
    return met;
  };

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
  {
    name: 'browser that presses everything',
    does: 'unfolds everything and presses every button',
    act: pressingAll(browser),
  },
  {
    name: 'browser that presses everything unasked',
    does: 'presses every button, whatever a form says must be filled in first',
    act: pressingAll(browser, withoutChecks),
  },
  {
    name: 'browser that submits every form',
    does: 'fills in every field of every form and presses every button',
    act: pressingAll(browser, fill),
  },
];
