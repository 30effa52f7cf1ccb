import type { CommentView } from '../../domain/views';
import type { Reader } from './frame';
import { When } from './html';

const words = {
  zh: { title: '意见', note: '来自邮件回复，不算表决。' },
  en: { title: 'Comments', note: 'From replies by mail; they are no votes.' },
};

interface CommentsProps {
  readonly comments: readonly CommentView[];
  readonly reader: Reader;
}

/** What people wrote back by mail; nothing when nobody did. */
export const Comments = ({ comments, reader: { language, zone } }: CommentsProps) =>
  comments.length === 0 ? null : (
    <section class="card" aria-labelledby="comments">
      <h2 id="comments">{words[language].title}</h2>
      <p class="quiet small">{words[language].note}</p>
      {comments.map(({ person, at, comment }) => (
        <article key={`${at} ${person}`}>
          <p class="small quiet">
            {person} · <When at={at} zone={zone} language={language} year />
          </p>
          <p class="said">{comment}</p>
        </article>
      ))}
    </section>
  );
