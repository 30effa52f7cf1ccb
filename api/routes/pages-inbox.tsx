import { Router, type Request, type Response } from 'express';
import { allowsBulk } from '../../domain/bulk';
import { DomainError } from '../../domain/errors';
import { pickOf } from '../pages/bulk';
import { InboxPage } from '../pages/inbox';
import { SignInPage } from '../pages/sign-in';
import { assertKnown } from './pages-access';
import { shownFeed } from './pages-calendar-feeds';
import { answering, sendPage } from './pages-answer';
import type { PageDeps } from './page-deps';
import { readerOf, visitOf } from './pages-visit';

const TASKS_A_PAGE = 50;
const DECISIONS_SHOWN = 50;

/** The inbox of whoever is signed in. */
export const inboxPages = (deps: PageDeps): Router => Router().get('/inbox', answering(deps, show));

async function show(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const visit = await visitOf(request, deps);
  const { session } = visit;
  if (!session) {
    const reader = readerOf(request, response, deps, visit);
    return sendPage(response, <SignInPage reader={reader} next="/inbox" hasCompany={Boolean(deps.oidc)} />, 401);
  }
  await assertKnown(deps, session);
  const { after, select } = request.query;
  if (after !== undefined && typeof after !== 'string') throw new DomainError('invalid_input');
  const [feed, stopped, open, count, done, all, mine, errands] = await Promise.all([
    shownFeed(deps, visit),
    stoppedReminders(deps, session.person),
    deps.readModel.tasksOf(session.person, { state: 'open', limit: TASKS_A_PAGE, ...(after && { after }) }),
    deps.readModel.openTaskCount(session.person),
    deps.readModel.decisionsOf(session.person, DECISIONS_SHOWN),
    deps.readModel.programmes(),
    deps.readModel.programmesOf(session.person),
    deps.readModel.errandsOf(session.person),
  ]);
  const tiers = await deps.readModel.tiersOf(open.items.map(({ approval }) => approval));
  const picks = open.items.filter(({ approval }) => allowsBulk(tiers.get(approval) ?? 'signIn+again'));
  const [first] = open.items;
  const [errand] = errands;
  const key = first?.programme ?? errand?.programme;
  const programme = key === undefined ? undefined : await deps.readModel.definition(key);
  const reader = readerOf(request, response, deps, visit, programme && { programme });
  const bulk = {
    picks: picks.map(({ approval, seat }) => pickOf(approval, seat)),
    areTicked: select === 'all',
    selectAllHref: `/inbox?select=all${after ? `&after=${after}` : ''}`,
  };
  sendPage(
    response,
    <InboxPage
      reader={reader}
      open={open.items}
      count={count}
      errands={errands}
      done={done}
      bulk={bulk}
      stopped={stopped}
      {...(feed && { feed })}
      programmes={all.filter(({ key }) => mine.includes(key))}
      {...(open.next && { next: open.next })}
    />,
  );
}

/** The programmes of which the person wants no reminders, each with the page where that is undone. */
async function stoppedReminders({ optOuts, readModel, reminderLinks, now }: PageDeps, person: string) {
  const keys = await optOuts.of(person);
  return Promise.all(
    keys.map(async (key) => ({
      title: (await readModel.definition(key))?.title ?? { zh: key, en: key },
      href: await reminderLinks.pathOf(key, person, now()),
    })),
  );
}
