import { Router, type Request, type Response } from 'express';
import type { DomainError } from '../../domain/errors';
import { programmeId } from '../../contracts/programme';
import type { Session } from '../../infra/sessions';
import { accessOf } from '../access';
import { mayEnter } from '../entering';
import { HomePage, ProgrammePage } from '../pages/overview';
import { sendPage } from './pages-answer';
import { shownFeed } from './pages-calendar-feeds';
import type { PageDeps } from './page-deps';
import { visitProgramme } from './pages-programme';
import { mayRunOffice, readerOf, visitOf } from './pages-visit';

/** The overview of the programmes and of one of them. */
export const overviewPages = (deps: PageDeps): Router =>
  Router()
    .get('/', (request, response) => showHome(deps, request, response))
    .get('/programmes/:key', (request, response) => showProgramme(deps, request, response));

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
  const [all, definitions, outbox] = await Promise.all([
    deps.readModel.programmes(),
    isOffice ? deps.definitions() : [],
    deps.outbox.waiting(),
  ]);
  const { mailboxUrl } = deps;
  sendPage(
    response,
    <HomePage
      reader={readerOf(request, response, deps, visit)}
      programmes={await seenBy(deps, session, all)}
      hasProgrammes={all.length > 0}
      definitions={definitions}
      isOffice={isOffice}
      outbox={outbox}
      {...(isOffice && cookies.session && { nonce: deps.sessions.nonce(cookies.session) })}
      {...(mailboxUrl && { mailboxUrl })}
      {...(refused && { refused: { code: refused.code, ...(refused.detail && { detail: refused.detail }) } })}
    />,
    refused ? 422 : 200,
  );
}

/** The office by its token sees every programme, a person those that they take part in. */
async function seenBy<Listed extends { readonly key: string }>(
  { readModel }: PageDeps,
  session: Session | undefined,
  all: readonly Listed[],
): Promise<readonly Listed[]> {
  if (!session || session.kind === 'pmo') return session ? all : [];
  const views = await Promise.all(all.map(({ key }) => readModel.programme(key)));
  return all.filter(
    (_listed, index) => views[index] && mayEnter(accessOf['GET /programmes/:key'], session, views[index].definition),
  );
}

async function showProgramme(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const seen = await visitProgramme(deps, request, response);
  if (!seen) return;
  const { visit, view } = seen;
  const reader = readerOf(request, response, deps, visit, { programme: view.definition });
  const href = processHref(deps, programmeId(view.key));
  const [outbox, feed] = await Promise.all([deps.outbox.waiting(view.key), shownFeed(deps, visit, view.key)]);
  sendPage(
    response,
    <ProgrammePage
      reader={reader}
      view={view}
      outbox={outbox}
      isOffice={mayRunOffice(visit.session, view.definition)}
      {...(deps.mailboxUrl && { mailboxUrl: deps.mailboxUrl })}
      {...(feed && { feed })}
      {...(href && { processHref: href })}
    />,
  );
}

/** Where the Temporal Web UI shows a process. */
export const processHref = ({ temporalUi }: PageDeps, id: string): string | undefined =>
  temporalUi && `${temporalUi.url}/namespaces/${temporalUi.namespace}/workflows/${encodeURIComponent(id)}`;
