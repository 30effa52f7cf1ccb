import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { seatsOf } from '../../bench/programme';
import type { Receipt } from '../../bench/sink';
import type { Verdict } from '../../domain/approvals/approvals';
import type { Answered, Refused } from '../support/calls';
import { hiddenFields, visitorOf } from '../support/visitor';
import type { Product } from './product';

/** What somebody clicked, and what they were told in the end: that it was accepted, or why not. */
export interface Click {
  readonly approval: string;
  readonly seat: string;
  readonly person: string;
  readonly verdict: Verdict;
  readonly by: 'api' | 'page';
  readonly told: 'accepted' | (string & {});
  readonly tries: number;
}

/** A mailed link as its reader has it. */
interface Link {
  readonly token: string;
  readonly digits: string;
  readonly approval: string;
  readonly round: number;
  readonly seat: string;
  readonly person: string;
}

/** On a busy machine all parts may be away for minutes. */
const MOST_TRIES = 2_400;
const BETWEEN_MS = 250;

/** Mostly approval, so that matters run to their third seat; some end early, and the late are told so. */
const someVerdict = (): Verdict => {
  const drawn = randomInt(100);
  if (drawn < 85) return 'approve';
  return drawn < 93 ? 'reject' : 'abstain';
};

/** The link in a mail that asks first, if it is one; the token itself says nothing. */
export const linkIn = ({ token, digits = '', to, approval }: Receipt): Link | undefined => {
  if (token === undefined || approval === undefined) return undefined;
  return { token, digits, approval, seat: seatsOf[to] ?? '', round: Number(approval.split(':').at(-1)), person: to };
};

/** Asks until there is a real answer: an outage is a refused connection or 5xx, and whoever meets one clicks again. */
export async function insist<A extends { readonly status: number }>(
  ask: () => Promise<A>,
): Promise<{ readonly answer: A; readonly tries: number }> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const answer = await ask().catch(() => undefined);
    if (answer && answer.status < 500) return { answer, tries };
    await pause(BETWEEN_MS);
  }
  throw new Error('No answer for minutes.');
}

const toldBy = ({ status, body }: Answered<Refused>) => (status < 300 ? 'accepted' : body.code);

/** By the API, sometimes with a double click: both get the same answer, or one of them is told to wait for the other. */
async function clickByApi(product: Product, link: Link, verdict: Verdict): Promise<Click> {
  const { approval, seat, person } = link;
  const headers = { 'idempotency-key': randomUUID() };
  const body = { verdict, comment: 'while everything is being killed' };
  const send = () =>
    insist(() => product.postBy(link, `/approvals/${encodeURIComponent(approval)}/decisions`, body, headers));
  const [first, second] = await Promise.all([send(), randomInt(5) === 0 ? send() : undefined]);
  const told = toldBy(first.answer);
  const tries = first.tries + (second?.tries ?? 0);
  const disagrees = second && toldBy(second.answer) !== told;
  const said = disagrees ? `${told} and ${toldBy(second.answer)}` : told;
  return { approval, seat, person, verdict, by: 'api', told: said, tries };
}

/** On the page: the link is opened, the form is sent; whoever meets an outage sends the same form again. */
async function clickOnPage(
  product: Product,
  { token, digits, approval, seat, person }: Link,
  verdict: Verdict,
): Promise<Click> {
  const visitor = visitorOf(product.url);
  const shown = await insist(() => visitor.get(`/d/${token}`));
  const fields = hiddenFields(shown.answer.html, { digits });
  if (!fields.seat) return { approval, seat, person, verdict, by: 'page', told: 'already_closed', tries: shown.tries };
  const comment = 'while everything is being killed';
  const sent = await insist(() => visitor.post(shown.answer.path, { ...fields, verdict, comment }));
  const told = sent.answer.status < 300 ? 'accepted' : `refused with ${sent.answer.status}`;
  return { approval, seat, person, verdict, by: 'page', told, tries: shown.tries + sent.tries };
}

/** Everybody who was mailed a link clicks once, some by the API and some on the page, as the mails come in, until told to stop. */
export const clickOnWhatComes = (product: Product) => {
  const clicks: Click[] = [];
  const underWay = new Set<Promise<void>>();
  const seen = new Set<string>();
  let isOver = false;

  const click = async (link: Link) => {
    await pause(randomInt(2_000));
    clicks.push(await (randomInt(3) === 0 ? clickOnPage : clickByApi)(product, link, someVerdict()));
  };

  const reading = (async () => {
    for (let at = 0; !isOver || at < product.received.length; await pause(50))
      for (; at < product.received.length; at += 1) {
        const mail = product.received[at];
        const link = mail && linkIn(mail);
        const key = `${link?.approval} ${link?.seat}`;
        if (!link || seen.has(key)) continue;
        seen.add(key);
        const clicking = click(link).finally(() => underWay.delete(clicking));
        underWay.add(clicking);
      }
    await Promise.all(underWay);
  })();

  return {
    clicks: clicks as readonly Click[],
    /** Lets everybody finish. */
    finish: async () => {
      isOver = true;
      await reading;
    },
  };
};
