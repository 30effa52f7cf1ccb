import { outcomeTitles } from '../../domain/approvals/words';
import { partingSentence } from '../../domain/approvals/partings';
import type { Action } from '../../domain/approvals/actions/actions';
import { decisionsWords } from '../ui/decision-words';
import { outcomeTone } from './outcome';
import type { Reader } from '../ui/frame';
import { Badge, When } from '../ui/html';
import { word } from '../../mail/words';
import type { Person } from '../../domain/shared/keys';
import type { ApprovalView } from '../../domain/approvals/views';
import { askedTitle } from '../../domain/approvals/titles';
import { decisionPath } from '../../mail/paths';
import { say } from '../../domain/shared/text';

/** What the bearer of a dead but genuine link may know: how the matter stands and what they decided in it. */
export const DeadLink = ({ view, bearer, newer, parted, reader: { language, zone } }: DeadLinkProps) => {
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
