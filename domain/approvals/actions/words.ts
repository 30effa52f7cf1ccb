import { chineseMoment } from '../../calendar/said-days';
import type { Approval } from '../approvals';
import { NOT_ME, type Action, type Gap, type HeldSeat, type Pause } from './actions';
import { POST } from '../time/grace-periods';
import { stopsClock } from '../pauses';
import { seatNamed } from '../seat-names';
import { list, moment, text } from '../../shared/sentences';
import { isBlank, type Text } from '../../shared/text';
import type { Person } from '../../shared/keys';

const because = (reason: string): Text => (isBlank(reason) ? text('', '') : text(`：${reason}`, `: ${reason}`));

const said = (zh: string, en: string, reason: string): Text =>
  text(`${zh}${because(reason).zh || '。'}`, `${en}${because(reason).en || '.'}`);

const heldBy = (holder: Person | null): Text =>
  holder === null ? text('空缺', 'vacant') : text(`由 ${holder} 任职`, `held by ${holder}`);

const stopping = ({ until, plan }: Pause): Text =>
  text(
    `（计时暂停，至迟到${chineseMoment(until)}，截止时间改为${chineseMoment(plan.dueAt)}）`,
    ` (the clock stands still, at the latest until ${moment(until)}; the deadline is now ${moment(plan.dueAt)})`,
  );

