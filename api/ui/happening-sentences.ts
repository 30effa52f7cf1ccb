import { agreementSentence, isOfAgreementLife } from '../../domain/agreements/sentences';
import { outcomeTitles } from '../../domain/approvals/words';
import type { Approval } from '../../domain/approvals/approvals';
import { baselineSentence } from '../../domain/schedule/baselines';
import { calendarSentence } from '../../domain/calendar/words';
import { actionSentence } from '../../domain/approvals/actions/words';
import { isAction } from '../../domain/approvals/actions/actions';
import { EXIT } from '../../domain/views/endings';
import type { GateOutcome } from '../../domain/phases/gates';
import type { Happening } from '../../domain/record/ledger';
import type { Programme } from '../../domain/programme/programme';
import { gateAsked, holdSentence, milestoneSentence } from '../../domain/phases/gate-words';
import { currentTally } from '../../domain/approvals/outcomes';
import { scheduleSentence } from '../../domain/schedule/words';
import { scopeSentence } from '../../domain/schedule/scopes';
import { reviewSentence } from '../../domain/approvals/review-words';
import { disputeSentence } from '../../domain/disputes/words';
import { ipSentence } from '../../domain/ip/words';
import { processSentence } from '../../domain/processes/faults';
import { policySentence } from '../../domain/policy-times/words';
import { projectSentence } from '../../domain/projects/words';
import { isOf } from '../../domain/record/nouns';
import { numberWords } from '../../domain/approvals/counting/words';
import type { Text } from '../../domain/shared/text';
import { isSuspended } from '../../domain/obligations/tolling';
import { partyTitle, titlesOf } from '../../domain/programme/titles';
import { formatDate, word, words as dictionary } from '../../mail/words';

const gates: Readonly<Record<GateOutcome, Text>> = {
  go: dictionary.GO,
  conditionalGo: dictionary.CONDITIONAL_GO,
  hold: dictionary.HOLD,
  recycle: dictionary.RECYCLE,
  kill: dictionary.KILL,
};

const text = (zh: string, en: string): Text => ({ zh, en });
const both = (write: (language: 'zh' | 'en') => string): Text => text(write('zh'), write('en'));
const said = (comment: string) => (comment ? text(`：${comment}`, `: ${comment}`) : text('', ''));

/** How it ended; what was not approved with its numbers. */
const closedSentence = (
  { outcome }: Extract<Happening, { type: 'approval.closed' }>,
  approval: Approval | undefined,
) => {
  const { zh, en } = outcomeTitles[outcome];
  if (outcome !== 'rejected' || !approval) return text(`审批结束：${zh}`, `Closed: ${en}`);
  const numbers = numberWords(currentTally(approval).numbers);
  return text(`审批结束：${zh}（${numbers.zh}）`, `Closed: ${en} (${numbers.en})`);
};

