import { chineseDay, englishDay } from '../calendar/said-days';
import { outcomeTitles } from '../approvals/words';
import { proposalWords } from './gate-titles';
import type { Hold } from './holds';
import type { MilestoneHappening, PhaseHappening } from './happenings';
import type { OfType } from '../shared/told';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** That the office asked for the gate, with its proposal where it is not to go on. */
export const gateAsked = ({ by, proposed }: OfType<PhaseHappening, 'phase.gateRequested'>): Text => {
  if (!proposed) return text(`${by} 提请阶段门评审`, `${by} requested the gate`);
  const { zh, en } = proposalWords[proposed.proposal];
  return text(`${by} 提请阶段门评审，建议${zh}`, `${by} requested the gate and proposed: ${en}`);
};

const because = (cause: Hold['cause']): Text =>
  'obligation' in cause ? text('附加条件逾期未履行', 'a condition lapsed') : text('阶段门决定', 'the gate decided so');

/** What became of a hold, as a sentence. */
export const holdSentence = (
  happening: OfType<PhaseHappening, 'phase.gateUndecided' | 'phase.held' | 'phase.reviewDue' | 'phase.resumed'>,
): Text => {
  switch (happening.type) {
    case 'phase.gateUndecided': {
      const { zh, en } = outcomeTitles[happening.outcome];
      return text(
        `阶段门未作决定（${zh}），阶段照旧`,
        `The gate decided nothing (${en.toLowerCase()}): the phase is as it was`,
      );
    }
    case 'phase.held': {
      const { on, reviewOn, cause } = happening.hold;
      const { zh, en } = because(cause);
      return text(
        `阶段暂缓（${zh}）：自${chineseDay(on)}停止计时，${chineseDay(reviewOn)}复核`,
        `The phase is on hold (${en}): its clocks stand from ${englishDay(on)}, to be reviewed on ${englishDay(reviewOn)}`,
      );
    }
    case 'phase.reviewDue':
      return text('暂缓到期，已通知服务办公室复核', 'The hold was due for review, and the office was told');
    case 'phase.resumed':
      return text(
        `阶段恢复：停止计时 ${happening.days} 天，未完成的里程碑顺延`,
        `The phase goes on: its clocks stood for ${happening.days} days, by which open milestones are due later`,
      );
  }
};

/** What became of a milestone beside its submission and acceptance. */
export const milestoneSentence = (
  happening: OfType<
    MilestoneHappening,
    | 'milestone.started'
    | 'milestone.reopened'
    | 'milestone.settlementAsked'
    | 'milestone.settlementRefused'
    | 'milestone.waived'
    | 'milestone.failed'
  >,
): Text => {
  switch (happening.type) {
    case 'milestone.started':
      return text(
        `${happening.by} 登记：${chineseDay(happening.on)}开工`,
        `${happening.by} recorded that work began on ${englishDay(happening.on)}`,
      );
    case 'milestone.reopened': {
      const { zh, en } = because(happening.cause);
      return text(`须重新证明（${zh}）`, `It has to be shown again (${en})`);
    }
    case 'milestone.settlementAsked': {
      const { by, as, reason } = happening;
      return as === 'waived'
        ? text(`${by} 提请豁免：${reason}`, `${by} asked to waive it: ${reason}`)
        : text(`${by} 提请认定未达成：${reason}`, `${by} asked to give it up: ${reason}`);
    }
    case 'milestone.settlementRefused':
      return text('提请未获同意', 'That was not approved');
    case 'milestone.waived':
      return text(`已豁免：${happening.reason}`, `Waived: ${happening.reason}`);
    case 'milestone.failed':
      return happening.reason
        ? text(`认定未达成：${happening.reason}`, `Given up: ${happening.reason}`)
        : text('合作计划终止，记为未达成', 'The programme is being ended: recorded as failed');
  }
};
