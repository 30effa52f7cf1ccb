import type { Decision } from '../../domain/approvals/approvals';
import { When } from '../ui/html';
import type { Reader } from '../ui/frame';

const words = {
  zh: {
    recused: '您已就此事项回避',
    only: '自回避时起，您只能看到事项名称和您的回避理由，看不到内容、意见和各席位的表决。',
  },
  en: {
    recused: 'You have recused yourself from this matter',
    only: 'Since then you see what it is called and the reason you gave, and neither its content nor what others say or decide.',
  },
};

/** What whoever has recused sees of a matter below its title: the reason they gave. */
export const RecusedNotice = ({
  recusal,
  reader: { language, zone },
}: {
  readonly recusal: Decision;
  readonly reader: Reader;
}) => (
  <section class="card" aria-label={words[language].recused}>
    <p class="strong">
      {words[language].recused} · <When at={recusal.acceptedAt} zone={zone} language={language} year />
    </p>
    <p class="said">{recusal.comment}</p>
    <p>{words[language].only}</p>
  </section>
);
