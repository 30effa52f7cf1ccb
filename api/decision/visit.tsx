import { Router, type Request, type Response } from 'express';
import { mayAnswerFor } from '../../domain/approvals/mandates';
import { workingDaysLeft } from '../../domain/calendar/hours';
import type { ApprovalView } from '../../domain/approvals/views';
import { mayReadFile } from '../../domain/money/distributions/own-costs';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { DomainError } from '../../domain/shared/errors';
import { typedIn } from '../things/carrying-out';
import type { Person } from '../../domain/shared/keys';
import { decisionPath } from '../../mail/paths';
import { digitsAsked } from '../access/by-hand';
import { commentsFor, commentsShown, isOfComment } from '../access/comments';
import { seatsInMatter } from '../access/parts';
import { currentRound, roundBefore } from '../access/rounds';
import { keptOf, sendEvidence } from '../evidence/operations';
import { sinceLastRound } from '../evidence/since-last-round';
import type { PageDeps } from '../http/page-deps';
import { companySignInPath } from '../sign-in/page';
import { partOf, sendPage, sendRefusal } from '../ui/answer';
import { readerOf } from '../ui/visit';
import { cameAlong } from './conversation';
import { DecisionPage } from './page';
import { sendParted } from './parted';
import { askedIn, foldAsked, passingIn, type Passing } from './passing-options';
import type { DecisionScene, TypedDecision } from './scene';
import { matterAgain, matterOf, type Actor, type Matter } from './visitor';
import { refusal } from '../../domain/shared/refusals';

/** How long the page right after a decision waits for the ledger to have it. */
const RECORDED_WITHIN_MS = 1_500;

/** A visit to the decision page: GET shows and changes nothing. Source: docs/rules/mail-and-pages.md, "Opening and deciding". */
export const visitPages = (deps: PageDeps): Router =>
  Router()
    .get('/decisions/:approval', (request, response) => show(deps, request, response))
    .get('/decisions/:approval/evidence/:hash', (request, response) => showEvidence(deps, request, response));

async function show(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const at = typeof request.query.at === 'string' ? request.query.at : undefined;
  const matter = await matterOf(request, deps, partOf(request, 'approval'));
  if (!matter.actor) return sendParted(deps, request, response, matter);
  const current = request.query.recorded && at ? await whenRecorded(deps, request, matter, at) : matter;
  await sendScene(
    deps,
    request,
    response,
    { ...current, actor: matter.actor },
    {
      ...(at && { recordedAt: at }),
      passing: askedIn(request),
    },
  );
}

/** The ledger has an accepted decision a moment after the process does. */
async function whenRecorded(deps: PageDeps, request: Request, matter: Matter, at: string): Promise<Matter> {
  const giveUpAt = Date.now() + RECORDED_WITHIN_MS;
  let current = matter;
  while (!current.view.approval.decisions.some(({ acceptedAt }) => acceptedAt === at) && Date.now() < giveUpAt) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    current = await matterAgain(request, deps, matter.view.id);
  }
  return current;
}

/** Beyond so many tasks nobody counts. */
const MOST_COUNTED = 100;

/** What is shown beside the matter as it stands: what was tried, typed or done just now. */
interface Shown extends Pick<DecisionScene, 'refused' | 'recordedAt' | 'draft' | 'isCodeMailed' | 'isNotMe'> {
  readonly passing?: Partial<Passing>;
}

/** Shows the decision page as it is now for its actor. */
export async function sendScene(
  deps: PageDeps,
  request: Request,
  response: Response,
  matter: Matter & { readonly actor: Actor },
  { error, ...more }: Shown & { readonly error?: DomainError } = {},
): Promise<void> {
  const { visit, programme, actor } = matter;
  const reader = readerOf(request, response, deps, visit, { programme, person: actor.person });
  const offered = await passingIn(deps, matter, actor, deps.now().toISOString());
  const passing = { ...offered, ...foldAsked(request), ...more.passing };
  const digits = await digitsAsked(deps, matter.view.approval, actor, visit.cookies.browser);
  const others = more.recordedAt !== undefined && { others: await othersOpen(deps, matter, actor) };
  const scene = { ...(await sceneOf(deps, matter, actor)), ...(digits && { digits }), ...others, ...more, passing };
  sendPage(
    response,
    <DecisionPage scene={scene} reader={reader} />,
    more.refused ? refusal(more.refused.code).status : 200,
    error && { error, typed: typedIn(request) },
  );
}

/** The matters beside this one that wait for a person, the nearest deadline first. */
async function othersOpen({ readModel }: PageDeps, { view }: Matter, { person }: Actor): Promise<readonly string[]> {
  const { items } = await readModel.openTasksOf(person, { limit: MOST_COUNTED });
  return [...new Set(items.map(({ approval }) => approval))].filter((id) => id !== view.id);
}

/** Gathers what the decision page shows to its actor. */
async function sceneOf(deps: PageDeps, { view, programme }: Matter, actor: Actor): Promise<DecisionScene> {
  const { approval } = view;
  const [comments, draft, before, newer, kept, interruption] = await Promise.all([
    commentsShown(deps, view),
    deps.drafts.read<TypedDecision>({ approval: view.id, person: actor.person }, deps.now()),
    roundBefore(deps, approval),
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
    ...(before && {
      since: await sinceLastRound(deps, {
        programme: view.programme,
        now: approval.request.content,
        before: before.approval.request.content,
        kept,
      }),
    }),
    ...(newer && { newer }),
  };
}

/** Working days of all parties until an instant, from the person's own day. */
function daysLeft(deps: PageDeps, programme: Programme, person: Person, dueAt: string): number | undefined {
  const party = partyOf(programme, person);
  if (!party?.decides) return undefined;
  const calendars = Object.values(deps.directory.calendars(programme));
  return workingDaysLeft(calendars, party.zone, deps.now().toISOString(), dueAt);
}

/** A file that is shown in the matter, for whoever may decide on it. */
async function showEvidence(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const hash = partOf(request, 'hash');
  const { view, actor } = await matterOf(request, deps, partOf(request, 'approval'));
  try {
    if (!actor) throw new DomainError('forbidden');
    if (!(await isShownIn(deps, view, actor.person, hash))) throw new DomainError('not_found');
    await sendEvidence(response, deps, view.programme, hash);
  } catch (error) {
    await sendRefusal(deps, request, response, error);
  }
}

/** Whether a file is shown in a matter: in this round or the one before, or with what was said of it by mail, or asked and answered. */
async function isShownIn(deps: PageDeps, view: ApprovalView, person: Person, hash: string): Promise<boolean> {
  const before = await roundBefore(deps, view.approval);
  const shown = [view, ...(before ? [before] : [])].flatMap(({ approval }) => approval.request.content.evidence);
  if (shown.some((piece) => piece.hash === hash)) return true;
  if (isOfComment(await commentsFor(deps, view, person), hash)) return true;
  // Whoever writes a question may name any file in it.
  const programme = cameAlong(view.approval, hash) ? await deps.readModel.head(view.programme) : undefined;
  return programme !== undefined && mayReadFile(programme.definition, programme.distributions, hash, person);
}
