import { bulkVerdicts, type BulkVerdict } from '../../domain/approvals/bulk';
import type { Programme } from '../../domain/programme/programme';
import { bulkWords } from './bulk-words';
import { seatLine } from '../decision/scene';
import { Frame, type Reader } from '../ui/frame';
import { Empty, Table, When } from '../ui/html';
import { RefusalNotice } from '../ui/refusal';
import { useMark, Wrong } from '../ui/wrongs';
import { word } from '../../mail/words';
import type { ApprovalView } from '../../domain/approvals/views';
import { linesShown } from '../../domain/phases/gate-titles';
import { askedTitle } from '../../domain/approvals/titles';
import type { Seat } from '../../domain/programme/governance';
import { decisionPath } from '../../mail/paths';
import { say, type Language, type Text } from '../../domain/shared/text';
import type { RefusalCode } from '../../domain/shared/refusals';

/** One matter that is about to be decided, as it is shown: with its content's hash, which the decision will name. */
export interface BulkItem {
  readonly view: ApprovalView;
  readonly programme: Programme;
  readonly seat: Seat;
}

/** What a ticked box sends: approval, seat, round and content hash, none of which holds a blank. */
export const pickOf = (approval: string, seat: string, round?: number, contentHash?: string): string =>
  [approval, seat, round, contentHash].filter((part) => part !== undefined).join(' ');

interface ReviewProps {
  readonly reader: Reader;
  readonly items: readonly BulkItem[];
  /** Selected, but to be decided on their own pages; `title` is missing where the reader has no part in it. */
  readonly left: readonly { readonly approval: string; readonly title?: string; readonly why?: string }[];
  readonly nonce: string;
  readonly comment?: string;
  readonly refused?: RefusalCode;
}

/** What is about to be decided together, as whom, until when; and the three buttons. */
export const BulkReviewPage = ({ reader, items, left, nonce, comment = '', refused }: ReviewProps) => {
  const { language } = reader;
  const words = bulkWords[language];
  const { wrong, attributes } = useMark('comment', 'comment', words.comment, 'comment-hint');
  return (
    <Frame reader={reader} title={words.title} current="inbox">
      <h1>{words.title}</h1>
      {refused && <RefusalNotice code={refused} language={language} />}
      {items.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <form method="post" action="/inbox/decisions">
          {/* Enter in a field presses a form's first button; this one is dead, so that it never approves. */}
          <button type="submit" disabled hidden />
          <input type="hidden" name="nonce" value={nonce} />
          <p>{words.intro(items.length)}</p>
          <Table isStacked caption={words.all} heads={words.heads}>
            {items.map((item) => (
              <ReviewRow key={item.view.id} item={item} reader={reader} />
            ))}
          </Table>
          <div class="field">
            <label for="comment">{words.comment}</label>
            <textarea id="comment" name="comment" maxLength={4000} {...attributes} value={comment} />
            <p class="quiet small hint" id="comment-hint">
              {words.commentHint}
            </p>
            <Wrong id="comment" wrong={wrong} />
          </div>
          <div class="actions">
            {bulkVerdicts.map((verdict) => (
              <VerdictButton key={verdict} verdict={verdict} reader={reader} />
            ))}
          </div>
        </form>
      )}
      {left.length > 0 && (
        <>
          <p>{words.left}</p>
          <ul>
            {left.map(({ approval, title, why }) => (
              <li key={approval}>
                <a href={decisionPath(approval)}>{title ?? approval}</a>
                {why && <div class="small quiet">{why}</div>}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href="/inbox">{words.back}</a>
      </p>
    </Frame>
  );
};

const VerdictButton = ({ verdict, reader }: { readonly verdict: BulkVerdict; readonly reader: Reader }) => (
  <button name="verdict" value={verdict} {...(verdict === 'approve' && { class: 'primary' })}>
    {word(verdict, reader.language)}
  </button>
);

/** How much of a hash a person compares; the whole one travels with the decision. */
const SHORT_HASH = 12;

/** So many lines stand open; where there are more, all of them are in a fold that says how many. */
const LINES_OPEN = 3;

/** Every line of what is decided on; nothing is left out. */
const Lines = ({ lines, language }: { readonly lines: readonly Text[]; readonly language: Language }) => {
  const all = (
    <ul class="lines small">
      {lines.map((line) => (
        <li key={line.zh}>{say(line, language)}</li>
      ))}
    </ul>
  );
  if (lines.length <= LINES_OPEN) return lines.length === 0 ? null : all;
  return (
    <details>
      <summary class="small">{bulkWords[language].allLines(lines.length)}</summary>
      {all}
    </details>
  );
};

const ReviewRow = ({ item, reader }: { readonly item: BulkItem; readonly reader: Reader }) => {
  const { view, programme, seat } = item;
  const { language, zone } = reader;
  const { heads } = bulkWords[language];
  const { contentHash, round } = view.approval.request;
  const title = say(askedTitle(view.approval.request), language);
  return (
    <tr>
      <td>
        <label class="choice">
          <input type="checkbox" name="task" value={pickOf(view.id, seat.id, round, contentHash)} checked />
          <span>{title}</span>
        </label>
        <Lines lines={linesShown(view.approval.request)} language={language} />
        <a class="small" href={decisionPath(view.id)}>
          {word('open', language)}
          <span class="hidden"> {title}</span>
        </a>
      </td>
      <td data-label={heads[1]}>{seatLine(view.approval, programme, seat, language)}</td>
      <td data-label={heads[2]}>
        <When at={view.approval.dueAt} zone={zone} language={language} />
      </td>
      <td data-label={heads[3]}>
        <span class="hash" title={contentHash}>
          {contentHash.slice(0, SHORT_HASH)}…
        </span>
      </td>
    </tr>
  );
};
