import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { mayRecuseLate } from '../../domain/approvals/reviews';
import { PROOF_MINUTES } from '../../infra/keys/sessions';
import { bearerOrMachine, limited, limits, withinLimit } from '../access/limits';
import { decisionsWords } from '../ui/decision-words';
import { NoticePage } from '../ui/message';
import type { Actor } from '../access/actor';
import { assertOwnForm, fieldOf, partOf, sendPage, sendRefusal } from '../ui/answer';
import { keepProof } from '../http/cookies';
import { refuse, sendScene } from './shown';
import { typedDecision } from './typed';
import type { PageDeps } from '../http/page-deps';
import { mailCode, mailSignIn } from '../sign-in/mail';
import { typedPassing } from './passing-options';
import { matterOf } from './visitor';
import { readerOf } from '../ui/visit';
import type { ApprovalView } from '../../domain/approvals/views';
import { decisionPath } from '../../mail/paths';
import { isAsSureAs } from '../../domain/programme/policies';

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
    await mailCode(deps, view, programme, { person: actor.person, language });
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

/** Whoever typed a right code is as sure as `link+code` on this page for the rest of the half hour. Throws `code_wrong` or `rate_limited`. */
export async function proveByCode(
  deps: PageDeps,
  request: Request,
  response: Response,
  { id, approval }: ApprovalView,
  actor: Actor,
): Promise<Actor> {
  const code = fieldOf(request, 'code');
  const isNeeded = approval.request.policy.identity === 'link+code' && !isAsSureAs(actor.identity, 'link+code');
  if (!isNeeded || code === '') return actor;
  const { person } = actor;
  const tier = 'link+code' as const;
  await deps.codes.prove({ approval: id, person }, code, deps.now());
  const token = await deps.sessions.prove({ approval: id, person, tier }, deps.now());
  keepProof(response, deps.publicUrl, decisionPath(id), token, PROOF_MINUTES[tier]);
  return { ...actor, identity: tier };
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
      </NoticePage>,
      isSent ? 200 : 503,
    );
  } catch (error) {
    await sendRefusal(deps, request, response, error);
  }
}
