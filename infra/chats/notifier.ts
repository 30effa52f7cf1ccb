import { requestOf, type ChatPosting } from './messages';
import type { ChatPlaces } from './places';

/** A channel is given so long to answer. */
const ANSWER_WITHIN_MS = 5_000;

/** A receiver that asks for more patience than this is asked again after it. */
const MOST_PATIENCE_MS = 24 * 3_600_000;

/** The channel will never take this message, or nobody has said where the channel is. The message names no address. */
export class ChatRefused extends Error {
  override readonly name = 'ChatRefused';
}

/** The channel can't take it now; not before `notBefore` (ISO), where it said so by Retry-After. */
export class ChatDelayed extends Error {
  override readonly name = 'ChatDelayed';

  constructor(
    message: string,
    readonly notBefore?: string,
  ) {
    super(message);
  }
}

export type Notifier = ReturnType<typeof createNotifier>;

/** The one way out to chats: posts a message, follows no redirect, keeps addresses and secrets out of every error. */
export const createNotifier = ({ places }: { readonly places: ChatPlaces }) => ({
  /** Throws `ChatRefused` or `ChatDelayed`. */
  send: async (message: ChatPosting): Promise<void> => {
    const { channel, kind } = message.message;
    const place = places(channel);
    if (!place) throw new ChatRefused(`the environment names no address for the channel "${channel}"`);
    if (kind === 'standard' && !place.secret)
      throw new ChatRefused(`the environment names no secret for the channel "${channel}"`);
    const { url, ...request } = requestOf(message, place, new Date());
    const answer = await post(url, request).catch((error: unknown) => {
      throw new ChatDelayed(`the channel "${channel}" does not answer: ${reasonOf(error)}`);
    });
    judge(`the channel "${channel}"`, answer);
  },
});

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

const post = async (
  url: string,
  request: { readonly body: string; readonly headers: Record<string, string> },
): Promise<Answer> => {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const response = await fetch(url, { ...request, method: 'POST', redirect: 'manual', signal });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await response.text() };
};

/** The code alone: a message of the network may hold the address. */
const reasonOf = (error: unknown): string => {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? name ?? 'unknown';
};

/** Codes with which robots answer 200 when they are too busy: WeCom, DingTalk, Feishu, and "system busy" of the first two. */
const busy = new Set([45009, 410100, 130101, 11232, -1]);

/** 2xx is taken; 408, 429 and 5xx may pass; everything else, redirects too, is final. Robots tell their refusals in a 200. */
const judge = (who: string, { status, retryAfter, text }: Answer): void => {
  if (status < 200 || status > 299) {
    const message = `${who} answered ${status}`;
    if (status === 408 || status === 429 || status >= 500) throw new ChatDelayed(message, instantOf(retryAfter));
    throw new ChatRefused(message);
  }
  const code = codeIn(text);
  if (code === 0) return;
  const message = `${who} answered with the code ${code}`;
  throw busy.has(code) ? new ChatDelayed(message) : new ChatRefused(message);
};

/** What a robot says of itself: `errcode` of WeCom and DingTalk, `code` of Feishu; others say nothing. */
const codeIn = (text: string): number => {
  try {
    const { errcode, code } = JSON.parse(text) as { errcode?: unknown; code?: unknown };
    return [errcode, code].find((each) => typeof each === 'number') ?? 0;
  } catch {
    return 0; // Slack answers "ok"
  }
};

/** Retry-After is seconds or a date (RFC 9110, section 10.2.3). */
const instantOf = (retryAfter: string | null): string | undefined => {
  if (retryAfter === null) return undefined;
  const now = Date.now();
  const at = /^\d+$/.test(retryAfter) ? now + Number(retryAfter) * 1000 : Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : new Date(Math.min(Math.max(at, now), now + MOST_PATIENCE_MS)).toISOString();
};
