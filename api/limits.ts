import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit';
import { DomainError } from '../domain/errors';
import { hashOf } from '../infra/hashes';
import { bearerToken } from './caller';
import { cookiesOf } from './routes/pages-cookies';

/** So many tries in so many minutes, by each process. */
interface Limit {
  readonly tries: number;
  readonly minutes: number;
}

/** Codes have a limit of their own in the store (`infra/store/codes.ts`), since guessing one must not be easier with more processes. */
export const limits = {
  /** Sign-in links mailed to one address, and asked for from one machine: a company may share one. */
  signInToAddress: { tries: 5, minutes: 15 },
  signInFromMachine: { tries: 50, minutes: 15 },
  /** Decisions sent with one link or session. */
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

/** By the link or session that a decision is sent with; without one, by machine. */
export const bearerOrMachine = (request: Request): string => {
  const { link, session } = cookiesOf(request);
  const shown = bearerToken(request) ?? link ?? session;
  return shown === undefined ? machineOf(request) : hashOf(shown);
};