/** One happening as a sentence; `approval` is the one that the entries around it are about. */
export function sentenceOf(happening: Happening, approval: Approval | undefined, programme: Programme): Text {
  const titles = titlesOf(programme);
  switch (happening.type) {
    case 'programme.started':
      return text(`${happening.by} 启动了合作计划`, `${happening.by} started the programme`);
    case 'programme.completed':
      return text('合作计划完成', 'The programme was completed');
    case 'programme.exitBegan':
      return text('合作计划进入退出程序', 'The programme began to be wound up');
    case 'programme.ended':
      return text('合作计划已终止', 'The programme has ended');
    case 'phase.opened':
      return both((language) => {
        const [from, to] = [formatDate(happening.startsOn, language), formatDate(happening.endsOn, language)];
        return language === 'zh' ? `阶段开始：${from}至${to}` : `The phase opened: ${from} to ${to}`;
      });
    case 'phase.gateRequested':
      return gateAsked(happening);
    case 'phase.gateDecided':
      return text(`阶段门决定：${gates[happening.outcome].zh}`, `The gate was decided: ${gates[happening.outcome].en}`);
    case 'phase.gateUndecided':
    case 'phase.held':
    case 'phase.reviewDue':
    case 'phase.resumed':
      return holdSentence(happening);
    case 'milestone.started':
    case 'milestone.reopened':
    case 'milestone.settlementAsked':
    case 'milestone.settlementRefused':
    case 'milestone.waived':
    case 'milestone.failed':
      return milestoneSentence(happening);
    case 'phase.closed':
      return text(`阶段结束：${gates[happening.outcome].zh}`, `The phase closed: ${gates[happening.outcome].en}`);
    case 'milestone.submitted':
      return text(
        `${happening.by} 提交验收，证明材料 ${happening.evidence.length} 项${said(happening.note).zh}`,
        `${happening.by} submitted it with ${happening.evidence.length} pieces of evidence${said(happening.note).en}`,
      );
    case 'milestone.accepted':
      return happening.conditionally ? text('有条件验收', 'Accepted with conditions') : text('验收通过', 'Accepted');
    case 'milestone.returned':
      return text(`退回：${outcomeTitles[happening.outcome].zh}`, `Returned: ${outcomeTitles[happening.outcome].en}`);
    case 'baseline.changeRequested':
    case 'baseline.changeEnded':
    case 'baseline.set':
      return baselineSentence(happening);
    case 'schedule.forecast':
    case 'schedule.measured':
    case 'schedule.proposed':
    case 'schedule.answered':
    case 'schedule.exceptionOpened':
    case 'schedule.exceptionReported':
    case 'schedule.exceptionDecided':
      return scheduleSentence(happening);
    case 'scope.reported':
    case 'scope.decided':
      return scopeSentence(happening);
    case 'agreement.drafted':
      return text('列入协议体系，草案', 'Drafted');
    case 'agreement.submitted':
      return text(`${happening.by} 提交审批`, `${happening.by} submitted it for approval`);
    case 'agreement.approved':
      return text('审批通过，待签署', 'Approved; to be signed');
    case 'agreement.returned':
      return text(`退回：${outcomeTitles[happening.outcome].zh}`, `Returned: ${outcomeTitles[happening.outcome].en}`);
    case 'agreement.signed':
      return both((language) => {
        const day = formatDate(happening.signedOn, language);
        return language === 'zh'
          ? `${partyTitle(titles, happening.party).zh} 由 ${happening.signatory} 于${day}签署（${happening.by} 登记）`
          : `${happening.signatory} signed for ${partyTitle(titles, happening.party).en} on ${day} (recorded by ${happening.by})`;
      });
    case 'agreement.effective':
      return both((language) => {
        const [from, to] = [formatDate(happening.effectiveOn, language), formatDate(happening.expiresOn, language)];
        return language === 'zh' ? `${from}生效，${to}到期` : `Effective ${from}, expires ${to}`;
      });
    case 'agreement.expired':
      return text('到期', 'Expired');
    case 'approval.opened':
      return text(
        `发起审批，第 ${happening.request.round} 轮（${happening.request.requester}）`,
        `The approval opened, round ${happening.request.round} (${happening.request.requester})`,
      );
    case 'approval.stageOpened':
      return text(`第 ${happening.stage + 1} 环节开始`, `Stage ${happening.stage + 1} opened`);
    case 'approval.decided': {
      const { person, verdict, comment } = happening.decision;
      return both((language) => {
        const [mark, tail] = [word(verdict, language), said(comment)[language]];
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
      const reason = said(happening.reason);
      return happening.by === EXIT
        ? text(`由系统撤回${reason.zh}`, `Withdrawn by the system${reason.en}`)
        : text(`${happening.by} 撤回了审批${reason.zh}`, `${happening.by} withdrew it${reason.en}`);
    }
    case 'approval.closed':
      return closedSentence(happening, approval);
    case 'obligation.opened':
      return happening.opened.under
        ? text(`义务待履行：${happening.opened.condition.text}`, `To be met: ${happening.opened.condition.text}`)
        : text(
            `附加条件开始跟踪：${happening.opened.condition.text}`,
            `A condition is tracked: ${happening.opened.condition.text}`,
          );
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
        `按新公布的日历，应于 ${happening.due} 履行`,
        `It is due on ${happening.due}, by the calendar now published`,
      );
    case 'obligation.stopped':
      return isSuspended({ disputes: [happening.dispute] })
        ? text('协议中止期间期限中止', 'Its clock stands still while the agreement is suspended')
        : text('争议期间期限中止', 'Its clock stands still while it is disputed');
    case 'obligation.resumed':
      return isSuspended({ disputes: [happening.dispute] })
        ? text('协议恢复履行，期限继续计算', 'The agreement was resumed; its clock goes on')
        : text('争议结束，期限继续计算', 'The dispute has ended; its clock goes on');
    case 'cycle.ended':
      return text('合作计划进入退出程序，不再开启评估', 'The programme is wound up: no further evaluation opens');
    case 'evaluation.opened':
      return text(`评估开始：${happening.period}`, `The evaluation of ${happening.period} opened`);
    case 'evaluation.recounted':
      return both((language) =>
        language === 'zh'
          ? `按新公布的日历，数据应于${formatDate(happening.dueAt.slice(0, 10), language)}报送`
          : `Its figures are due by ${formatDate(happening.dueAt.slice(0, 10), language)} on the calendar now published`,
      );
    case 'evaluation.reported':
      return text(
        `${happening.by} 填报了实际值${said(happening.notes).zh}`,
        `${happening.by} reported the figures${said(happening.notes).en}`,
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
    case 'calendar.published':
    case 'calendar.recounted':
    case 'calendar.acknowledged':
      return calendarSentence(happening);
    case 'approval.commented':
      return text(
        `${happening.person} 的意见${said(happening.comment).zh}`,
        `${happening.person} commented${said(happening.comment).en}`,
      );
    case 'mail.bounced':
      return text(
        `发给 ${happening.person} 的邮件未送达${said(happening.reason).zh}`,
        `A mail to ${happening.person} did not arrive${said(happening.reason).en}`,
      );
    case 'mail.doubted':
      return text(
        `发给 ${happening.person} 的邮件是否送达未能判断${said(happening.reason).zh}`,
        `It is open whether a mail to ${happening.person} arrived${said(happening.reason).en}`,
      );
    default:
      if (isOf('process', happening)) return processSentence(happening);
      if (isOf('policy', happening)) return policySentence(happening, programme);
      if (isOf('project', happening)) return projectSentence(happening);
      if (isOf('ip', happening)) return ipSentence(happening, titles);
      if (isOf('dispute', happening)) return disputeSentence(happening, titles);
      if (isOfAgreementLife(happening)) return agreementSentence(happening, titles);
      if (approval && isAction(happening)) return actionSentence(approval, happening);
      return text('其他事项', 'Something else');
  }
}
