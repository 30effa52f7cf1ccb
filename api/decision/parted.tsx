import type { Request, Response } from 'express';
import type { Action } from '../../domain/approvals/actions/actions';
import { askedTitle } from '../../domain/approvals/titles';
import { actionSentence } from '../../domain/approvals/actions/words';
import type { Verdict } from '../../domain/approvals/approvals';
import { partedBy } from '../../domain/approvals/invitations';
import { DomainError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';
import { say } from '../../domain/shared/text';
import { decisionPath } from '../../mail/paths';
import { bindingOf, mailedTo } from '../access/parts';
import { personBehind } from '../access/person-behind';
import type { PageDeps } from '../http/page-deps';
import { assertOwnForm, partOf, sendPage, sendRefusal } from '../ui/answer';
import { When } from '../ui/html';
import { MessagePage, NoticePage, Said } from '../ui/message';
import { readerOf, type Visit } from '../ui/visit';
import { sendDeadLink } from './dead-link';
import { passingWords } from './passing-words';
import { openedFor, type Matter, type NoMatter } from './visitor';
import { refusal } from '../../domain/shared/refusals';

/** Somebody who had a part in the matter, and the change that took it. */
interface Parted {
  readonly person: Person;
  readonly change: Action;
  /** Whether they came by their link. */
  readonly byLink: boolean;
  readonly binding: string | undefined;
}

/** Who is at a decision page without a part in it any more, by the link opened here or by the session. */
async function partedAt(deps: PageDeps, { view, visit }: Matter): Promise<Parted | undefined> {
  const { approval } = view;
  const opened = await openedFor(deps, visit.cookies.link, view.id);
  const bearer = opened && mailedTo(approval, opened);
  const person = bearer ?? personBehind(visit.session);
  const change = person === undefined ? undefined : partedBy(approval, person);
  if (person === undefined || !change) return undefined;
  const byLink = opened !== undefined && bearer !== undefined;
  return { person, change, byLink, binding: byLink ? bindingOf(opened) : visit.cookies.session };
}

/** A form that comes from somebody without a part in the matter any more. */
interface Tried {
  readonly seat: string;
  readonly verdict?: Verdict;
  /** What was typed. */
  readonly said: readonly string[];
}

/**
 * Refuses a form whose page was shown before the seat went to somebody else or the links died: with the reason and what was typed, kept
 * as a try. A form that anybody else sent is not ours to trust.
 */
export async function refuseParted(
  deps: PageDeps,
  request: Request,
  response: Response,
  matter: Matter | NoMatter,
  { seat, verdict, said }: Tried,
): Promise<void> {
  const { view, visit } = matter;
  const parted = view && (await partedAt(deps, matter));
  try {
    assertOwnForm(request, deps, parted?.binding);
  } catch (error) {
    return sendUntrusted(deps, request, response, visit, said, error);
  }
  if (!parted) return;
  const { person, change, byLink } = parted;
  const code = byLink ? 'link_revoked' : 'seat_not_held';
  const at = deps.now().toISOString();
  await deps.attempts.recordAttempt({ at, approval: view.id, seat, person, ...(verdict && { verdict }), code });
  await sendDeadLink(deps, request, response, { code, view, bearer: person, parted: change, said });
}

/** Tells somebody whose seat went to another to whom and when; whoever delegated just now hears that it is done. */
export async function sendParted(
  deps: PageDeps,
  request: Request,
  response: Response,
  matter: Matter | NoMatter,
): Promise<void> {
  const parted = matter.view && (await partedAt(deps, matter));
  if (!parted) return sendRefusal(deps, request, response, new DomainError('unauthorised'));
  const { view, programme, visit } = matter;
  const { person, change, byLink } = parted;
  const isOwnDelegation = change.type === 'approval.delegated' && change.by === person;
  if (!isOwnDelegation)
    return sendDeadLink(deps, request, response, {
      code: byLink ? 'link_revoked' : 'seat_not_held',
      view,
      bearer: person,
      parted: change,
    });
  const reader = readerOf(request, response, deps, visit, { programme, person });
  const words = passingWords[reader.language];
  sendPage(
    response,
    <NoticePage reader={reader} title={words.delegatedTitle}>
      <div class="notice done" role="status">
        <p class="strong">{say(askedTitle(view.approval.request), reader.language)}</p>
        <p>
          {say(actionSentence(view.approval, change), reader.language)} ·{' '}
          <When at={change.at} zone={reader.zone} language={reader.language} year />
        </p>
        <p>{words.delegatedNext}</p>
      </div>
    </NoticePage>,
  );
}

/** A form that we cannot trust: nobody is named, no matter is known, nothing was tried, and what was typed is shown to copy. */
export async function sendUntrusted(
  deps: PageDeps,
  request: Request,
  response: Response,
  visit: Visit,
  said: readonly string[],
  error: unknown,
): Promise<void> {
  if (!(error instanceof DomainError)) throw error;
  const reader = readerOf(request, response, deps, visit);
  sendPage(
    response,
    <MessagePage reader={reader} code={error.code} signInNext={decisionPath(partOf(request, 'approval'))}>
      <Said lines={said} />
    </MessagePage>,
    refusal(error.code).status,
  );
}
