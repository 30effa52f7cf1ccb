import { attachedName, leftOutSentence } from '../../domain/approvals/comment-words';
import type { ShownComment } from '../access/comments';
import type { Reader } from '../ui/frame';
import { isMoreThan } from './essentials';
import { When } from '../ui/html';
import { say, type Language } from '../../domain/shared/text';

const words = {
  zh: {
    title: '意见',
    note: '来自邮件回复，不算表决。',
    all: (count: number) => `查看 ${count} 条意见`,
    nothing: '（没有正文）',
    whole: '整封邮件',
    rest: '全文',
    file: '以文件打开整封邮件',
    attached: '附件',
  },
  en: {
    title: 'Comments',
    note: 'From replies by mail; they are no votes.',
    all: (count: number) => (count === 1 ? 'Show the comment' : `Show ${count} comments`),
    nothing: '(No words in it)',
    whole: 'The whole mail',
    rest: 'All of it',
    file: 'Open the whole mail as a file',
    attached: 'Attached',
  },
};

/** So many UTF-16 units of a comment are shown before the fold. */
const SHOWN = 1_500;

interface CommentsProps {
  readonly comments: readonly ShownComment[];
  readonly reader: Reader;
  /** Where a file that came with a comment is read. */
  readonly hrefOf: (hash: string) => string;
  /** Whether what is long is folded: where somebody decides. */
  readonly isFolded?: boolean;
}

/** More lines of a phone than these are long. */
const SHORT_ROWS = 4;

/** What people wrote back by mail; nothing when nobody did. What is long, or was quoted, is folded away and all there. */
export const Comments = ({ comments, reader: { language, zone }, hrefOf, isFolded = false }: CommentsProps) => {
  if (comments.length === 0) return null;
  const phrases = words[language];
  const isLong =
    isFolded &&
    isMoreThan(
      SHORT_ROWS,
      comments.map(({ comment }) => comment),
    );
  const all = comments.map((each) => (
    <article key={each.source}>
      <p class="small quiet">
        {each.person} · <When at={each.at} zone={zone} language={language} year />
      </p>
      <Said comment={each} language={language} hrefOf={hrefOf} />
      <Files comment={each} language={language} hrefOf={hrefOf} />
    </article>
  ));
  return (
    <section class="card" aria-labelledby="comments">
      {isLong ? (
        <details>
          <summary id="comments">{phrases.all(comments.length)}</summary>
          <p class="quiet small">{phrases.note}</p>
          {all}
        </details>
      ) : (
        <>
          <h2 id="comments">{phrases.title}</h2>
          <p class="quiet small">{phrases.note}</p>
          {all}
        </>
      )}
    </section>
  );
};

interface PartProps extends Pick<CommentsProps, 'hrefOf'> {
  readonly comment: ShownComment;
  readonly language: Language;
}

const beginningOf = (text: string) => `${text.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '')}…`;

const Said = ({ comment: { comment, whole, wholeText }, language, hrefOf }: PartProps) => {
  const phrases = words[language];
  const isLong = comment.length > SHOWN;
  const all = wholeText ?? (isLong ? comment : undefined);
  return (
    <>
      {comment === '' ? (
        <p class="quiet">{phrases.nothing}</p>
      ) : (
        <p class="said">{isLong ? beginningOf(comment) : comment}</p>
      )}
      {(whole || all !== undefined) && (
        <details>
          <summary>{whole ? phrases.whole : phrases.rest}</summary>
          {all !== undefined && <p class="said">{all}</p>}
          {whole && (
            <p class="small">
              <a href={hrefOf(whole.hash)}>{phrases.file}</a>
            </p>
          )}
        </details>
      )}
    </>
  );
};

const Files = ({ comment: { attachments = [], leftOut = [] }, language, hrefOf }: PartProps) => (
  <>
    {attachments.length > 0 && (
      <>
        <p class="small quiet">{words[language].attached}</p>
        <ul class="lines">
          {attachments.map((file) => (
            <li key={file.hash}>
              <a href={hrefOf(file.hash)}>{attachedName(file)}</a>
            </li>
          ))}
        </ul>
      </>
    )}
    {leftOut.map((each) => (
      <p key={each.name} class="small">
        {say(leftOutSentence(each), language)}
      </p>
    ))}
  </>
);
