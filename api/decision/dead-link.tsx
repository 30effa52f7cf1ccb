import type { Request, Response } from 'express';
import type { Action } from '../../domain/approvals/actions/actions';
import { partingSentence } from '../../domain/approvals/partings';
import { askedTitle } from '../../domain/approvals/titles';
import type { ApprovalView } from '../../domain/approvals/views';
import { outcomeTitles } from '../../domain/approvals/words';
import type { Person } from '../../domain/shared/keys';
import { say } from '../../domain/shared/text';
import { decisionPath } from '../../mail/paths';
import { word } from '../../mail/words';
import type { PageDeps } from '../http/page-deps';
import { sendPage } from '../ui/answer';
import { decisionsWords } from '../ui/decision-words';
import type { Reader } from '../ui/frame';
import { Badge, When } from '../ui/html';
import { MessagePage, Said } from '../ui/message';
import { readerOf, visitOf } from '../ui/visit';
import { outcomeTone } from './outcome';
import { refusal, type RefusalCode } from '../../domain/shared/refusals';

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

/** What the bearer of a dead but genuine link may know: how the matter stands and what they decided in it. */
const DeadLink = ({ view, bearer, newer, parted, reader: { language, zone } }: DeadLinkProps) => {
  const words = decisionsWords[language];
  const mine = view.approval.decisions.findLast(({ person }) => person === bearer);
  return (
    <section class="card">
      <p class="strong">
        {say(askedTitle(view.approval.request), language)}{' '}
        <Badge tone={outcomeTone(view.state)}>{say(outcomeTitles[view.state], language)}</Badge>
      </p>
      {parted && (
        <p>
          {say(partingSentence(view.approval, parted, bearer), language)} ·{' '}
          <When at={parted.at} zone={zone} language={language} year />
        </p>
      )}
      {mine && (
        <p>
          {words.youDecided(word(mine.verdict, language))} ·{' '}
          <When at={mine.acceptedAt} zone={zone} language={language} year />
        </p>
      )}
      {newer && (
        <p>
          {words.newRound} <a href={decisionPath(newer)}>{words.openNewRound}</a>
        </p>
      )}
    </section>
  );
};

interface DeadLinkProps {
  readonly view: ApprovalView;
  readonly bearer: Person;
  readonly newer?: string;
  /** The change by which the bearer's seat went to somebody else. */
  readonly parted?: Action;
  readonly reader: Reader;
}
