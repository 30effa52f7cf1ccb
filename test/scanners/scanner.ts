import type { Browser } from '../support/browser';
import { behaviours, type Behaviour } from './behaviours';
import { browsing } from './browsing';
import { wrongIn } from './met';
import { openLink } from './target';

/** What one scanner did: the statuses it was answered with, the decisions shown before and after it, and what must not be. */
export interface Scan extends Pick<Behaviour, 'name' | 'does'> {
  readonly statuses: readonly number[];
  readonly decisions: readonly [before: number, after: number];
  readonly wrong: readonly string[];
}

/** Every scanner, by its name. */
export const scannersWith = (browser: Browser): readonly Behaviour[] => [...behaviours, ...browsing(browser)];

/** Lets one scanner at a mailed link, and looks before and after it at what the page itself shows. */
export async function scan(link: string, { name, does, act }: Behaviour): Promise<Scan> {
  const before = await openLink(link);
  const met = await act(before);
  const after = await openLink(link);
  const wrong = [
    ...wrongIn(met),
    ...(after.decisions === before.decisions ? [] : ['something was decided']),
    ...(after.asks === before.asks ? [] : [`the page asked ${before.asks}, now it asks ${after.asks}`]),
  ];
  const statuses = met.map(({ status }) => status);
  return { name, does, statuses, decisions: [before.decisions, after.decisions], wrong };
}
