import { outcomeTitles } from '../approvals/words';
import { formatDate } from '../calendar/formats';
import { commentAfter, inBoth, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { EvaluationHappening } from './happenings';

/** What happened to an evaluation or to the cycle that opens it, as a sentence of its history. */
export function evaluationSentence(happening: EvaluationHappening): Text {
  switch (happening.type) {
    case 'cycle.ended':
      return text('合作计划进入退出程序，不再开启评估', 'The programme is wound up: no further evaluation opens');
    case 'evaluation.opened':
      return text(`评估开始：${happening.period}`, `The evaluation of ${happening.period} opened`);
    case 'evaluation.recounted':
      return inBoth((language) =>
        language === 'zh'
          ? `按新公布的日历，数据应于${formatDate(happening.dueAt.slice(0, 10), language)}报送`
          : `Its figures are due by ${formatDate(happening.dueAt.slice(0, 10), language)} on the calendar now published`,
      );
    case 'evaluation.reported':
      return text(
        `${happening.by} 填报了实际值${commentAfter(happening.notes).zh}`,
        `${happening.by} reported the figures${commentAfter(happening.notes).en}`,
      );
    case 'evaluation.abandoned':
      return text(
        '合作计划已经结束，不再报送和签认',
        'The programme has ended: nobody reports or signs it off any more',
      );
    case 'evaluation.signedOff':
      return text('评估已签认', 'The evaluation was signed off');
    case 'evaluation.returned':
      return text(`退回：${outcomeTitles[happening.outcome].zh}`, `Returned: ${outcomeTitles[happening.outcome].en}`);
  }
}
