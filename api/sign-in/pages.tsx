import { Router, type Request, type RequestHandler, type Response } from 'express';
import { demands } from '../../definition/demands';
import { wrong } from '../http/defects';
import { isAddress } from '../ui/person-field';
import { DomainError } from '../../domain/shared/errors';
import { limited, limits, machineOf } from '../access/limits';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import { OfficeDoorPage, SignInConfirmPage, SignInPage, SignInSentPage } from './page';
import { isOwnForm } from '../http/security';
import { browserAt, dropBrowser, dropSession, keepSession } from '../http/cookies';
import { answering, fieldOf, partOf, sendPage } from '../ui/answer';
import { enter, nextOf } from './entrance';
import { mailSignIn } from './mail';
import type { PageDeps } from '../http/page-deps';
import { readerOf, visitOf } from '../ui/visit';
import type { Person } from '../../domain/shared/keys';

/** Who takes part signs in by a mailed link, the programme office by the token of the start; no passwords. */
export function signInPages(deps: PageDeps): Router {
  return Router()
    .get('/sign-in', answering(deps, askAddress))
    .post(
      '/sign-in',
      ownFormsOnly(deps),
      limited(limits.signInFromMachine),
      limited(limits.signInForAddress, { keyGenerator: (request) => `${machineOf(request)} ${addressOf(request)}` }),
      limited(limits.signInFromEverywhere, { keyGenerator: addressOf, handler: refuseMore }),
      answering(deps, mailLink),
    )
    .get('/sign-in/:token', answering(deps, confirm))
    .post('/sign-in/:token', answering(deps, signIn))
    .post('/sign-out', answering(deps, signOut))
    .get('/office/:token', answering(deps, showOfficeDoor))
    .post('/office/:token', answering(deps, enterOffice));
}

const addressOf = (request: Request): Person => fieldOf(request, 'address').toLowerCase();

const assertOwn = (request: Request, { publicUrl }: PageDeps): void => {
  if (!isOwnForm(request, publicUrl)) throw new DomainError('forbidden');
};

/** Another site's page is refused before anything is counted: it must not use up the tries of whoever looks at it. */
const ownFormsOnly =
  (deps: PageDeps): RequestHandler =>
  (request, _response, next) => {
    assertOwn(request, deps);
    next();
  };

const enough = text(
  '短时间内已多次为此地址申请登录链接。若该地址任职，最近发出的邮件中的链接仍然有效，请直接使用。',
  'Many links were asked for this address just now. If it has a role, the link in the newest of their mails is still good: use that one.',
);

const refuseMore: RequestHandler = (_request, response, next) =>
  next(refused('rate_limited', enough, { retryAfterSeconds: Number(response.get('Retry-After')) }));

async function askAddress(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const reader = readerOf(request, response, deps, await visitOf(request, deps));
  const { out } = request.query;
  const signedOut = !reader.session && (out === 'office' || out === 'person') ? out : undefined;
  sendPage(
    response,
    <SignInPage
      reader={reader}
      next={nextOf(request.query.next)}
      hasCompany={Boolean(deps.oidc)}
      {...(signedOut && { signedOut })}
    />,
  );
}

async function mailLink(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const reader = readerOf(request, response, deps, await visitOf(request, deps));
  const { mailboxUrl } = deps;
  const next = nextOf(fieldOf(request, 'next'));
  const typed = fieldOf(request, 'address');
  if (!isAddress(typed)) {
    const page = <SignInPage {...{ reader, next, typed }} hasCompany={Boolean(deps.oidc)} refused="invalid_input" />;
    return sendPage(response, page, 422, { error: wrong('address', demands.address), typed: { address: typed } });
  }
  const address = addressOf(request);
  // Not awaited: neither the answer nor its time tells whether the address is known.
  void mailIfKnown(deps, address, next, reader.language);
  sendPage(response, <SignInSentPage reader={reader} address={address} {...(mailboxUrl && { mailboxUrl })} />);
}

async function mailIfKnown(deps: PageDeps, person: Person, next: string, language: 'zh' | 'en'): Promise<void> {
  try {
    if (await deps.readModel.knows(person)) await mailSignIn(deps, { person, next }, undefined, language);
  } catch (error) {
    deps.log.warn({ err: error }, 'a sign-in link could not be mailed');
  }
}

async function confirm(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const token = partOf(request, 'token');
  const { person } = await deps.sessions.peek(token, deps.now());
  const reader = readerOf(request, response, deps, await visitOf(request, deps));
  sendPage(response, <SignInConfirmPage reader={reader} token={token} person={person} />);
}

async function signIn(deps: PageDeps, request: Request, response: Response): Promise<void> {
  assertOwn(request, deps);
  await enter(deps, request, response, await deps.sessions.redeem(partOf(request, 'token'), deps.now()));
}

/** Ends the session here, and whatever else was opened in this browser. */
async function signOut(deps: PageDeps, request: Request, response: Response): Promise<void> {
  assertOwn(request, deps);
  const visit = await visitOf(request, deps);
  const { session, link, browser } = visit.cookies;
  await deps.sessions.end(
    [session, link].filter((cookie) => cookie !== undefined),
    browser,
    deps.now(),
  );
  if (browser !== undefined) await deps.knownBrowsers.forgetBrowser(browser);
  dropSession(response, deps.publicUrl);
  dropBrowser(response, deps.publicUrl);
  response.redirect(303, `/sign-in?out=${visit.session?.kind === 'pmo' ? 'office' : 'person'}`);
}

/** Throws `link_invalid` for a wrong token. */
const assertToken = (request: Request, { pmo }: PageDeps): string => {
  const token = partOf(request, 'token');
  if (!pmo.isToken(token)) throw new DomainError('link_invalid');
  return token;
};

/** More people than this are not listed to choose from: whoever enters says who they are. */
const OFFICERS_SHOWN = 50;

async function showOfficeDoor(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const token = assertToken(request, deps);
  const reader = readerOf(request, response, deps, await visitOf(request, deps));
  const people = await deps.readModel.officers(OFFICERS_SHOWN);
  const isMany = people.length > OFFICERS_SHOWN;
  sendPage(response, <OfficeDoorPage reader={reader} token={token} people={isMany ? 'many' : people} />);
}

async function enterOffice(deps: PageDeps, request: Request, response: Response): Promise<void> {
  assertToken(request, deps);
  assertOwn(request, deps);
  const chosen = fieldOf(request, 'person').toLowerCase();
  const person = (await deps.readModel.isOfficer(chosen)) ? chosen : 'pmo';
  const browser = await browserAt(request, response, deps);
  keepSession(response, deps.publicUrl, await deps.sessions.open({ kind: 'pmo', person }, deps.now(), browser));
  response.redirect(303, '/');
}
