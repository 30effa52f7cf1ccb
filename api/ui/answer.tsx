import type { Request, RequestHandler, Response } from 'express';
import type { VNode } from 'preact';
import type { z } from 'zod';
import { isPlannable } from '../../domain/calendar/dates';
import type { Programme } from '../../domain/programme/programme';
import { DomainError } from '../../domain/shared/errors';
import { demands } from '../../definition/demands';
import { defectsTyped, refusedInput, wrong } from '../http/defects';
import { reasonOf } from '../../domain/shared/reasons';
import { isBlank, say } from '../../domain/shared/text';
import type { PageAsked } from '../../infra/store/pages';
import { isBehind } from '../../infra/host/behind';
import { BeingWrittenPage } from './being-written';
import { MessagePage } from './message';
import { statusOf, unreadable } from '../http/problems';
import { isOwnForm } from '../http/security';
import type { PageDeps } from '../http/page-deps';
import { cookiesOf } from '../http/cookies';
import { readerOf, visitOf } from './visit';
import { withNames } from './named';
import { renderRefused, type RefusedForm } from './wrongs';

/** Sends a page. */
export const sendPage = (response: Response, page: VNode, status = 200, refused?: RefusedForm): void => {
  response
    .status(status)
    .type('html')
    .send(`<!doctype html>${withNames(page, renderRefused(page, refused))}`);
};

/** A page for a refusal that has no page of its own to be shown on. Anything but a refusal goes on to the app's error handler. */
export async function sendRefusal(
  deps: PageDeps,
  request: Request,
  response: Response,
  thrown: unknown,
): Promise<void> {
  const error = unreadable(thrown);
  if (!(error instanceof DomainError)) throw error;
  const wait = error.facts.retryAfterSeconds;
  if (typeof wait === 'number') response.set('Retry-After', String(wait));
  const programme = response.locals.seen as Programme | undefined;
  const reader = readerOf(request, response, deps, await visitOf(request, deps), { ...(programme && { programme }) });
  const why = reasonOf(error);
  const isSignInUseful = SIGN_IN_HELPS.has(error.code);
  sendPage(
    response,
    <MessagePage
      reader={reader}
      code={error.code}
      facts={error.facts}
      {...(why && { detail: say(why, reader.language) })}
      {...(isSignInUseful && { signInNext: nextOf(request) })}
    />,
    statusOf(error),
    { error, typed: {} },
  );
}

/** Shows what was done where it stands; where the record does not have it yet, says so instead, with the way there. */
export async function goOn(deps: PageDeps, request: Request, response: Response, path: string): Promise<void> {
  if (!isBehind()) return response.redirect(303, path);
  const visit = await visitOf(request, deps).catch(() => ({ cookies: cookiesOf(request) })); // the store may be away
  const reader = readerOf(request, response, deps, visit);
  sendPage(response, <BeingWrittenPage reader={reader} path={path} />, 202);
}

/** Does a page's work; what it refuses is answered with a page that says so. */
export const answering =
  (deps: PageDeps, work: (deps: PageDeps, request: Request, response: Response) => Promise<void>): RequestHandler =>
  async (request, response) => {
    try {
      await work(deps, request, response);
    } catch (error) {
      await sendRefusal(deps, request, response, error);
    }
  };

const SIGN_IN_HELPS = new Set(['link_expired', 'link_revoked', 'link_invalid', 'unauthorised']);

const nextOf = ({ method, originalUrl }: Request) =>
  method === 'GET' && !/^\/(d|calendar)\//.test(originalUrl) ? originalUrl : '/inbox';

/** Refuses with `forbidden` what another site's page sent, or a form shown under another cookie. */
export function assertOwnForm(request: Request, { sessions, publicUrl }: PageDeps, binding: string | undefined): void {
  const isBound = binding !== undefined && sessions.isNonce(fieldOf(request, 'nonce'), binding);
  if (!isOwnForm(request, publicUrl) || !isBound) throw new DomainError('forbidden');
}

/** One field of a sent form, without surrounding blanks; one in which nothing can be read is empty. */
export function fieldOf(request: Request, name: string): string {
  const value: unknown = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' && !isBlank(value) ? value.trim() : '';
}

/** The same of a field that may have several lines, which a browser ends in its own way. */
export const textOf = (request: Request, name: string): string => fieldOf(request, name).replaceAll('\r\n', '\n');

/** What was typed one below the other, without blank lines. */
export const linesOf = (request: Request, name: string): readonly string[] =>
  textOf(request, name)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** A day that may be left out. Throws `invalid_input` for what is none. */
export const dateOf = (request: Request, name: string): string | undefined => {
  const given = fieldOf(request, name);
  if (given !== '' && !isPlannable(given)) throw wrong(name, demands.day);
  return given || undefined;
};

/** What was typed, as the API reads it too. Throws `invalid_input` with the field; `whole` stands for the form itself. */
export function readForm<Form extends z.ZodType>(form: Form, typed: unknown, whole = ''): z.output<Form> {
  const given = form.safeParse(typed);
  if (given.success) return given.data;
  throw refusedInput(defectsTyped(given.error, typed).map((each) => ({ ...each, path: each.path || whole })));
}

/** As many things stand on a page of a list. */
const ITEMS_A_PAGE = 50;

/** The page that an address asks for: the first, or the one after a place. Throws `invalid_input`. */
export function pageAsked(after: unknown): PageAsked {
  if (after === undefined) return { limit: ITEMS_A_PAGE };
  if (typeof after !== 'string') throw wrong('after', demands.place);
  return { limit: ITEMS_A_PAGE, after };
}

/** One named part of the address. */
export const partOf = (request: Request, name: string): string => String(request.params[name] ?? '');
