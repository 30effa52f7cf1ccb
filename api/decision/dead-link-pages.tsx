import type { Request, Response } from 'express';
import { refusal, type RefusalCode } from '../../domain/shared/errors';
import type { Action } from '../../domain/approvals/actions/actions';
import { DeadLink } from './dead-link';
import { MessagePage, Said } from '../ui/message';
import { sendPage } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import { readerOf, visitOf } from '../ui/visit';
import type { Person } from '../../domain/shared/keys';
import type { ApprovalView } from '../../domain/approvals/views';
import { decisionPath } from '../../mail/paths';

interface Dead {
  readonly code: RefusalCode;
  /** Known only when the link was genuine. */
  readonly view?: ApprovalView;
  readonly bearer?: Person;
  readonly newer?: string;
  /** The change by which the bearer's seat went to somebody else, or the bearer's links died. */
  readonly parted?: Action;
  /** What was typed in vain. */
  readonly said?: readonly string[];
}

/** Says why a link is dead, what became of the matter as far as its bearer may know, and how to go on. */
export async function sendDeadLink(deps: PageDeps, request: Request, response: Response, dead: Dead): Promise<void> {
  const { code, view, bearer, newer, parted, said = [] } = dead;
  const programme = view && (await deps.readModel.definition(view.programme));
  const about = { ...(programme && { programme }), ...(bearer && { person: bearer }) };
  const reader = readerOf(request, response, deps, await visitOf(request, deps), about);
  const next = newer ?? view?.id;
  sendPage(
    response,
    <MessagePage reader={reader} code={code} signInNext={next ? decisionPath(next) : '/inbox'}>
      <Said lines={said} />
      {view && bearer && isBearer(parted) && (
        <DeadLink view={view} bearer={bearer} reader={reader} {...(newer && { newer })} {...(parted && { parted })} />
      )}
    </MessagePage>,
    refusal(code).status,
  );
}

/** Links are revoked where they may have reached somebody else, who learns nothing by them. */
const isBearer = (parted: Action | undefined) => parted?.type !== 'approval.linksRevoked';
