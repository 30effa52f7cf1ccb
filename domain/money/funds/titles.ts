import type { LateRule } from '../../programme/fund-plans';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import type { DrawKind, DrawState } from './draws';
import type { FundBook } from './funds';

export const drawKindTitles: Readonly<Record<DrawKind, Text>> = {
  payment: text('付款', 'Payment'),
  refund: text('退款', 'Refund'),
  transfer: text('划转', 'Transfer'),
};

export const drawStateTitles: Readonly<Record<DrawState, Text>> = {
  requested: text('审批中', 'Being decided'),
  approved: text('待付款', 'To be paid'),
  paid: text('已付款，待确认', 'Paid, to be confirmed'),
  confirmed: text('已确认到账', 'Confirmed'),
  refused: text('未获批准', 'Not approved'),
  cancelled: text('已取消', 'Cancelled'),
  repayable: text('应退回', 'Owed back'),
  repaid: text('已退回', 'Paid back'),
};

export const fundStateTitles: Readonly<Record<FundBook['state'], Text>> = {
  open: text('使用中', 'Open'),
  onHold: text('已暂停使用', 'On hold'),
  closed: text('已关闭', 'Closed'),
};

/** What becomes of a party that is late. */
export const lateRuleWords: Readonly<Record<LateRule, Text>> = {
  remind: text('逾期未缴的予以提醒', 'whoever is late is reminded'),
  remindThenStrategic: text(
    '逾期未缴的予以提醒，再过 5 个工作日告知战略组',
    'whoever is late is reminded, and after 5 working days more the strategic groups are told',
  ),
  remindThenHold: text(
    '逾期未缴的予以提醒，再过 5 个工作日告知战略组并暂停使用该资金',
    'whoever is late is reminded, and after 5 working days more the strategic groups are told and the fund goes on hold',
  ),
};
