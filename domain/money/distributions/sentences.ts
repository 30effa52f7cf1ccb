import { chineseDay, englishDay } from '../../calendar/said-days';
import { outcomeTitles } from '../../approvals/words';
import { amountText } from '../../shared/amounts';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import type { DistributionHappening, Hold, Run } from './runs';

/** What the states of a run are called. */
export const runStates: Readonly<Record<Run['state'], Text>> = {
  signing: text('待双方会签', 'Being signed'),
  deciding: text('财务监督组批准中', 'Being decided on'),
  posted: text('已入账，付款中', 'Posted, being paid'),
  settled: text('已结清', 'Settled'),
  refused: text('未获批准', 'Not approved'),
  cancelled: text('已撤回', 'Taken back'),
  replaced: text('已更正替代', 'Replaced by a correction'),
};

/** What a hold keeps back, in words. */
export const holdText = ({ lines, amount }: Pick<Hold, 'lines' | 'amount'>, currency: string): Text =>
  list([
    ...(lines.length > 0 ? [text(`明细 ${lines.join('、')}`, `lines ${lines.join(', ')}`)] : []),
    ...(amount === '0' ? [] : [text(amountText(amount, currency), amountText(amount, currency))]),
  ]);

/** One thing that happened to a run, as its history says it. */
export function distributionSentence(happening: DistributionHappening, currency: string): Text {
  switch (happening.type) {
    case 'distribution.opened': {
      const { by, from, until, computed } = happening.opened;
      const net = amountText(computed.net, happening.opened.currency);
      return text(
        `${by} 提出收益分配（${chineseDay(from)}至${chineseDay(until)}），净额 ${net}`,
        `${by} opened the distribution of ${englishDay(from)} to ${englishDay(until)}, net ${net}`,
      );
    }
    case 'distribution.recomputed': {
      const { by, difference } = happening;
      return difference
        ? text(
            `${by} 提交复算，首个不同的明细：${difference.line}`,
            `${by} handed in a recomputation that differs first at line ${difference.line}`,
          )
        : text(`${by} 提交复算，结果一致`, `${by} handed in a recomputation with the same result`);
    }
    case 'distribution.countersigned':
      return text(
        `${happening.by} 会签，哈希 ${happening.hash.slice(0, 12)}…`,
        `${happening.by} signed the hash ${happening.hash.slice(0, 12)}…`,
      );
    case 'distribution.submitted':
      return text('双方已会签，提请财务监督组批准', 'Both have signed; the financial group is asked');
    case 'distribution.refused': {
      const outcome = outcomeTitles[happening.outcome];
      return text(`财务监督组未批准：${outcome.zh}`, `The financial group did not approve it: ${outcome.en}`);
    }
    case 'distribution.cancelled':
      return text(`${happening.by} 撤回：${happening.reason}`, `${happening.by} took it back: ${happening.reason}`);
    case 'distribution.posted':
      return text(`已批准并入账（${chineseDay(happening.on)}）`, `Approved and posted on ${englishDay(happening.on)}`);
    case 'distribution.due':
      return text(`付款期限：${chineseDay(happening.dueOn)}`, `To be paid by ${englishDay(happening.dueOn)}`);
    case 'distribution.held': {
      const { by, reason, isDispute } = happening.hold;
      const what = holdText(happening.hold, currency);
      return isDispute
        ? text(`${by} 对${what.zh}提出争议：${reason}`, `${by} disputes ${what.en}: ${reason}`)
        : text(`${by} 暂扣${what.zh}：${reason}`, `${by} holds ${what.en}: ${reason}`);
    }
    case 'distribution.released':
      return text(
        `${happening.by} 解除暂扣（第 ${happening.hold} 笔）：${happening.reason}`,
        `${happening.by} released hold ${happening.hold}: ${happening.reason}`,
      );
    case 'distribution.ownCostsFiled': {
      const { by, items } = happening.costs;
      return text(`${by} 登记本方成本 ${items} 条`, `${by} filed ${items} own costs of their party`);
    }
    case 'distribution.paid': {
      const { by, amount, on } = happening.payment;
      const size = amountText(amount, currency);
      return text(
        `${by} 登记付款 ${size}（${chineseDay(on)}）`,
        `${by} reported a payment of ${size} on ${englishDay(on)}`,
      );
    }
    case 'distribution.confirmed':
      return text(
        `${happening.by} 确认收到第 ${happening.payment} 笔付款`,
        `${happening.by} confirmed payment ${happening.payment}`,
      );
    case 'distribution.notReceived':
      return text(
        `${happening.by} 未收到第 ${happening.payment} 笔付款：${happening.reason}`,
        `${happening.by} did not receive payment ${happening.payment}: ${happening.reason}`,
      );
    case 'distribution.overdue':
      return text('逾期未付清', 'Payment is overdue');
    case 'distribution.escalated':
      return text('仍未付清，已上报', 'Still unpaid: escalated');
    case 'distribution.correcting':
      return text(`正由批次 ${happening.replacedBy} 更正`, `It is being corrected by run ${happening.replacedBy}`);
    case 'distribution.kept':
      return text(
        `批次 ${happening.replacedBy} 未生效，本批次维持不变`,
        `Run ${happening.replacedBy} did not come about; this one stays as it is`,
      );
    case 'distribution.replaced':
      return text(
        `已冲销，由批次 ${happening.replacedBy} 替代`,
        `Reversed; run ${happening.replacedBy} takes its place`,
      );
    case 'distribution.settled':
      return text(
        `全部付清并确认（${chineseDay(happening.on)}）`,
        `All is paid and confirmed on ${englishDay(happening.on)}`,
      );
  }
}
