import { chineseDay, englishDay } from '../calendar/said-days';
import { outcomeTitles } from '../approvals/words';
import { milestonesIn } from '../programme/phase-plans';
import type { Programme } from '../programme/programme';
import { titleAmong } from '../programme/titles';
import { reportSentence } from '../tolerances/exception-reports';
import type { ScheduleHappening } from './schedules';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** What became of the date of a milestone, as a sentence. */
export const scheduleSentence = (
  happening: ScheduleHappening,
  { programme }: { readonly programme: Programme },
): Text => {
  switch (happening.type) {
    case 'schedule.forecast': {
      const { by, on, reason, follows } = happening;
      if (follows === undefined)
        return text(
          `${by} 预测于${chineseDay(on)}完成：${reason}`,
          `${by} forecast it for ${englishDay(on)}: ${reason}`,
        );
      const { zh, en } = titleAmong(milestonesIn(programme), follows);
      return text(
        `${by} 随“${zh}”顺延，预测于${chineseDay(on)}完成`,
        `${by} forecast it for ${englishDay(on)}, following "${en}"`,
      );
    }
    case 'schedule.measured':
      return happening.slip.why;
    case 'schedule.proposed':
      return text(
        `建议顺延 ${happening.moves.length} 项依赖它的里程碑，待服务办公室决定`,
        `${happening.moves.length} milestone(s) that need it would move; the office decides`,
      );
    case 'schedule.answered':
      return happening.isAccepted
        ? text(`${happening.by} 接受顺延建议`, `${happening.by} accepted what was proposed`)
        : text(`${happening.by} 不采纳顺延建议`, `${happening.by} dropped what was proposed`);
    case 'schedule.exceptionOpened':
      return text('超出容许范围，须提交例外报告', 'More than is tolerated: an exception report is due');
    case 'schedule.exceptionReported':
      return reportSentence(happening);
    case 'schedule.exceptionDecided': {
      const { zh, en } = outcomeTitles[happening.outcome];
      return text(`例外报告：${zh}`, `The exception report: ${en.toLowerCase()}`);
    }
  }
};
