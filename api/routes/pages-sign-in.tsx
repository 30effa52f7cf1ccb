import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../domain/errors';
import type { Person } from '../../domain/programme';
import { limited, limits } from '../limits';
import { OfficeDoorPage, SignInConfirmPage, SignInPage, SignInSentPage } from '../pages/sign-in';
import { isOwnForm } from '../security';
import { dropSession, keepSession } from './pages-cookies';
import { answering, fieldOf, partOf, sendPage } from './pages-answer';
import { enter, nextOf } from './pages-entering';
import { mailSignIn } from './pages-mail';
import type { PageDeps } from './page-deps';
import { readerOf, visitOf } from './pages-visit';

/** Who takes part signs in by a mailed link, the programme office by the token of the start; no passwords. */
export function signInPages(deps: PageDeps): Router {
  return Router()
    .get('/sign-in', answering(deps, askAddress))
    .post(
      '/sign-in',
      limited(limits.signInFromMachine),
      limited(limits.signInToAddress, { keyGenerator: addressOf }),
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

async function askAddress(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const reader = readerOf(request, response, deps, await visitOf(request, deps));
  sendPage(response, <SignInPage reader={reader} next={nextOf(request.query.next)} hasCompany={Boolean(deps.oidc)} />);
}

async function mailLink(deps: PageDeps, request: Request, response: Response): Promise<void> {
  assertOwn(request, deps);
  const address = addressOf(request);
  const reader = readerOf(request, response, deps, await visitOf(request, deps));
  const { mailboxUrl } = deps;
  // Not awaited: neither the answer nor its time tells whether the address is known.
  void mailIfKnown(deps, address, nextOf(fieldOf(request, 'next')), reader.language);
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

async function signOut(deps: PageDeps, request: Request, response: Response): Promise<void> {
  assertOwn(request, deps);
  dropSession(response, deps.publicUrl);
  response.redirect(303, '/');
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
  keepSession(response, deps.publicUrl, await deps.sessions.open({ kind: 'pmo', person }, deps.now()));
  response.redirect(303, '/');
}
