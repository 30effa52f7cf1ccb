import type { OfType } from '../shared/told';
import { EXIT } from '../shared/reserved';
import { inBoth, commentAfter, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { isAction } from './actions/actions';
import { actionSentence } from './actions/words';
import type { Approval } from './approvals';
import { numberWords } from './counting/words';
import type { ApprovalHappening } from './happenings';
import { currentTally } from './outcomes';
import { reviewSentence } from './review-words';
import { askedTitle } from './titles';
import { outcomeTitles, verdictTitles } from './words';

/** How it ended; what was not approved with its numbers. */
const closedSentence = ({ outcome }: OfType<ApprovalHappening, 'approval.closed'>, approval: Approval | undefined) => {
  const { zh, en } = outcomeTitles[outcome];
  if (outcome !== 'rejected' || !approval) return text(`审批结束：${zh}`, `Closed: ${en}`);
  const numbers = numberWords(currentTally(approval).numbers);
  return text(`审批结束：${zh}（${numbers.zh}）`, `Closed: ${en} (${numbers.en})`);
};

/** What happened to an approval, as a sentence of its history; `approval` is as it stands with all that is told of it, and names its seats. */
export function approvalSentence(happening: ApprovalHappening, approval: Approval | undefined): Text {
  switch (happening.type) {
    case 'approval.opened': {
      const { round, requester } = happening.request;
      const { zh, en } = askedTitle(happening.request);
      return text(
        `发起审批“${zh}”，第 ${round} 轮（${requester}）`,
        `The approval “${en}” opened, round ${round} (${requester})`,
      );
    }
    case 'approval.stageOpened':
      return text(`第 ${happening.stage + 1} 环节开始`, `Stage ${happening.stage + 1} opened`);
    case 'approval.decided': {
      const { person, verdict, comment } = happening.decision;
      return inBoth((language) => {
        const [mark, tail] = [verdictTitles[verdict][language], commentAfter(comment)[language]];
        return language === 'zh' ? `${person} 表决：${mark}${tail}` : `${person}: ${mark.toLowerCase()}${tail}`;
      });
    }
    case 'approval.reminded':
      return text(`提醒 ${happening.seats.length} 个席位`, `${happening.seats.length} seats were reminded`);
    case 'approval.escalated':
      return text(`上报：${happening.to.join('、')}`, `Escalated to ${happening.to.join(', ')}`);
    case 'approval.reviewOpened':
      return reviewSentence(approval, happening);
    case 'approval.withdrawn': {
      const reason = commentAfter(happening.reason);
      return happening.by === EXIT
        ? text(`由系统撤回${reason.zh}`, `Withdrawn by the system${reason.en}`)
        : text(`${happening.by} 撤回了审批${reason.zh}`, `${happening.by} withdrew it${reason.en}`);
    }
    case 'approval.closed':
      return closedSentence(happening, approval);
    case 'approval.commented':
      return text(
        `${happening.person} 的意见${commentAfter(happening.comment).zh}`,
        `${happening.person} commented${commentAfter(happening.comment).en}`,
      );
    default:
      return approval && isAction(happening) ? actionSentence(approval, happening) : text('其他事项', 'Something else');
  }
}
