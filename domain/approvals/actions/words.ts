import type { Approval } from '../approvals';
import { NOT_ME, type Change, type Gap, type HeldSeat, type Pause } from './actions';
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
  holder === null ? text('空缺', 'vacant') : text(`由${holder}任职`, `held by ${holder}`);

const stopping = ({ until, plan }: Pause): Text =>
  text(
    `（计时暂停，至迟到${moment(until)}，截止时间改为${moment(plan.dueAt)}）`,
    ` (the clock stands still, at the latest until ${moment(until)}; the deadline is now ${moment(plan.dueAt)})`,
  );

/** What happened, in one sentence: for the record, the pages and the mails. */
export function changeSentence(approval: Approval, change: Change): Text {
  const seat = 'seat' in change && typeof change.seat === 'string' ? seatNamed(approval, change.seat) : text('', '');
  switch (change.type) {
    case 'approval.delegated':
      return said(
        `${change.by}将${seat.zh}的本次表决委托给${change.to}`,
        `${change.by} delegated this task of ${seat.en} to ${change.to}`,
        change.reason,
      );
    case 'approval.reassigned':
      return said(
        `服务办公室（${change.by}）将${seat.zh}的本次表决转办给${change.to}`,
        `The office (${change.by}) reassigned this task of ${seat.en} to ${change.to}`,
        change.reason,
      );
    case 'approval.rosterChanged': {
      const held = Object.entries(change.holders).map(([id, holder]) => {
        const [name, who] = [seatNamed(approval, id), heldBy(holder)];
        return text(`${name.zh}现${who.zh}`, `${name.en} is now ${who.en}`);
      });
      const standing = change.substitutions.map((each) =>
        text(`${each.substitute}代理${each.person}`, `${each.substitute} stands in for ${each.person}`),
      );
      const gone = Object.keys(change.left ?? {}).map((person) => text(`${person}已离任`, `${person} has left`));
      const all = [...held, ...standing, ...gone];
      return all.length === 0
        ? text('代理期已结束。', 'Nobody stands in any longer.')
        : text(`${all.map(({ zh }) => zh).join('；')}。`, `${all.map(({ en }) => en).join('; ')}.`);
    }
    case 'approval.approverAdded':
      return said(
        `服务办公室（${change.by}）加签${change.seat.holder}`,
        `The office (${change.by}) added the approver ${change.seat.holder}`,
        change.reason,
      );
    case 'approval.extended':
      if (change.by === POST)
        return text(
          `提醒曾因故障未能及时发出，重新给予通知期，截止时间改为${moment(change.plan.dueAt)}。`,
          `An outage held up reminders; a fresh notice period runs to ${moment(change.plan.dueAt)}.`,
        );
      return said(
        `${change.by}将截止时间改为${moment(change.plan.dueAt)}`,
        `${change.by} moved the deadline to ${moment(change.plan.dueAt)}`,
        change.reason,
      );
    case 'approval.questioned': {
      const { zh, en } = change.pause && stopsClock(approval, change) ? stopping(change.pause) : text('', '');
      return said(`${change.by}请提交人说明${zh}`, `${change.by} asked the requester${en}`, change.question);
    }
    case 'approval.answered':
      return said(`${change.by}答复`, `${change.by} answered`, change.answer);
    case 'approval.nudged':
      return said(`${change.by}催办了${seat.zh}`, `${change.by} nudged ${seat.en}`, '');
    case 'approval.overridden':
      return change.outcome === 'approved'
        ? said(
            `服务办公室（${change.by}）越权裁定为同意，未经各组表决`,
            `The office (${change.by}) overrode the groups and approved`,
            change.reason,
          )
        : said(
            `服务办公室（${change.by}）越权裁定为不予通过，未经各组表决`,
            `The office (${change.by}) overrode the groups and did not approve`,
            change.reason,
          );
    case 'approval.recounted': {
      const { calendar, from, plan } = change;
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
      if (change.by === NOT_ME)
        return text(
          `有人表示发给${change.person}的链接不是给本人的：此人在本事项中的链接已全部停用，须登录后表决。`,
          `Somebody says that a link mailed to ${change.person} was not meant for them: all links of that person into this matter are suspended, and the person signs in to decide.`,
        );
      return said(
        `服务办公室（${change.by}）作废了发给${change.person}的链接，此人须登录后表决`,
        `The office (${change.by}) revoked the links of ${change.person}, who signs in to decide`,
        change.reason,
      );
    case 'approval.reached':
      if (change.isHeldUp)
        return said(
          `发给${change.person}的邮件因故障尚未发出，时限暂停`,
          `An outage holds up the mails to ${change.person}; the clock stands still`,
          '',
        );
      if (change.by !== undefined)
        return said(
          `服务办公室（${change.by}）已另行告知${change.person}，其时限继续`,
          `The office (${change.by}) has reached ${change.person} by another way; that clock runs again`,
          change.reason ?? '',
        );
      return change.isReached
        ? said(`发给${change.person}的邮件已能送达`, `Mails to ${change.person} arrive again`, '')
        : said(
            `发给${change.person}的邮件无法送达，其时限暂停`,
            `Mails to ${change.person} do not arrive; that clock stands still`,
            '',
          );
    case 'approval.blocked': {
      const held = list(change.seats.map((each) => heldSeatNamed(approval, each)));
      return text(
        `审批暂停，时限停止计算，待补任：${held.zh}。`,
        `On hold, its clock standing still, until seats are filled: ${held.en}.`,
      );
    }
    case 'approval.unblocked':
      return text(
        `席位已可表决，审批凭已有表决继续，截止时间改为${moment(change.plan.dueAt)}。`,
        `Somebody answers for every seat that was missing: it goes on with all the votes given, until ${moment(change.plan.dueAt)}.`,
      );
    case 'approval.deputised':
      return said(
        `服务办公室（${change.by}）指定${change.to}代行${seat.zh}的本次表决`,
        `The office (${change.by}) named ${change.to} as deputy for ${seat.en} in this matter`,
        change.reason,
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
    `${zh}（${gapWords[gap].zh}，至${moment(until)}）`,
    `${en} (${gapWords[gap].en}, until ${moment(until)})`,
  );
};
