import type { Request } from 'express';
import type { Approval } from '../../domain/approvals/approvals';
import { isAsSureAs, type IdentityTier } from '../../domain/programme/policies';
import { askedBeside } from '../../domain/programme/proofs';
import { DomainError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';
import type { DigitsOf, Links } from '../../infra/keys/links';
import type { BrowserId } from '../../infra/keys/sessions';
import type { KnownBrowsers } from '../../infra/store/known-browsers';
import { cookiesOf } from '../http/cookies';
import type { PageDeps } from '../http/page-deps';
import { fieldOf } from '../ui/answer';

/** What it takes to know whether a person acts, and not a machine that opens and presses whatever it finds in a mail. */
export interface ByHandDeps {
  readonly links: Pick<Links, 'areDigits'>;
  readonly knownBrowsers: KnownBrowsers;
  readonly now: () => Date;
}

/** Who acts on a matter, and how surely that is known. */
interface Acting {
  readonly person: Person;
  readonly identity: IdentityTier;
}

/** From where it was sent, and what was typed from the mail; a program that calls the API has no browser. */
export interface SentBy {
  readonly browser?: BrowserId | undefined;
  readonly digits: string;
}

const ofLink = ({ request: { approval, round } }: Approval, person: Person): DigitsOf => ({ approval, round, person });

/** Of a visitor whose link alone says who acts, in a browser that does not know them: digits are asked for, are taken no longer, or the mail has none. */
export type DigitsAsked = 'asked' | 'spent' | 'none';

/** Whether the link alone says who acts, in a browser in which that person has not decided before; and whether digits are taken there. */
export async function digitsAsked(
  deps: ByHandDeps,
  approval: Approval,
  acting: Acting,
  browser: BrowserId | undefined,
): Promise<DigitsAsked | undefined> {
  const asked = await digitsAskedOf(deps, ofLink(approval, acting.person), acting, browser);
  return asked && askedBeside[approval.request.policy.identity] !== 'digits' ? 'none' : asked;
}

/** The same of any link. */
export async function digitsAskedOf(
  { knownBrowsers, now }: ByHandDeps,
  of: DigitsOf,
  { person, identity }: Acting,
  browser: BrowserId | undefined,
): Promise<'asked' | 'spent' | undefined> {
  if (identity !== 'link') return undefined;
  if (browser !== undefined && (await knownBrowsers.isKnown(browser, person, now()))) return undefined;
  return (await knownBrowsers.areSpent(of)) ? 'spent' : 'asked';
}

/**
 * Whoever has nothing but a link shows once for each browser, by two digits of the mail, that they read it: a machine that presses every
 * button doesn't. From then on the browser is known. Throws `digits_missing`, `digits_wrong` or `digits_spent`, and `identity_too_weak` in a
 * matter whose mails print none.
 */
export async function assertByHand(deps: ByHandDeps, approval: Approval, acting: Acting, sent: SentBy): Promise<void> {
  if ((await digitsAsked(deps, approval, acting, sent.browser)) === 'none') throw new DomainError('identity_too_weak');
  await assertByHandOf(deps, ofLink(approval, acting.person), acting, sent);
}

/** The same of any link. */
export async function assertByHandOf(
  deps: ByHandDeps,
  of: DigitsOf,
  acting: Acting,
  { browser, digits }: SentBy,
): Promise<void> {
  const asked = await digitsAskedOf(deps, of, acting, browser);
  if (asked === undefined) return;
  if (asked === 'spent') throw new DomainError('digits_spent');
  if (digits === '') throw new DomainError('digits_missing');
  const isRight = deps.links.areDigits(of, digits);
  const left = await deps.knownBrowsers.triesAfter(of, digits, isRight);
  // After the last try there is no field left that could be mended.
  if (left === undefined || (!isRight && left === 0)) throw new DomainError('digits_spent');
  if (!isRight) throw new DomainError('digits_wrong');
  if (browser !== undefined) await deps.knownBrowsers.remember(browser, acting.person, deps.now());
}

/** The same for what needs as sure an identity as a vote; where that is not shown yet, it is refused for that alone. */
export const assertVotesByHand = async (
  deps: ByHandDeps,
  approval: Approval,
  acting: Acting,
  sent: SentBy,
): Promise<void> => {
  if (isAsSureAs(acting.identity, approval.request.policy.identity)) await assertByHand(deps, approval, acting, sent);
};

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
