import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { desktop, phone, startBrowser } from '../support/browser';
import { examine } from './examination';
import type { Frame } from './frames';

interface Shot {
  /** As far down the page as is useful; the window alone when left out. */
  readonly height?: number;
  /** What stands at the top of the image. */
  readonly from?: string;
  /** What stands below its end. */
  readonly to?: string;
  /** A page of somebody else's, or one that is no page of ours. */
  readonly isForeign?: boolean;
}

/** A refused form is answered with its status, which the browser notes as an error; nothing else may be noted. */
const isAnswer = (text: string) => /^Failed to load resource: .* status of 4(01|03|04|09|10|22)/.test(text);

/** What a phone has: its window, and points of its screen to a pixel. */
export const onPhone: BrowserContextOptions = {
  viewport: phone,
  timezoneId: 'Asia/Shanghai',
  deviceScaleFactor: 1.5,
  isMobile: true,
  hasTouch: true,
};
export const onDesktop: BrowserContextOptions = { viewport: desktop, timezoneId: 'Asia/Shanghai' };

/** Takes the images into a folder, and looks at every page of which it takes one. */
export async function openStudio(folder: string, report: (line: string) => void) {
  const [usual, large] = [await startBrowser(), await startBrowser({ textSize: 2 })];
  const browsers = { usual, large };
  const taken = new Map<Frame, number>();
  const wrong: string[] = [];
  const blame = (where: string, what: string) => {
    wrong.push(`${where}: ${what}`);
    report(`WRONG ${where}: ${what}`);
  };

  const visit = async (
    how: BrowserContextOptions = onDesktop,
    text: keyof typeof browsers = 'usual',
  ): Promise<Page> => {
    const page = await browsers[text].open(how);
    page.on('pageerror', ({ message }) => blame(page.url(), message));
    page.on('console', (said) => {
      if (said.type() === 'error' && !isAnswer(said.text())) blame(page.url(), said.text());
    });
    return page;
  };

  const shoot = async (page: Page, frame: Frame, { height, from, to, isForeign = false }: Shot = {}): Promise<void> => {
    const path = join(folder, `${frame}.png`);
    await page.evaluate('document.fonts.ready');
    const window = page.viewportSize() ?? desktop;
    const top = from === undefined ? 0 : await topOf(page, from);
    const clip = { x: 0, y: Math.max(0, top - MARGIN), width: window.width, height: height ?? window.height };
    const whole = to === undefined ? await heightOf(page) : await topOf(page, to);
    const within = { ...clip, height: Math.min(clip.height, Math.max(whole - clip.y, MARGIN)) };
    await page.screenshot({ path, fullPage: true, clip: within, animations: 'disabled' });
    taken.set(frame, statSync(path).size);
    report(`${frame}: ${Math.round(statSync(path).size / 1024)} kB`);
    if (!isForeign) for (const what of await examine(page, browsers)) blame(`${frame} (${page.url()})`, what);
  };

  const stop = async () => {
    await Promise.all([usual.stop(), large.stop()]);
  };

  return { visit, shoot, blame, stop, taken, wrong };
}

export type Studio = Awaited<ReturnType<typeof openStudio>>;

const MARGIN = 8;

const topOf = async (page: Page, selector: string): Promise<number> =>
  Math.round(
    ((await page.locator(selector).first().boundingBox())?.y ?? 0) + (await page.evaluate<number>('window.scrollY')),
  );

const heightOf = (page: Page) => page.evaluate<number>('document.documentElement.scrollHeight');
