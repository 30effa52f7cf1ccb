import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit';
import { DomainError } from '../../domain/shared/errors';
import type { Links } from '../../infra/keys/links';
import type { Sessions } from '../../infra/keys/sessions';
import { bearerToken } from './caller';
import { cookiesOf } from '../http/cookies';

/** So many tries in so many minutes, by each process. */
interface Limit {
  readonly tries: number;
  readonly minutes: number;
}

/** Codes have a limit of their own in the store (`infra/store/codes.ts`), since guessing one must not be easier with more processes. */
export const limits = {
  /**
   * Sign-in links asked for from one machine, of which a company may share one; for one address from one machine, so that nobody uses up
   * what another has; and for one address from everywhere, so that a mailbox isn't flooded. What was mailed until then is good for as
   * long as that last count lasts, so even it locks nobody out.
   */
  signInFromMachine: { tries: 50, minutes: 15 },
  signInForAddress: { tries: 5, minutes: 15 },
  signInFromEverywhere: { tries: 25, minutes: 15 },
  /** Decisions sent by one person, by link or signed in. */
  decisions: { tries: 120, minutes: 15 },
  /** Readings of one calendar: its programs ask a few times an hour, from machines that many people share. */
  calendars: { tries: 60, minutes: 15 },
  previews: { tries: 1_200, minutes: 1 },
  /** Calls of the API from one machine that showed no good token or session; those that show one are never counted. */
  unauthorised: { tries: 300, minutes: 15 },
} as const satisfies Record<string, Limit>;

/** Refuses with `rate_limited`, saying after how many seconds to try again. */
export const limited = ({ tries, minutes }: Limit, more: Partial<Options> = {}): RequestHandler =>
  rateLimit({
    windowMs: minutes * 60_000,
    limit: tries,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: machineOf,
    // Whose word is taken for an address is said by the environment, and told in the log where it is not.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, response, next) => {
      const wait = Number(response.get('Retry-After') ?? minutes * 60);
      next(new DomainError('rate_limited', undefined, { retryAfterSeconds: wait }));
    },
    ...more,
  });

/** The same for a page that shows the refusal itself, with what was typed. */
export const withinLimit =
  (limiter: RequestHandler) =>
  (request: Request, response: Response): Promise<void> =>
    new Promise((resolve, reject) => {
      void limiter(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error as Error)));
    });

export const machineOf = (request: Request): string => ipKeyGenerator(request.ip ?? '');

/** What it takes to tell a genuine link or session from one that anybody could make up. */
interface BearerDeps {
  readonly links: Pick<Links, 'verify'>;
  readonly sessions: Pick<Sessions, 'read' | 'readLink'>;
  readonly now: () => Date;
}

/** By the person for whom a genuine link was made or who is signed in; whatever else is shown counts for the machine that shows it. */
export const bearerOrMachine =
  ({ links, sessions, now }: BearerDeps) =>
  async (request: Request): Promise<string> => {
    const cookies = cookiesOf(request);
    const token = bearerToken(request);
    const claims =
      token === undefined
        ? await sessions.readLink(cookies.link, now())
        : await links.verify(token, now()).catch(() => undefined);
    if (claims) return `link ${claims.approval} ${claims.bearer}`;
    const session = token === undefined ? await sessions.read(cookies.session, now()) : undefined;
    return session ? `session ${session.kind} ${session.person}` : machineOf(request);
  };

/** Warns once when a proxy says from where a request comes and is not believed: everybody behind it would count as one machine. */
export const tellUnknownProxy = (log: { readonly warn: (facts: object, message: string) => void }): RequestHandler => {
  let isTold = false;
  return (request, _response, next) => {
    const trusts = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean;
    const proxy = request.socket.remoteAddress;
    if (!isTold && proxy !== undefined && request.get('x-forwarded-for') !== undefined && !trusts(proxy, 0)) {
      isTold = true;
      const cure = 'if it is a proxy of yours, name it in GATEHOUSE_TRUST_PROXY';
      log.warn({ proxy }, `what ${proxy} says of where requests come from is not believed: ${cure}`);
    }
    next();
  };
};
