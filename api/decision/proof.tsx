import { Router, type Request, type Response } from 'express';
import { mayRecuseLate } from '../../domain/approvals/reviews';
import { DomainError } from '../../domain/shared/errors';
import { decisionPath } from '../../mail/paths';
import { bearerOrMachine, limited, limits, withinLimit } from '../access/limits';
import type { PageDeps } from '../http/page-deps';
import { mailCode, mailSignIn, ofApproval } from '../sign-in/mail';
import { assertOwnForm, fieldOf, partOf, sendPage, sendRefusal } from '../ui/answer';
import { decisionsWords } from '../ui/decision-words';
import { LocalMailbox, mailboxOf } from '../ui/local-mailbox';
import { NoticePage } from '../ui/message';
import { readerOf } from '../ui/visit';
import { typedDecision } from './decision';
import { typedPassing } from './passing-options';
import { refuse } from './tries';
import { sendScene } from './visit';
import { matterOf } from './visitor';

/** How a person shows on a decision page more than its link does: by a code, or by a sign-in for this matter. */
export const proofPages = (deps: PageDeps): Router => {
  const assertFewMails = withinLimit(limited(limits.signInForAddress, { keyGenerator: bearerOrMachine(deps) }));
  return Router()
    .post('/decisions/:approval/code', (request, response) => sendCode(deps, request, response))
    .post('/decisions/:approval/sign-in-link', (request, response) =>
      mailLink(deps, request, response, assertFewMails),
    );
};

/** Mails a code and shows the page again with everything that was typed. */
async function sendCode(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const matter = await matterOf(request, deps, partOf(request, 'approval'));
  try {
    assertOwnForm(request, deps, matter.actor?.binding);
  } catch (error) {
    return sendRefusal(deps, request, response, error);
  }
  if (!matter.actor) return;
  const { actor, programme, visit, view } = matter;
  const typed = typedDecision(request);
  try {
    if (view.state !== 'open' && !mayRecuseLate(view.approval, actor.person)) throw new DomainError('already_closed');
    const { language } = readerOf(request, response, deps, visit, { programme, person: actor.person });
    await mailCode(deps, ofApproval(view), programme, { person: actor.person, language });
    await sendScene(
      deps,
      request,
      response,
      { ...matter, actor },
      {
        draft: typed,
        isCodeMailed: true,
        ...passingTyped(request),
      },
    );
  } catch (error) {
    await refuse(deps, request, response, { ...matter, actor }, typed, error);
  }
}

/** What was typed where the code was asked for from the form for passing on or asking. */
function passingTyped(request: Request) {
  const verb = fieldOf(request, 'passing');
  return verb === 'delegate' || verb === 'ask'
    ? { passing: { typed: typedPassing(request, verb), open: verb } as const }
    : {};
}

/** The link signs in for this matter: it proves who decides, now, and comes back here. */
async function mailLink(
  deps: PageDeps,
  request: Request,
  response: Response,
  assertFewMails: ReturnType<typeof withinLimit>,
): Promise<void> {
  try {
    const matter = await matterOf(request, deps, partOf(request, 'approval'));
    assertOwnForm(request, deps, matter.actor?.binding);
    if (!matter.actor) return;
    await assertFewMails(request, response);
    const { actor, programme, visit, view } = matter;
    const reader = readerOf(request, response, deps, visit, { programme, person: actor.person });
    const signIn = { person: actor.person, next: decisionPath(view.id), approval: view.id };
    const isSent = await mailSignIn(deps, signIn, programme, reader.language);
    const words = decisionsWords[reader.language];
    sendPage(
      response,
      <NoticePage reader={reader} title={isSent ? words.linkMailed : words.mailAway}>
        <p>{isSent ? words.linkMailedTo(actor.person) : words.mailAwayText}</p>
        {isSent && deps.mailboxUrl && (
          <p>
            <LocalMailbox url={mailboxOf(deps.mailboxUrl, actor.person)} language={reader.language} />
          </p>
        )}
      </NoticePage>,
      isSent ? 200 : 503,
    );
  } catch (error) {
    await sendRefusal(deps, request, response, error);
  }
}
