import { Router, type Request, type Response } from 'express';
import { assertKnown } from '../access/noted-access';
import { personBehind } from '../access/person-behind';
import type { PageDeps } from '../http/page-deps';
import { SignInPage } from '../sign-in/page';
import { visitProgramme } from '../sign-in/programme-pages';
import { answering, sendPage } from '../ui/answer';
import { askedIn } from '../ui/query';
import { readerOf, visitOf } from '../ui/visit';
import { hitsFor, searchQuery } from './hits';
import { SearchPage } from './page';

/** What is found in all programmes that one takes part in, and in one of them. */
export const searchPages = (deps: PageDeps): Router =>
  Router().get('/search', answering(deps, searchAll)).get('/programmes/:key/search', answering(deps, searchProgramme));

async function searchAll(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const visit = await visitOf(request, deps);
  const reader = readerOf(request, response, deps, visit);
  if (!visit.session)
    return sendPage(
      response,
      <SignInPage reader={reader} next={request.originalUrl} hasCompany={Boolean(deps.oidc)} />,
      401,
    );
  await assertKnown(deps, visit.session);
  const asked = askedIn(request, searchQuery);
  const hits = await hitsFor(deps, { person: personBehind(visit.session) }, asked);
  sendPage(response, <SearchPage reader={reader} asked={asked} hits={hits} />);
}

async function searchProgramme(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const seen = await visitProgramme(deps, request, response);
  if (!seen) return;
  const { visit, view } = seen;
  const asked = askedIn(request, searchQuery);
  const hits = await hitsFor(deps, { person: personBehind(visit.session), programme: view.key }, asked);
  const reader = readerOf(request, response, deps, visit, { programme: view.definition });
  sendPage(response, <SearchPage reader={reader} programme={view.definition} asked={asked} hits={hits} />);
}
