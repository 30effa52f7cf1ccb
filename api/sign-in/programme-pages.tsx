import type { Request, Response } from 'express';
import { DomainError } from '../../domain/shared/errors';
import type { ProgrammeView } from '../../domain/views/views';
import { SignInPage } from './page';
import { mayEnter } from '../access/entrance';
import { accessTo } from '../access/noted-access';
import type { PageDeps } from '../http/page-deps';
import { partOf, sendPage, sendRefusal } from '../ui/answer';
import { readerOf, visitOf, type Visit } from '../ui/visit';

/** The programme in the address, for a visitor who may look at it; any other gets their answer here, and it is `undefined`. */
export async function visitProgramme(
  deps: PageDeps,
  request: Request,
  response: Response,
): Promise<{ readonly visit: Visit; readonly view: ProgrammeView } | undefined> {
  const visit = await visitOf(request, deps);
  const view = await deps.readModel.head(partOf(request, 'key'));
  if (!visit.session) {
    // Not in the programme's language either: a stranger does not learn whether there is one.
    const reader = readerOf(request, response, deps, visit);
    sendPage(response, <SignInPage reader={reader} next={request.path} hasCompany={Boolean(deps.oidc)} />, 401);
    return undefined;
  }
  if (view && mayEnter(accessTo(response), visit.session, view.definition)) {
    response.locals.seen = view.definition; // what is refused from here on is said in its language
    return { visit, view };
  }
  await sendRefusal(deps, request, response, new DomainError(view ? 'forbidden' : 'not_found'));
  return undefined;
}
