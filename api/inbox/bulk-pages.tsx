import { Router, type Request, type Response } from 'express';
import { bulkVerdicts, seatInBulk, whyAlone, type BulkVerdict } from '../../domain/approvals/bulk';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import { wrong } from '../http/defects';
import { isBehind } from '../../infra/host/behind';
import type { Session } from '../../infra/keys/sessions';
import { BulkReviewPage, type BulkItem } from './bulk';
import { BulkResultsPage } from './bulk-results';
import { say, type Language } from '../../domain/shared/text';
import { assertKnown } from '../access/noted-access';
import { answering, assertOwnForm, fieldOf, sendPage, textOf } from '../ui/answer';
import { castAll, type Ticked } from './bulk-votes';
import type { PageDeps } from '../http/page-deps';
import { matterOf } from '../decision/visitor';
import { readerOf, visitOf, type Visit } from '../ui/visit';
import { askedTitle } from '../../domain/approvals/titles';
import { refusal } from '../../domain/shared/refusals';

/** One page of the inbox: more is not decided at once. */
const MOST_AT_ONCE = 50;

/**
 * Several decisions from the inbox: GET shows what is about to be decided, POST casts each as a decision of its own.
 * Source: docs/rules/mail-and-pages.md, "Deciding several at once".
 */
export const bulkPages = (deps: PageDeps): Router =>
  Router().get('/inbox/review', answering(deps, showReview)).post('/inbox/decisions', answering(deps, decideAll));

const tooMany = text(`一次最多可选 ${MOST_AT_ONCE} 项。`, `${MOST_AT_ONCE} at once are the most.`);

/** Throws `invalid_input` when more is ticked than one page of the inbox holds. */
function picksOf(given: unknown): readonly Ticked[] {
  const values = [given].flat().filter((value): value is string => typeof value === 'string' && value !== '');
  if (values.length > MOST_AT_ONCE) throw wrong('task', tooMany);
  return [...new Set(values)].map((value) => {
    const [approval = '', seat = '', round = '', contentHash = ''] = value.split(' ');
    return { approval, seat, round: Number(round), contentHash };
  });
}

/** Throws `unauthorised` where nobody is signed in, `forbidden` for a stranger. */
async function signedIn(request: Request, deps: PageDeps): Promise<Visit & { readonly session: Session }> {
  const visit = await visitOf(request, deps);
  if (!visit.session) throw new DomainError('unauthorised');
  await assertKnown(deps, visit.session);
  return { ...visit, session: visit.session };
}

async function showReview(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const visit = await signedIn(request, deps);
  await sendReview(deps, request, response, visit, picksOf(request.query.task), {});
}

/** What may be decided together with its seat, and what has to be opened by itself. */
async function sendReview(
  deps: PageDeps,
  request: Request,
  response: Response,
  visit: Visit & { readonly session: Session },
  picks: readonly Ticked[],
  typed: { readonly comment?: string; readonly refused?: 'comment_required' },
): Promise<void> {
  const { person } = visit.session;
  const items: BulkItem[] = [];
  const left: { approval: string; view?: BulkItem['view'] }[] = [];
  for (const { approval, seat: wanted } of picks) {
    const found = await mineOf(deps, request, approval);
    const seat = found && seatInBulk(found.view.approval, person, wanted);
    if (found && seat) items.push({ view: found.view, programme: found.programme, seat });
    else left.push({ approval, ...(found && { view: found.view }) });
  }
  const reader = readerOf(request, response, deps, visit, { ...(items[0] && { programme: items[0].programme }) });
  sendPage(
    response,
    <BulkReviewPage
      reader={reader}
      items={items}
      left={left.map(({ approval, view }) => ({
        approval,
        ...(view && {
          title: say(askedTitle(view.approval.request), reader.language),
          ...whyOf(view, reader.language),
        }),
      }))}
      nonce={deps.sessions.nonce(visit.cookies.session ?? '')}
      {...typed}
    />,
    typed.refused ? refusal(typed.refused).status : 200,
    typed.refused && { error: new DomainError(typed.refused), typed: { comment: '' } },
  );
}

/** Why a matter is decided on its own page, where it is for what it is about or for the proof that it asks for. */
const whyOf = ({ approval }: BulkItem['view'], language: Language) => {
  const why = whyAlone(approval.request.subject, approval.request.policy.identity);
  return why && { why: say(why, language) };
};

/** A matter in which the visitor has a part; others are not even named. */
async function mineOf(deps: PageDeps, request: Request, approval: string) {
  const matter = await matterOf(request, deps, approval);
  return matter.actor && matter;
}

async function decideAll(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const visit = await signedIn(request, deps);
  assertOwnForm(request, deps, visit.cookies.session);
  const verdict = bulkVerdicts.find((known): known is BulkVerdict => known === fieldOf(request, 'verdict'));
  if (!verdict) throw new DomainError('malformed');
  const picks = picksOf((request.body as { task?: unknown }).task);
  const comment = textOf(request, 'comment');
  if (picks.length === 0) return sendReview(deps, request, response, visit, [], {});
  if (verdict === 'reject' && comment === '')
    return sendReview(deps, request, response, visit, picks, { refused: 'comment_required' });
  const results = await castAll(deps, request, picks, { verdict, comment, nonce: fieldOf(request, 'nonce') });
  const first = results.find(({ view }) => view);
  const programme = first?.view && (await deps.readModel.definition(first.view.programme));
  const reader = readerOf(request, response, deps, visit, { ...(programme && { programme }) });
  const shown = results.map(({ view, ...result }) => ({
    ...result,
    ...(view && { title: say(askedTitle(view.approval.request), reader.language) }),
  }));
  sendPage(
    response,
    <BulkResultsPage reader={reader} verdict={verdict} comment={comment} results={shown} isBehind={isBehind()} />,
    isBehind() ? 202 : 200,
  );
}
