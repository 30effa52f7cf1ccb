import { outcomeTitles } from '../approvals/words';
import { formatDate } from '../calendar/formats';
import { commentAfter, inBoth, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { proposalWords } from './gate-titles';
import { gateAsked, holdSentence, milestoneSentence } from './gate-words';
import { overdueRisksText } from './risk-words';
import type { MilestoneHappening, PhaseHappening } from './happenings';

/** What happened to a phase, as a sentence of its history. */
export function phaseSentence(happening: PhaseHappening): Text {
  switch (happening.type) {
    case 'phase.opened':
      return inBoth((language) => {
        const [from, to] = [formatDate(happening.startsOn, language), formatDate(happening.endsOn, language)];
        return language === 'zh' ? `阶段开始：${from}至${to}` : `The phase opened: ${from} to ${to}`;
      });
    case 'phase.gateRequested':
      return gateAsked(happening);
    case 'phase.gateDecided':
      return text(
        `阶段门决定：${proposalWords[happening.outcome].zh}`,
        `The gate was decided: ${proposalWords[happening.outcome].en}`,
      );
    case 'phase.gateBlocked': {
      const { zh, en } = overdueRisksText(happening.risks);
      return text(`阶段门已同意通过，待评审后生效：${zh}`, `The gate agreed to go on, once that is done: ${en}`);
    }
    case 'phase.gateUndecided':
    case 'phase.held':
    case 'phase.reviewDue':
    case 'phase.resumed':
      return holdSentence(happening);
    case 'phase.closed':
      return text(
        `阶段结束：${proposalWords[happening.outcome].zh}`,
        `The phase closed: ${proposalWords[happening.outcome].en}`,
      );
  }
}

/** What happened to a milestone, as a sentence of its history. */
export function sentenceOfMilestone(happening: MilestoneHappening): Text {
  switch (happening.type) {
    case 'milestone.submitted':
      return text(
        `${happening.by} 提交验收，证明材料 ${happening.evidence.length} 项${commentAfter(happening.note).zh}`,
        `${happening.by} submitted it with ${happening.evidence.length} pieces of evidence${commentAfter(happening.note).en}`,
      );
    case 'milestone.accepted':
      return happening.conditionally ? text('有条件验收', 'Accepted with conditions') : text('验收通过', 'Accepted');
    case 'milestone.returned':
      return text(`退回：${outcomeTitles[happening.outcome].zh}`, `Returned: ${outcomeTitles[happening.outcome].en}`);
    default:
      return milestoneSentence(happening);
  }
}
