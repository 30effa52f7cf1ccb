import { Router, type Request, type Response } from 'express';
import { parseApprovalId } from '../../contracts/approval';
import { whyAlone } from '../../domain/approvals/bulk';
import type { TaskView } from '../../domain/approvals/views';
import { namesOf, type Names } from '../../domain/programme/names';
import type { Programme } from '../../domain/programme/programme';
import { DomainError } from '../../domain/shared/errors';
import { askingOf, type Asking } from '../../domain/views/asking';
import type { QuestionAsked } from '../../infra/store/tasks';
import { pickOf } from './bulk';
import { InboxPage } from './page';
import { SignInPage } from '../sign-in/page';
import { assertKnown } from '../access/noted-access';
import { shownFeed } from '../feeds/pages';
import { answering, assertOwnForm, pageAsked, sendPage } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import { readerOf, visitOf } from '../ui/visit';

const DECISIONS_SHOWN = 50;
/** So many programmes are named where the inbox leads to them; the home page lists all. */
const PROGRAMMES_SHOWN = 20;

/** The inbox of whoever is signed in. */
export const inboxPages = (deps: PageDeps): Router =>
  Router().get('/inbox', answering(deps, show)).post('/inbox/browsers', answering(deps, forget));

async function show(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const visit = await visitOf(request, deps);
  const { session } = visit;
  if (!session) {
    const reader = readerOf(request, response, deps, visit);
    return sendPage(response, <SignInPage reader={reader} next="/inbox" hasCompany={Boolean(deps.oidc)} />, 401);
  }
  await assertKnown(deps, session);
  const { after, errands: errandsAfter, select } = request.query;
  const { readModel } = deps;
  const { person } = session;
  const [feed, known, stopped, open, done, programmes, errands] = await Promise.all([
    shownFeed(deps, visit),
    session.kind === 'person' ? deps.knownBrowsers.countOf(person) : 0,
    stoppedReminders(deps, person),
    readModel.openTasksOf(person, pageAsked(after)),
    readModel.decisionsOf(person, DECISIONS_SHOWN),
    readModel.programmes({ person, limit: PROGRAMMES_SHOWN }),
    readModel.errandsOf(person, pageAsked(errandsAfter)),
  ]);
  const questions = await readModel.questionsOf(open.items.map(({ approval }) => approval));
  const reasons = new Map(
    open.items.map(({ approval }) => {
      const { subject = { kind: 'request', key: '' } as const } = parseApprovalId(approval) ?? {};
      return [approval, whyAlone(subject, questions.get(approval)?.tier ?? 'signIn+again')] as const;
    }),
  );
  const picks = open.items.filter(({ approval }) => reasons.get(approval) === undefined);
  const definitions = await definitionsOf(deps, [...open.items, ...errands.items]);
  const [programme] = definitions;
  const reader = {
    ...readerOf(request, response, deps, visit, programme && { programme }),
    names: Object.assign({}, ...definitions.map(namesOf)) as Names,
  };
  const bulk = {
    picks: picks.map(({ approval, seat }) => pickOf(approval, seat)),
    reasons,
    areTicked: select === 'all',
    selectAllHref: `/inbox?select=all${after ? `&after=${String(after)}` : ''}`,
  };
  sendPage(
    response,
    <InboxPage
      reader={reader}
      open={open}
      errands={errands}
      done={done}
      bulk={bulk}
      asking={askingIn(definitions, open.items, questions)}
      stopped={stopped}
      hrefOf={inboxHref({ after, errands: errandsAfter })}
      {...(feed && { feed })}
      {...(known > 0 && { known: { count: known, nonce: deps.sessions.nonce(visit.cookies.session ?? '') } })}
      programmes={programmes}
      calendars={new Map(definitions.map((each) => [each.key, Object.values(deps.directory.calendars(each))]))}
    />,
  );
}

/** Who asks for each task and why, by approval. */
const askingIn = (
  definitions: readonly Programme[],
  tasks: readonly TaskView[],
  questions: ReadonlyMap<string, QuestionAsked>,
): ReadonlyMap<string, Asking> =>
  new Map(
    tasks.flatMap(({ approval, programme }) => {
      const [definition, asked] = [definitions.find(({ key }) => key === programme), questions.get(approval)];
      if (!definition || !asked) return [];
      return [[approval, askingOf(definition, { requester: asked.requester, content: asked })] as const];
    }),
  );

/** The programmes of tasks, in their order. */
async function definitionsOf(
  { readModel }: PageDeps,
  tasks: readonly { readonly programme: string }[],
): Promise<readonly Programme[]> {
  const keys = [...new Set(tasks.map(({ programme }) => programme))];
  return (await Promise.all(keys.map((key) => readModel.definition(key)))).filter((each) => each !== undefined);
}

/** Every browser asks the person for the digits of a mail again. */
async function forget(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const { session, cookies } = await visitOf(request, deps);
  if (!session) throw new DomainError('unauthorised');
  if (session.kind !== 'person') throw new DomainError('forbidden');
  await assertKnown(deps, session);
  assertOwnForm(request, deps, cookies.session);
  await deps.knownBrowsers.forgetPerson(session.person);
  response.redirect(303, '/inbox');
}

/** The inbox with another page of one of its lists, and the other as it is. */
const inboxHref =
  (now: { readonly after: unknown; readonly errands: unknown }) =>
  (changed: { readonly after?: string | undefined; readonly errands?: string | undefined }): string => {
    const query = Object.entries({ ...now, ...changed }).filter(([, place]) => typeof place === 'string');
    return `/inbox?${new URLSearchParams(query as [string, string][]).toString()}`;
  };

/** The programmes of which the person wants no reminders, the first of them each with the page where that is undone. */
async function stoppedReminders({ optOuts, readModel, reminderLinks, now }: PageDeps, person: string) {
  const keys = await optOuts.of(person);
  const shown = keys.slice(0, PROGRAMMES_SHOWN);
  const titles = await readModel.titles(shown);
  const items = await Promise.all(
    shown.map(async (key) => ({
      title: titles.get(key) ?? { zh: key, en: key },
      href: await reminderLinks.pathOf(key, person, now()),
    })),
  );
  return { items, count: keys.length };
}
