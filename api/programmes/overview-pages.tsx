import { Router, type Request, type Response } from 'express';
import type { DomainError } from '../../domain/shared/errors';
import { refusal } from '../../domain/shared/refusals';
import { personBehind } from '../access/person-behind';
import { shownRefusal } from '../ui/refusal';
import { programmeId } from '../../contracts/programme';
import type { Defect } from '../../infra/reading/definitions';
import type { Session } from '../../infra/keys/sessions';
import type { PageAsked } from '../../infra/store/pages';
import { approvalsOf } from '../agreements/tree';
import { mayEnter } from '../access/entrance';
import { accessOf } from '../access/matrix';
import { HomePage, ProgrammePage } from './overview';
import { answering, pageAsked, sendPage } from '../ui/answer';
import { shownFeed } from '../feeds/pages';
import type { PageDeps } from '../http/page-deps';
import { revenueFor } from './revenue-shown';
import { visitProgramme } from '../sign-in/programme-pages';
import { mayRunOffice, readerOf, visitOf } from '../ui/visit';
import { standingIn } from './standings';
import { zoomOf } from './timeline-scale';
import { chosenProgrammes } from './chosen';
import { programmesQuery, waitingQuery, type ProgrammesQuery } from './forms';
import { chosenOf } from './waiting-chosen';
import { askedIn } from '../ui/query';
import { processHref } from '../ui/process-links';

/** The overview of the programmes and of one of them. */
export const overviewPages = (deps: PageDeps): Router =>
  Router().get('/', answering(deps, showHome)).get('/programmes/:key', answering(deps, showProgramme));

/** The programmes a visitor may see; `refused` when one could not be started. */
export async function showHome(
  deps: PageDeps,
  request: Request,
  response: Response,
  refused?: DomainError,
): Promise<void> {
  const visit = await visitOf(request, deps);
  const { session, cookies } = visit;
  const isOffice = session?.kind === 'pmo';
  const chosen = refused ? {} : askedIn(request, programmesQuery);
  const [{ programmes, standings }, hasProgrammes, definitions, outbox] = await Promise.all([
    seenBy(deps, session, pageAsked(request.query.after), chosen),
    deps.readModel.hasProgrammes(),
    isOffice ? deps.definitions() : [],
    deps.outbox.waiting(),
  ]);
  const { mailboxUrl } = deps;
  const reader = readerOf(request, response, deps, visit);
  sendPage(
    response,
    <HomePage
      reader={reader}
      programmes={programmes}
      standings={standings}
      chosen={chosen}
      hasProgrammes={hasProgrammes}
      definitions={definitions}
      isOffice={isOffice}
      outbox={outbox}
      {...(isOffice && cookies.session && { nonce: deps.sessions.nonce(cookies.session) })}
      {...(mailboxUrl && { mailboxUrl })}
      {...(refused?.facts.defects !== undefined && { defects: refused.facts.defects as readonly Defect[] })}
      {...(refused && { refused: shownRefusal(refused, reader.language) })}
    />,
    refused ? refusal(refused.code).status : 200,
    refused && { error: refused, typed: { starts: '' } },
  );
}

/** The office by its token sees every programme, a person those in which they have a role, a stranger none. */
const seenBy = async (deps: PageDeps, session: Session | undefined, page: PageAsked, chosen: ProgrammesQuery) => {
  if (!session) return { programmes: { items: [], count: 0, before: 0 }, standings: new Map() };
  const person = session.kind === 'person' ? session.person : undefined;
  const seen = { ...page, ...(person !== undefined && { person, hasRole: true as const }) };
  return chosenProgrammes(deps, seen, chosen, person);
};

async function showProgramme(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const seen = await visitProgramme(deps, request, response);
  if (!seen) return;
  const { visit, view } = seen;
  const reader = readerOf(request, response, deps, visit, { programme: view.definition });
  const href = processHref(deps, programmeId(view.key));
  const zoom = zoomOf(request.query.months);
  const chosen = askedIn(request, waitingQuery);
  const [waiting, standing, open, hasAsked, outbox, feed] = await Promise.all([
    deps.readModel.waits(view, pageAsked(request.query.waiting), chosenOf(deps, view.definition, chosen)),
    standingIn(deps, view),
    deps.readModel.openOf(view.agreements.flatMap(approvalsOf)),
    deps.readModel.hasOpenApproval(view.key),
    deps.outbox.waiting(view.key),
    shownFeed(deps, visit, view.key),
  ]);
  sendPage(
    response,
    <ProgrammePage
      reader={reader}
      view={view}
      waiting={waiting}
      chosen={chosen}
      standing={standing}
      open={open}
      hasAsked={hasAsked}
      revenue={revenueFor(view, personBehind(visit.session))}
      outbox={outbox}
      isOffice={mayRunOffice(visit.session, view.definition)}
      mayVisit={(path) => mayEnter(accessOf[`GET /programmes/:key/${path}`], visit.session, view.definition)}
      {...(deps.mailboxUrl && { mailboxUrl: deps.mailboxUrl })}
      {...(feed && { feed })}
      {...(href && { processHref: href })}
      {...(zoom && { zoom })}
    />,
  );
}
