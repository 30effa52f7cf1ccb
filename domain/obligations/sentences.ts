import { chineseDay, englishDay } from '../calendar/said-days';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { ObligationHappening } from './happenings';
import { obligationTitle, owedWords } from './titles';
import { isSuspended, type TollingHappening } from './tolling';

/** What happened to a condition or an obligation, as a sentence of its history. */
export function obligationSentence(happening: ObligationHappening | TollingHappening): Text {
  switch (happening.type) {
    case 'obligation.opened': {
      const { under } = happening.opened;
      const owed = owedWords(happening.opened);
      const { zh, en } = obligationTitle(happening.opened);
      return under
        ? text(`义务待履行：${owed.zh}`, `To be met: ${owed.en}`)
        : text(`${zh}开始跟踪：${owed.zh}`, `A ${en.toLowerCase()} is tracked: ${owed.en}`);
    }
    case 'obligation.reminded':
      return text('已提醒责任人', 'The owner was reminded');
    case 'obligation.lapsed':
      return text('逾期未履行', 'It lapsed: its day has passed and it is not met');
    case 'obligation.escalated':
      return text(`上报：${happening.to.join('、')}`, `Escalated to ${happening.to.join(', ')}`);
    case 'obligation.released':
      return happening.reason === undefined
        ? text('协议提前终止，无须再履行', 'The agreement ended early; nobody owes it any more')
        : text(`无须再履行：${happening.reason}`, `Nobody owes it any more: ${happening.reason}`);
    case 'obligation.fulfilled': {
      const { by, evidence } = happening.fulfilment;
      return text(`${by} 登记履行：${evidence}`, `${by} recorded that it was met: ${evidence}`);
    }
    case 'obligation.recounted':
      return text(
        `按新公布的日历，应于${chineseDay(happening.due)}履行`,
        `It is due on ${englishDay(happening.due)}, by the calendar now published`,
      );
    case 'obligation.stopped':
      return isSuspended({ disputes: [happening.dispute] })
        ? text('协议中止期间期限中止', 'Its clock stands still while the agreement is suspended')
        : text('争议期间期限中止', 'Its clock stands still while it is disputed');
    case 'obligation.resumed':
      return isSuspended({ disputes: [happening.dispute] })
        ? text('协议恢复履行，期限继续计算', 'The agreement was resumed; its clock goes on')
        : text('争议结束，期限继续计算', 'The dispute has ended; its clock goes on');
  }
}