/** What happened, in one sentence: for the record, the pages and the mails. */
export function actionSentence(approval: Approval, action: Action): Text {
  const seat = 'seat' in action && typeof action.seat === 'string' ? seatNamed(approval, action.seat) : text('', '');
  switch (action.type) {
    case 'approval.delegated':
      return said(
        `${action.by} 将${seat.zh}的本次表决委托给 ${action.to}`,
        `${action.by} delegated this task of ${seat.en} to ${action.to}`,
        action.reason,
      );
    case 'approval.reassigned':
      return said(
        `服务办公室（${action.by}）将${seat.zh}的本次表决转办给 ${action.to}`,
        `The office (${action.by}) reassigned this task of ${seat.en} to ${action.to}`,
        action.reason,
      );
    case 'approval.rosterChanged': {
      const held = Object.entries(action.holders).map(([id, holder]) => {
        const [name, who] = [seatNamed(approval, id), heldBy(holder)];
        return text(`${name.zh}现${who.zh}`, `${name.en} is now ${who.en}`);
      });
      const standing = action.substitutions.map((each) =>
        text(`${each.substitute} 代理 ${each.person}`, `${each.substitute} stands in for ${each.person}`),
      );
      const gone = Object.keys(action.left ?? {}).map((person) => text(`${person} 已离任`, `${person} has left`));
      const all = [...held, ...standing, ...gone];
      return all.length === 0
        ? text('代理期已结束。', 'Nobody stands in any longer.')
        : text(`${all.map(({ zh }) => zh).join('；')}。`, `${all.map(({ en }) => en).join('; ')}.`);
    }
    case 'approval.approverAdded':
      return said(
        `服务办公室（${action.by}）加签 ${action.seat.holder}`,
        `The office (${action.by}) added the approver ${action.seat.holder}`,
        action.reason,
      );
    case 'approval.extended':
      if (action.by === POST)
        return text(
          `提醒曾因故障未能及时发出，重新给予通知期，截止时间改为${chineseMoment(action.plan.dueAt)}。`,
          `An outage held up reminders; a fresh grace period runs to ${moment(action.plan.dueAt)}.`,
        );
      return said(
        `${action.by} 将截止时间改为${chineseMoment(action.plan.dueAt)}`,
        `${action.by} moved the deadline to ${moment(action.plan.dueAt)}`,
        action.reason,
      );
    case 'approval.questioned': {
      const { zh, en } = action.pause && stopsClock(approval, action) ? stopping(action.pause) : text('', '');
      return said(`${action.by} 请提交人说明${zh}`, `${action.by} asked the requester${en}`, action.question);
    }
    case 'approval.answered':
      return said(`${action.by} 答复`, `${action.by} answered`, action.answer);
    case 'approval.nudged':
      return said(`${action.by} 催办了${seat.zh}`, `${action.by} nudged ${seat.en}`, '');
    case 'approval.overridden':
      return action.outcome === 'approved'
        ? said(
            `服务办公室（${action.by}）特别裁定为同意，未经各组表决`,
            `The office (${action.by}) overrode the groups and approved`,
            action.reason,
          )
        : said(
            `服务办公室（${action.by}）特别裁定为不予通过，未经各组表决`,
            `The office (${action.by}) overrode the groups and did not approve`,
            action.reason,
          );
    case 'approval.recounted': {
      const { calendar, from, plan } = action;
      const [was, is] = [moment(from), moment(plan.dueAt)];
      const name = `${calendar.key} ${calendar.version}`;
      return from === plan.dueAt
        ? text(
            `日历 ${name} 已公布，截止时间${is}确定不变。`,
            `Calendar ${name} was published; the deadline ${is} stands.`,
          )
        : text(
            `日历 ${name} 已公布，截止时间由${was}改为${is}。`,
            `Calendar ${name} was published; the deadline moved from ${was} to ${is}.`,
          );
    }
    case 'approval.linksRevoked':
      if (action.by === NOT_ME)
        return text(
          `有人表示收到了发给 ${action.person} 的链接，而该链接并非发给本人：此人在本事项中的链接已全部停用，须登录后表决。`,
          `Somebody says that a link mailed to ${action.person} was not meant for them: all links of that person into this matter are suspended, and the person signs in to decide.`,
        );
      return said(
        `服务办公室（${action.by}）作废了发给 ${action.person} 的链接，此人须登录后表决`,
        `The office (${action.by}) revoked the links of ${action.person}, who signs in to decide`,
        action.reason,
      );
    case 'approval.reached':
      if (action.isHeldUp)
        return said(
          `发给 ${action.person} 的邮件因故障尚未发出，时限暂停`,
          `An outage holds up the mails to ${action.person}; the clock stands still`,
          '',
        );
      if (action.by !== undefined)
        return said(
          `服务办公室（${action.by}）已另行告知 ${action.person}，其时限继续`,
          `The office (${action.by}) has reached ${action.person} by another way; that clock runs again`,
          action.reason ?? '',
        );
      return action.isReached
        ? said(`发给 ${action.person} 的邮件已能送达`, `Mails to ${action.person} arrive again`, '')
        : said(
            `发给 ${action.person} 的邮件无法送达，其时限暂停`,
            `Mails to ${action.person} do not arrive; that clock stands still`,
            '',
          );
    case 'approval.blocked': {
      const held = list(action.seats.map((each) => heldSeatNamed(approval, each)));
      return text(
        `审批暂停，时限停止计算，待补任：${held.zh}。`,
        `On hold, its clock standing still, until seats are filled: ${held.en}.`,
      );
    }
    case 'approval.unblocked':
      return text(
        `席位已可表决，审批凭已有表决继续，截止时间改为${chineseMoment(action.plan.dueAt)}。`,
        `Somebody answers for every seat that was missing: it goes on with all the votes given, until ${moment(action.plan.dueAt)}.`,
      );
    case 'approval.deputised':
      return said(
        `服务办公室（${action.by}）指定 ${action.to} 代行${seat.zh}的本次表决`,
        `The office (${action.by}) named ${action.to} as deputy for ${seat.en} in this matter`,
        action.reason,
      );
  }
}

/** Why nobody answers for a seat that has to be filled. */
export const gapWords: Readonly<Record<Gap, Text>> = {
  vacant: text('无人可表决', 'nobody can answer'),
  recused: text('已回避', 'recused'),
  unreached: text('邮件无法送达', 'mails do not arrive'),
  barred: text('任职者不得就此表决，须转办', 'its holder may not decide here, so somebody else has to'),
};

/** A seat that has to be filled, why, and until when it may be. */
export const heldSeatNamed = (approval: Approval, { seat, because: gap, until }: HeldSeat): Text => {
  const { zh, en } = seatNamed(approval, seat);
  return text(
    `${zh}（${gapWords[gap].zh}，至${chineseMoment(until)}）`,
    `${en} (${gapWords[gap].en}, until ${moment(until)})`,
  );
};
