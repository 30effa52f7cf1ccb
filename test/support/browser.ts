import { chromium, type BrowserContextOptions, type ViewportSize } from 'playwright-core';
import { findChromium } from './chromium';

/** The windows that people have: an office’s, and a phone’s. */
export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

/** A real Chromium without a window, that speaks Chinese and calls nobody by itself; its reader may want text so many times as large. */
export const startBrowser = async ({ textSize = 1 } = {}) => {
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env, LANGUAGE: 'zh_CN' },
    args: [
      '--no-sandbox',
      `--blink-settings=defaultFontSize=${16 * textSize}`,
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  const open = async (how: BrowserContextOptions) => (await browser.newContext({ locale: 'zh-CN', ...how })).newPage();
  return {
    /** A visitor of their own: no cookies of anybody else. */
    visit: (viewport: ViewportSize = desktop) => open({ viewport }),
    /** The same with a device of their own. */
    open,
    stop: () => browser.close(),
  };
};

export type Browser = Awaited<ReturnType<typeof startBrowser>>;
