import type { Approval } from './approvals';
import { seatNamed } from './seat-names';
import type { Review } from './reviews';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** Who should not have voted, for which seat and why: for the record, the pages and the mails. */
export function reviewSentence(approval: Approval | undefined, { recusal }: Pick<Review, 'recusal'>): Text {
  const { person, reason, seat: id } = recusal;
  const seat = approval ? seatNamed(approval, id) : text(id, id);
  return text(
    `结束后，${person}（${seat.zh}）表示本应回避：${reason}。已就此启动复核。`,
    `After the close ${person}, who had voted as ${seat.en}, said that they should not have: ${reason}. A review was opened.`,
  );
}

/** What a review does not do. Source: docs/rules/people.md, "Recusal and review". */
export const reviewStands = text(
  '复核期间原决定继续有效，不会自动撤销。',
  'Until the review is decided the outcome stands; nothing is reversed by itself.',
);
