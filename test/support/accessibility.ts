import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly rule: string;
  readonly targets: readonly string[];
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What stands in the way of a screen reader, a keyboard or weak eyes on a page with all its folds open, by WCAG 2.2 AA; targets of 24 px are part of it. */
export const barriersOn = async (page: Page): Promise<readonly Violation[]> => {
  await page.evaluate('document.querySelectorAll("details").forEach((fold) => { fold.open = true; })');
  await page.evaluate(axe.source);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(TAGS)} }).then(({ violations }) => violations.map(({ id, nodes }) =>
    ({ rule: id, targets: nodes.map(({ target, failureSummary }) => target.join(' ') + ': ' + failureSummary) })))`;
  return page.evaluate(run);
};

/** By how many pixels a page is wider than its window; none where nobody has to scroll sideways. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
