import { chineseDay, englishDay } from '../calendar/said-days';
import type { Content } from '../approvals/approvals';
import { formatDate } from '../calendar/formats';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Adjustment, AdjustmentHappening, StrategyHappening } from './adjustments';
import type { AdjustmentMove } from './consequences';
import type { AdjustedPart } from './changes';

/** What each part of an adjustment is called. */
export const partTitles: Readonly<Record<AdjustedPart, Text>> = {
  milestones: text('里程碑', 'Milestones'),
  kpis: text('评估指标', 'Indicators'),
  shares: text('收益分配', 'Distribution'),
  budgets: text('预算', 'Budgets'),
  policies: text('审批期限', 'Times of policies'),
};

/** What the states of an adjustment are called. */
export const adjustmentStates: Readonly<Record<Adjustment['state'], Text>> = {
  deciding: text('审批中', 'Being decided'),
  approved: text('已批准，待生效', 'Approved, takes effect on its day'),
  inForce: text('已生效', 'In force'),
  lapsed: text('未生效', 'Did not take effect'),
  rejected: text('未获通过', 'Not approved'),
  undecided: text('未作决定', 'Not decided'),
  withdrawn: text('已撤回', 'Withdrawn'),
};

/** One change on a line, with what follows from it. */
export const moveLine = ({ title, what, from, to, follows }: AdjustmentMove): Text => {
  const more = (texts: readonly string[], [open, close, mark]: readonly [string, string, string]) =>
    texts.length === 0 ? '' : `${open}${texts.join(mark)}${close}`;
  return text(
    `${title.zh} · ${what.zh}：${from.zh} → ${to.zh}${more(
      follows.map(({ zh }) => zh),
      ['（', '）', '；'],
    )}`,
    `${title.en}, ${what.en.toLowerCase()}: ${from.en} → ${to.en}${more(
      follows.map(({ en }) => en),
      [' (', ')', '; '],
    )}`,
  );
};

/** What those who decide are shown: why, everything that changes with what follows, and from when it holds. */
export const adjustmentContent = ({
  title,
  reason,
  moves,
  effectiveOn,
  changes: { sharesSince },
}: Pick<Adjustment, 'title' | 'reason' | 'moves' | 'effectiveOn' | 'changes'>): Content => ({
  title: text(
    `战略调整：${title}，自${formatDate(effectiveOn, 'zh')}起`,
    `Adjustment of the strategy: ${title}, from ${formatDate(effectiveOn, 'en')}`,
  ),
  summary: [
    text(`理由：${reason}`, `Reason: ${reason}`),
    ...moves.map(moveLine),
    ...(sharesSince === undefined
      ? []
      : [
          text(
            `分配比例追溯自${chineseDay(sharesSince)}：所列批次生效后逐一提出更正，各自会签、批准；未更正的不变。`,
            `The shares hold since ${englishDay(sharesSince)}: each run that is listed is then corrected, signed and approved by itself; one that is not stays as it is.`,
          ),
        ]),
    text(
      `以上各项自${chineseDay(effectiveOn)}零时起一并生效${sharesSince === undefined ? '，不溯及既往' : ''}；其后才获批准的，自批准次日起生效。`,
      `All of it takes effect together when ${englishDay(effectiveOn)} begins${sharesSince === undefined ? ', never backwards' : ''}; approved later than that, on the day after its approval.`,
    ),
  ],
  evidence: [],
});

/** What becomes of an adjustment, and by when, while it is open. */
export const adjustmentThen = ({ effectiveOn }: Pick<Adjustment, 'effectiveOn'>): Text =>
  text(
    `批准后自${chineseDay(effectiveOn)}起（最早为批准次日）一并生效；未获批准的，一切照旧。`,
    `Approved, all of it holds from ${englishDay(effectiveOn)}, or from the day after the approval; otherwise everything stays.`,
  );

/** What became of an adjustment, as a sentence of its history. */
export const strategySentence = (happening: AdjustmentHappening | StrategyHappening): Text => {
  switch (happening.type) {
    case 'adjustment.proposed': {
      const { by, title, reason } = happening.proposed;
      return text(`${by} 提请战略调整“${title}”：${reason}`, `${by} proposed the adjustment "${title}": ${reason}`);
    }
    case 'adjustment.approved':
      return text(
        `战略调整已获批准，自${chineseDay(happening.from)}起生效`,
        `The adjustment was approved; it takes effect on ${englishDay(happening.from)}`,
      );
    case 'adjustment.refused': {
      const { zh, en } = adjustmentStates[happening.end];
      return text(`战略调整：${zh}`, `The adjustment: ${en.toLowerCase()}`);
    }
    case 'adjustment.lapsed':
      return text(
        `战略调整到期未能生效：${happening.why.zh}`,
        `The adjustment could not take effect: ${happening.why.en}`,
      );
    case 'strategy.adjusted': {
      const { title, moves, left } = happening;
      const without = left.length === 0 ? '' : `；未适用：${left.map(({ zh }) => zh).join('、')}`;
      const but = left.length === 0 ? '' : `; without: ${left.map(({ en }) => en).join(', ')}`;
      return text(
        `战略调整“${title}”生效，${moves.length} 项变更同时适用${without}`,
        `The adjustment "${title}" took effect: ${moves.length} change(s) at one instant${but}`,
      );
    }
  }
};
