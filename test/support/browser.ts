import { existsSync } from 'node:fs';
import { chromium, type ViewportSize } from 'playwright-core';

const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The windows that people have: an office’s, and a phone’s. */
export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

/** A real Chromium without a window, that speaks Chinese and calls nobody by itself. */
export const startBrowser = async () => {
  const executablePath = places.find((place) => place !== undefined && existsSync(place));
  if (!executablePath) throw new Error('There is no Chromium: install one, or name it in CHROMIUM.');
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  return {
    /** A visitor of their own: no cookies of anybody else. */
    visit: async (viewport: ViewportSize = desktop) =>
      (await browser.newContext({ locale: 'zh-CN', viewport })).newPage(),
    stop: () => browser.close(),
  };
};

export type Browser = Awaited<ReturnType<typeof startBrowser>>;
