import type { Approval } from '../../domain/approvals/approvals';
import type { Answered, Questioned } from '../../domain/approvals/actions/actions';
import { questionOf } from '../../domain/approvals/pauses';
import { actionsOf } from '../../domain/approvals/seats';
import { passingWords } from './passing-words';
import type { Reader } from '../ui/frame';
import { Badge, When } from '../ui/html';

/** What was asked of the requester and answered, in its order; nothing where nobody asked. */
export const Conversation = ({ approval, reader }: { readonly approval: Approval; readonly reader: Reader }) => {
  const { language, zone, now } = reader;
  const words = passingWords[language];
  const said = actionsOf(approval).filter(
    (change): change is Questioned | Answered =>
      change.type === 'approval.questioned' || change.type === 'approval.answered',
  );
  if (said.length === 0) return null;
  const open = questionOf(approval, now.toISOString());
  return (
    <section class="card" aria-labelledby="conversation">
      <h2 id="conversation">{words.conversation}</h2>
      <ol class="plain">
        {said.map((each) => (
          <li key={each.at}>
            <p class="small quiet">
              {each.by} · <When at={each.at} zone={zone} language={language} />{' '}
              {each === open?.question && <Badge tone="soon">{words.awaitsAnswer}</Badge>}
            </p>
            <p class="said">{each.type === 'approval.questioned' ? each.question : each.answer}</p>
          </li>
        ))}
      </ol>
      {open?.stoppedBy && (
        <p class="small">
          {words.stopped} <When at={open.stoppedBy.pause.until} zone={zone} language={language} />
        </p>
      )}
    </section>
  );
};
