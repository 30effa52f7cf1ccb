import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { unpackChromium } from './packed-chromium';

/** A program, and what it needs in its environment. */
export interface Chromium {
  readonly executablePath: string;
  readonly env?: Readonly<Record<string, string>>;
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

const installed = () => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), onMac].find(existsSync);
};

/** A Chromium of this machine (CHROMIUM, the PATH), else the one inside an npm package, else the one that Playwright has downloaded. */
export const findChromium = async (): Promise<Chromium> => {
  const named = process.env['CHROMIUM'];
  if (named && !existsSync(named)) throw new Error(`CHROMIUM names ${named}, which is not there.`);
  const own = named || installed();
  if (own) return { executablePath: own };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium();
  const downloaded = chromium.executablePath();
  if (existsSync(downloaded)) return { executablePath: downloaded };
  throw new Error(
    'There is no Chromium: install Chrome or Chromium, or name one in CHROMIUM, or run npx playwright-core install chromium.',
  );
};
