import { Router, type Request, type Response } from 'express';
import { areLinksRevoked } from '../../domain/approvals/seats';
import { DomainError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';
import { decisionPath } from '../../mail/paths';
import { assertByHand, sentBy } from '../access/by-hand';
import { dropLink, dropSession } from '../http/cookies';
import type { PageDeps } from '../http/page-deps';
import { mailNotMe, mailSignIn } from '../sign-in/mail';
import { assertOwnForm, partOf, sendPage, sendRefusal } from '../ui/answer';
import { decisionsWords } from '../ui/decision-words';
import { NoticePage } from '../ui/message';
import { readerOf } from '../ui/visit';
import { refuseParted } from './parted';
import { createVerbs } from './verbs';
import { sendScene } from './visit';
import { matterOf, type Matter } from './visitor';

/** "This is not me", on the decision page. */
export const notMePages = (deps: PageDeps): Router =>
  Router().post('/decisions/:approval/not-me', (request, response) => suspendAt(deps, request, response));

/**
 * "This is not me": every link of that person into the matter dies, those opened in a browser too, a fresh way in goes to the address that
 * is known, and the office is told, once however often it is said. Nothing is decided. A closed matter has nothing left to suspend.
 */
async function suspendAt(deps: PageDeps, request: Request, response: Response): Promise<void> {
  try {
    const matter = await matterOf(request, deps, partOf(request, 'approval'));
    if (!matter.actor) return await refuseParted(deps, request, response, matter, { seat: '', said: [] });
    const { actor, programme, visit, view } = matter;
    assertOwnForm(request, deps, actor.binding);
    try {
      await assertByHand(deps, view.approval, actor, sentBy(request));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return await sendScene(
        deps,
        request,
        response,
        { ...matter, actor },
        { error, refused: { code: error.code }, isNotMe: true },
      );
    }
    const isOpen = view.state === 'open';
    const isNew = await recordNotMe(deps, matter, actor.person);
    const reader = readerOf(request, response, deps, visit, { programme, person: actor.person });
    if (isOpen) await suspend(deps, matter, actor.person);
    if (isNew) await mailNotMe(deps, programme, view, actor.person);
    if (isNew && isOpen)
      await mailSignIn(deps, { person: actor.person, next: decisionPath(view.id) }, programme, reader.language);
    await deps.knownBrowsers.forgetPerson(actor.person);
    dropLink(response, deps.publicUrl, decisionPath(view.id));
    if (visit.session?.person === actor.person) dropSession(response, deps.publicUrl);
    const words = decisionsWords[reader.language];
    sendPage(
      response,
      <NoticePage reader={reader} title={words.notMeTitle}>
        <p>{isOpen ? words.notMeText : words.notMeClosed}</p>
      </NoticePage>,
    );
  } catch (error) {
    await sendRefusal(deps, request, response, error);
  }
}

/** Keeps it as a try of nobody's seat; answers whether it is the first of its kind. */
async function recordNotMe({ attempts, now }: PageDeps, { view }: Matter, person: Person): Promise<boolean> {
  const said = { approval: view.id, seat: '', person, code: 'seat_not_held' } as const;
  const before = await attempts.attemptsOf(view.id);
  await attempts.recordAttempt({ at: now().toISOString(), ...said });
  return !before.some((each) => each.person === person && each.seat === '' && each.code === said.code);
}

/** Suspends the links; where they are dead already, or the matter closed meanwhile, there is nothing to do. */
async function suspend(deps: PageDeps, { view, programme }: Matter, person: Person): Promise<void> {
  if (areLinksRevoked(view.approval, person)) return;
  const here = { approval: view.approval, definition: programme, at: deps.now().toISOString() };
  try {
    await createVerbs(deps).suspendLinks(here, person);
  } catch (error) {
    const isDone = error instanceof DomainError && ['invalid_input', 'already_closed'].includes(error.code);
    if (!isDone) throw error;
  }
}
