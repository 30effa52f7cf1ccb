import type { Browser } from '../support/browser';

/** What a mail scanner met: the statuses it was answered with, and each request that was more than looking. */
export interface Scan {
  readonly statuses: readonly number[];
  readonly writes: readonly string[];
}

/**
 * Goes at a mailed link as the scanners of mail providers do, before the person has: HEAD and GET twice without following, GET once
 * following with no cookie, then twice in a browser that runs scripts and waits until the network is quiet.
 */
export async function scan(browser: Browser, link: string): Promise<Scan> {
  const statuses: number[] = [];
  for (const method of ['HEAD', 'GET', 'HEAD', 'GET'])
    statuses.push((await fetch(link, { method, redirect: 'manual' })).status);
  statuses.push((await fetch(link, { redirect: 'follow' })).status);

  const writes: string[] = [];
  for (let visit = 0; visit < 2; visit += 1) {
    const page = await browser.visit();
    page.on('request', (request) => {
      if (!['GET', 'HEAD'].includes(request.method())) writes.push(`${request.method()} ${request.url()}`);
    });
    const response = await page.goto(link, { waitUntil: 'networkidle' });
    statuses.push(response?.status() ?? 0);
    await page.context().close();
  }
  return { statuses, writes };
}
