import type { Approval } from '../../domain/approvals/approvals';
import type { Answered, Questioned } from '../../domain/approvals/actions/actions';
import { questionOf } from '../../domain/approvals/pauses';
import { actionsOf } from '../../domain/approvals/seats';
import { namesFile, plainlySaid, SaidText } from '../evidence/said';
import { passingWords } from './passing-words';
import type { Reader } from '../ui/frame';
import { beginningOf, isMoreThan } from './essentials';
import { Badge, When } from '../ui/html';

/** More lines of a phone than these are folded where somebody decides, but for the beginning of what was said last. */
const SHORT_ROWS = 4;
const LAST_ROWS = 1;

/** What was asked of the requester and answered, in its order. */
const conversationIn = (approval: Approval): readonly (Questioned | Answered)[] =>
  actionsOf(approval).filter(
    (change): change is Questioned | Answered =>
      change.type === 'approval.questioned' || change.type === 'approval.answered',
  );

/** Whether a file came with a question or an answer. */
export const cameAlong = (approval: Approval, hash: string): boolean =>
  conversationIn(approval).some((each) => namesFile(saidIn(each), hash));

const saidIn = (each: Questioned | Answered): string =>
  each.type === 'approval.questioned' ? each.question : each.answer;

/** What was asked of the requester and answered, in its order; nothing where nobody asked. */
export const Conversation = ({ approval, reader, filesAt, isFolded = false }: ConversationProps) => {
  const { language, zone, now } = reader;
  const words = passingWords[language];
  const said = conversationIn(approval);
  if (said.length === 0) return null;
  const open = questionOf(approval, now.toISOString());
  const last = said.at(-1);
  const isLong = isFolded && isMoreThan(SHORT_ROWS, said.map(saidIn).map(plainlySaid));
  const all = (
    <ol class="plain">
      {said.map((each) => (
        <li key={each.at}>
          <p class="small quiet">
            {each.by} · <When at={each.at} zone={zone} language={language} />{' '}
            {each === open?.question && <Badge tone="soon">{words.awaitsAnswer}</Badge>}
          </p>
          <p class="said">
            <SaidText text={saidIn(each)} at={filesAt} />
          </p>
        </li>
      ))}
    </ol>
  );
  return (
    <section class="card" aria-labelledby="conversation">
      {isLong && last ? (
        <details>
          <summary>
            <span id="conversation">{words.conversation}</span>{' '}
            <span class="quiet small last-said">
              {words.allSaid(said.length)} {beginningOf(plainlySaid(saidIn(last)), LAST_ROWS)}
            </span>
          </summary>
          {all}
        </details>
      ) : (
        <>
          <h2 id="conversation">{words.conversation}</h2>
          {all}
        </>
      )}
      {open?.stoppedBy && (
        <p class="small">
          {words.stopped} <When at={open.stoppedBy.pause.until} zone={zone} language={language} />
        </p>
      )}
    </section>
  );
};

interface ConversationProps {
  readonly approval: Approval;
  readonly reader: Reader;
  /** The address below which the files that came along are read by their hashes. */
  readonly filesAt: string;
  /** Whether what is long is folded: where somebody decides. */
  readonly isFolded?: boolean;
}
