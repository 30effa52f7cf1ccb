import type { Request } from 'express';
import { workingDaysLeft } from '../../domain/calendar/hours';
import { mayAnswerFor } from '../../domain/approvals/mandates';
import { DomainError } from '../../domain/shared/errors';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { commentsShown } from '../access/comments';
import { currentRound } from '../access/rounds';
import type { OpenedLink } from '../../infra/keys/sessions';
import { companySignInPath } from '../sign-in/page';
import type { DecisionScene, TypedDecision } from './scene';
import { approvalId } from '../../contracts/approval';
import { keptOf } from '../evidence/operations';
import { actorOf, seatsInMatter, type Actor } from '../access/actor';
import type { PageDeps } from '../http/page-deps';
import { visitOf, type Visit } from '../ui/visit';
import type { Person } from '../../domain/shared/keys';
import type { ApprovalView } from '../../domain/approvals/views';
import { decisionPath } from '../../mail/paths';

/** An approval as a visitor meets it. `actor` is missing when nothing shows who they are. */
export interface Matter {
  readonly view: ApprovalView;
  readonly programme: Programme;
  readonly visit: Visit;
  readonly actor?: Actor;
}

/** There is no such approval: to whoever has no part in one that is there, it looks the same. */
export interface NoMatter {
  readonly visit: Visit;
  readonly actor?: undefined;
  readonly view?: undefined;
}

export async function matterOf(request: Request, deps: PageDeps, id: string): Promise<Matter | NoMatter> {
  const [view, visit] = await Promise.all([deps.readModel.approval(id), visitOf(request, deps)]);
  const programme = view && (await deps.readModel.definition(view.programme));
  if (!programme) return { visit };
  const { session, cookies } = visit;
  const opened = await openedFor(deps, cookies.link, id);
  const proof = await deps.sessions.readProof(cookies.proof, deps.now());
  const actor = actorOf(view.approval, {
    ...(opened && { opened }),
    ...(session && cookies.session && { signedIn: { session, cookie: cookies.session } }),
    ...(proof && { proof }),
  });
  return { view, programme, visit, ...(actor && { actor }) };
}

/** The link opened in this browser, when it is good and for this approval; a dead one is no proof, so the session decides. */
export async function openedFor(
  { sessions, now }: PageDeps,
  cookie: string | undefined,
  id: string,
): Promise<OpenedLink | undefined> {
  const opened = await sessions.readLink(cookie, now());
  return opened?.approval === id ? opened : undefined;
}

/** The matter as it is by now, for somebody who was found in it a moment ago. Throws `not_found`. */
export async function matterAgain(request: Request, deps: PageDeps, id: string): Promise<Matter> {
  const matter = await matterOf(request, deps, id);
  if (matter.view) return matter;
  throw new DomainError('not_found');
}

/** Gathers what the decision page shows to its actor. */
export async function sceneOf(deps: PageDeps, { view, programme }: Matter, actor: Actor): Promise<DecisionScene> {
  const { approval } = view;
  const { round } = approval.request;
  const [comments, draft, before, newer, kept, interruption] = await Promise.all([
    commentsShown(deps, view),
    deps.drafts.read<TypedDecision>({ approval: view.id, person: actor.person }, deps.now()),
    round > 1 ? deps.readModel.approval(approvalId({ ...approval.request, round: round - 1 })) : undefined,
    currentRound(deps, approval),
    keptOf(deps, view),
    deps.interruptions.of(view.id),
  ]);
  const left = daysLeft(deps, programme, actor.person, approval.dueAt);
  return {
    view,
    programme,
    person: actor.person,
    identity: actor.identity,
    seats: seatsInMatter(approval, actor.person),
    answerable: view.state === 'open' && !newer ? mayAnswerFor(approval, actor.person, deps.now().toISOString()) : [],
    comments,
    kept,
    nonce: deps.sessions.nonce(actor.binding),
    path: decisionPath(view.id),
    ...(left !== undefined && { workingDaysLeft: left }),
    ...(draft && { draft }),
    ...(interruption && { interruption }),
    ...(deps.oidc && { companySignIn: companySignInPath(decisionPath(view.id), view.id) }),
    ...(before && { before: before.approval.request.content }),
    ...(newer && { newer }),
  };
}

/** Working days until an instant on the calendar of the person's party. */
export function daysLeft(deps: PageDeps, programme: Programme, person: Person, dueAt: string): number | undefined {
  const party = partyOf(programme, person);
  if (!party?.decides) return undefined;
  const calendar = deps.directory.calendars(programme)[party.key];
  return calendar && workingDaysLeft(calendar, deps.now().toISOString(), dueAt);
}
