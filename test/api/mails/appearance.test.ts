import type { Page } from 'playwright-core';
import { renderMail } from '../../../mail/render';
import { startBrowser, type Browser } from '../../support/browser';
import { others, task } from '../../support/some-mails';

let browser: Browser;
beforeAll(async () => void (browser = await startBrowser()));
afterAll(() => browser.stop());

const mails = [
  task,
  { ...task, kind: 'reminder' as const, stopReminders: 'https://gatehouse.example/reminders/x' },
  { ...task, accent: '#7a1f5c' },
  ...others,
];

/** The texts of a page whose contrast against what is behind them is below WCAG AA (4.5), with the colours that a browser gives them. */
const paleTexts = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const linear = (value) => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const luminance = (colour) => {
      const [red, green, blue] = parts(colour).map(linear);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = (element) => {
      for (let each = element; each; each = each.parentElement) {
        const colour = getComputedStyle(each).backgroundColor;
        if ((parts(colour)[3] ?? 1) > 0) return colour;
      }
      return 'rgb(255, 255, 255)';
    };
    const isVisible = (element) => element.getClientRects().length > 0 && getComputedStyle(element).display !== 'none';
    const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    return [...document.querySelectorAll('.letter *')].filter((each) => isVisible(each) && hasText(each)).flatMap((each) => {
      const [text, ground] = [luminance(getComputedStyle(each).color), luminance(behind(each))];
      const contrast = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
      return contrast < 4.5 ? [each.textContent.trim().slice(0, 30) + ' ' + contrast.toFixed(1)] : [];
    });
  })()`);

const backgroundOf = (page: Page): Promise<string> =>
  page.evaluate(`getComputedStyle(document.querySelector('.letter')).backgroundColor`);

test.each(['light', 'dark'] as const)(
  'every mail reads well in a mail program that is %s, also on a phone',
  async (colorScheme) => {
    const page = await browser.visit();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 300, height: 800 });
    for (const mail of mails) {
      await page.setContent(renderMail({ ...mail, language: 'both' }).html);
      expect([mail.kind, await paleTexts(page)]).toEqual([mail.kind, []]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(300);
      expect(await backgroundOf(page)).toBe(colorScheme === 'dark' ? 'rgb(29, 35, 42)' : 'rgb(255, 255, 255)');
    }
  },
);
