import { isOwed, ownerOf, type Obligation } from './obligations';
import { text } from '../shared/sentences';
import { obligationTitle, owedWords } from './titles';
import { isSuspended } from './tolling';
import type { Stood } from '../programme/office';
import type { WaitingView } from '../programme/awaited';

const reminds = text(
  '到期前提醒责任人；逾期未履行即告知服务办公室。',
  'Its owner is reminded before; if it is not met by then, the office is told.',
);
const isDisputed = text(
  '争议期间期限中止；争议结束后按剩余时间继续计算。',
  'Its clock stands still while it is disputed, and goes on with the time left.',
);
const isInSuspense = text(
  '协议中止期间期限中止；恢复履行后按剩余时间继续计算。',
  'Its clock stands still while the agreement is suspended, and goes on with the time left.',
);
const hasLapsed = text(
  '已逾期并告知服务办公室；履行并登记证明前保持等待。',
  'It has lapsed and the office was told; it waits until it is met and the evidence recorded.',
);

/** The conditions of approvals, and what is due under agreements, that nobody has met yet. */
export const obligationsWait = (all: readonly Stood<Obligation>[]): readonly WaitingView[] =>
  all
    .filter(({ value }) => isOwed(value))
    .map(({ since, value }) => {
      const { key, condition, dueAt, state, stoppedAt } = value;
      const stopped = isSuspended(value) ? isInSuspense : isDisputed;
      const owner = ownerOf(value) ?? condition.owner;
      const [called, owed] = [obligationTitle(value), owedWords(value)];
      return {
        id: key,
        kind: 'obligation',
        what: text(`${called.zh}：${owed.zh}`, `${called.en}: ${owed.en}`),
        on: [{ person: owner, title: text('责任人', 'Owner') }],
        since,
        ...(stoppedAt === undefined && { dueAt }),
        then: stoppedAt !== undefined ? stopped : state === 'lapsed' ? hasLapsed : reminds,
      };
    });
