import type { Request } from 'express';
import type { SentBy } from './by-hand';
import { fieldOf } from '../ui/answer';
import { cookiesOf } from '../http/cookies';
import type { PageDeps } from '../http/page-deps';
import type { Person } from '../../domain/shared/keys';

/** From which browser a form came, and what was typed there from the mail. */
export const sentBy = (request: Request): SentBy => {
  const { browser } = cookiesOf(request);
  return { digits: fieldOf(request, 'digits'), ...(browser !== undefined && { browser }) };
};

/** A browser in which somebody has decided, however they were known there, does not ask them for digits later. */
export async function decidedHere({ knownBrowsers, now }: PageDeps, request: Request, person: Person): Promise<void> {
  const { browser } = cookiesOf(request);
  if (browser !== undefined && !(await knownBrowsers.isKnown(browser, person, now())))
    await knownBrowsers.remember(browser, person, now());
}
