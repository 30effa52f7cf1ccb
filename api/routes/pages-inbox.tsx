import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../domain/errors';
import { InboxPage } from '../pages/inbox';
import { SignInPage } from '../pages/sign-in';
import { sendPage, sendRefusal } from './pages-answer';
import type { PageDeps } from './page-deps';
import { readerOf, visitOf } from './pages-visit';

const TASKS_A_PAGE = 50;
const ANSWERED_SHOWN = 10;

/** The inbox of whoever is signed in. */
export const inboxPages = (deps: PageDeps): Router =>
  Router().get('/inbox', async (request, response) => {
    try {
      await show(deps, request, response);
    } catch (error) {
      await sendRefusal(deps, request, response, error);
    }
  });

async function show(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const visit = await visitOf(request, deps);
  const { session } = visit;
  if (!session) {
    const reader = readerOf(request, response, deps, visit);
    return sendPage(response, <SignInPage reader={reader} next="/inbox" />, 401);
  }
  const { after } = request.query;
  if (after !== undefined && typeof after !== 'string') throw new DomainError('invalid_input');
  const [stopped, open, count, answered] = await Promise.all([
    stoppedReminders(deps, session.person),
    deps.readModel.tasksOf(session.person, { state: 'open', limit: TASKS_A_PAGE, ...(after && { after }) }),
    deps.readModel.openTaskCount(session.person),
    deps.readModel.tasksOf(session.person, { state: 'answered', limit: 200 }),
  ]);
  const first = open.items[0] ?? answered.items[0];
  const programme = first && (await deps.readModel.definition(first.programme));
  const reader = readerOf(request, response, deps, visit, programme && { programme });
  const done = answered.items.slice(-ANSWERED_SHOWN).reverse();
  sendPage(
    response,
    <InboxPage
      reader={reader}
      open={open.items}
      count={count}
      done={done}
      stopped={stopped}
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
