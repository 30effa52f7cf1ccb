import { remembering } from '../domain/shared/remembering';
import type { Text } from '../domain/shared/text';

/** The languages people read. */
export type Language = 'zh' | 'en';

/** The text in the reader's language. */
export const say = (text: Text, language: Language): string => text[language];

/** The value of the HTML attribute `lang`. */
export const htmlLanguage = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en');

/** A common word in the reader's language. */
export const word = (key: Word, language: Language): string => words[key][language];

/** A word of the dictionary; a misspelt or untranslated one does not compile. */
export type Word = keyof typeof words;

/** The product's own words, as the glossary has them; names and contents of a programme are data and never stand here. */
export const words = {
  // Verdicts and what else people can do.
  approve: { zh: '同意', en: 'Approve' },
  approveWithConditions: { zh: '附条件同意', en: 'Approve with conditions' },
  requestChanges: { zh: '退回修改', en: 'Request changes' },
  reject: { zh: '不同意', en: 'Reject' },
  abstain: { zh: '弃权', en: 'Abstain' },
  recuse: { zh: '回避', en: 'Recuse' },
  delegate: { zh: '委托', en: 'Delegate' },
  substitute: { zh: '代理', en: 'Substitute' },
  reassign: { zh: '转办', en: 'Reassign' },
  addApprover: { zh: '加签', en: 'Add an approver' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  resubmit: { zh: '重新提交', en: 'Resubmit' },
  nudge: { zh: '催办', en: 'Nudge' },
  copy: { zh: '抄送', en: 'Copy' },
  submit: { zh: '提交', en: 'Submit' },
  open: { zh: '打开', en: 'Open' },
  signIn: { zh: '登录', en: 'Sign in' },
  companySignIn: { zh: '用企业账号登录', en: 'Sign in with your company account' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  // How an approval ends.
  approved: { zh: '已同意', en: 'Approved' },
  approvedWithConditions: { zh: '附条件同意', en: 'Approved with conditions' },
  changesRequested: { zh: '已退回修改', en: 'Changes requested' },
  rejected: { zh: '未获通过', en: 'Not approved' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  expired: { zh: '已逾期关闭', en: 'Expired' },
  impossible: { zh: '无法表决', en: 'Cannot be decided' },
  // Gate decisions.
  GO: { zh: '通过', en: 'Go' },
  CONDITIONAL_GO: { zh: '有条件通过', en: 'Conditional go' },
  HOLD: { zh: '暂缓', en: 'Hold' },
  RECYCLE: { zh: '退回重做', en: 'Recycle' },
  KILL: { zh: '终止', en: 'Kill' },
  // States of things.
  notBegun: { zh: '未开始', en: 'Not begun' },
  running: { zh: '进行中', en: 'Running' },
  waiting: { zh: '待处理', en: 'Waiting' },
  dueSoon: { zh: '即将到期', en: 'Due soon' },
  otherActions: { zh: '其他操作', en: 'Other actions' },
  overdue: { zh: '逾期', en: 'Overdue' },
  onHold: { zh: '暂缓', en: 'On hold' },
  done: { zh: '已完成', en: 'Done' },
  draft: { zh: '草案', en: 'Draft' },
  inApproval: { zh: '审批中', en: 'In approval' },
  signing: { zh: '待签署', en: 'To be signed' },
  effective: { zh: '已生效', en: 'Effective' },
  suspended: { zh: '已中止', en: 'Suspended' },
  terminated: { zh: '已终止', en: 'Terminated' },
  provisional: { zh: '暂定', en: 'Provisional' },
  vacant: { zh: '空缺', en: 'Vacant' },
  // Things and people.
  programme: { zh: '合作计划', en: 'Programme' },
  phase: { zh: '阶段', en: 'Phase' },
  milestone: { zh: '里程碑', en: 'Milestone' },
  phaseGate: { zh: '阶段门', en: 'Phase gate' },
  waiver: { zh: '豁免', en: 'Waiver' },
  change: { zh: '基线变更', en: 'Change of the baseline' },
  policy: { zh: '期限变更', en: 'Change of times' },
  exception: { zh: '例外报告', en: 'Exception report' },
  scope: { zh: '范围变更', en: 'Change of scope' },
  cost: { zh: '费用例外', en: 'Cost exception' },
  failure: { zh: '未达成认定', en: 'Giving up' },
  agreement: { zh: '协议', en: 'Agreement' },
  evaluation: { zh: '评估', en: 'Evaluation' },
  approval: { zh: '审批', en: 'Approval' },
  budget: { zh: '预算', en: 'Budget' },
  commissioning: { zh: '投运验收', en: 'Commissioning' },
  evidence: { zh: '证明材料', en: 'Evidence' },
  ledger: { zh: '台账', en: 'Ledger' },
  overview: { zh: '总览', en: 'Overview' },
  inbox: { zh: '待办', en: 'Inbox' },
  person: { zh: '人员', en: 'Person' },
  party: { zh: '合作方', en: 'Party' },
  group: { zh: '工作组', en: 'Group' },
  seat: { zh: '席位', en: 'Seat' },
  panel: { zh: '会签组', en: 'Panel' },
  stage: { zh: '环节', en: 'Stage' },
  round: { zh: '轮次', en: 'Round' },
  committee: { zh: '合作治理委员会', en: 'Cooperation Governance Committee' },
  supervisors: { zh: '合作监督委员会', en: 'Supervisory Committee' },
  pmo: { zh: '合作服务办公室', en: 'Programme office' },
  allMust: { zh: '会签', en: 'All must approve' },
  anyMay: { zh: '或签', en: 'Any one may approve' },
  votesCounted: { zh: '票签', en: 'Votes are counted' },
  // Time.
  deadline: { zh: '截止时间', en: 'Deadline' },
  reminder: { zh: '提醒', en: 'Reminder' },
  escalation: { zh: '升级', en: 'Escalation' },
  extension: { zh: '延期', en: 'Extension' },
  workingDay: { zh: '工作日', en: 'Working day' },
  today: { zh: '今天', en: 'Today' },
  baseline: { zh: '基线', en: 'Baseline' },
  forecast: { zh: '预测', en: 'Forecast' },
  actual: { zh: '实际', en: 'Actual' },
  slippage: { zh: '延误', en: 'Slippage' },
  // Labels of pages.
  actsAs: { zh: '您的身份', en: 'You act as' },
  whatIsAsked: { zh: '请您决定', en: 'What is asked' },
  whyNow: { zh: '为何现在', en: 'Why now' },
  untilWhen: { zh: '截止时间', en: 'Until' },
  ifNobodyActs: { zh: '逾期未处理', en: 'If nobody acts' },
  comment: { zh: '意见', en: 'Comment' },
  history: { zh: '经过', en: 'History' },
  navigation: { zh: '导航', en: 'Navigation' },
  skipToContent: { zh: '跳到正文', en: 'Skip to content' },
} as const satisfies Record<string, Text>;

/** `year` is left out of Chinese dates and kept in English ones unless asked; `zoneName` adds the name of the zone. */
export interface InstantFormat {
  readonly year?: boolean;
  readonly zoneName?: boolean;
}

/** An instant (ISO, with or without a `[zone]` mark) on the clock of `zone`: `10月9日（周五）17:30`, `Fri 9 Oct 2026, 17:30`. */
export function formatInstant(iso: string, zone: string, language: Language, format: InstantFormat = {}): string {
  const at = new Date(iso.replace(/\[[^\]]*\]$/, ''));
  const { year, month, day, weekday, hour, minute } = partsOf(at, zone, language);
  const name = format.zoneName ? nameOfZone(at, zone, language) : '';
  if (language === 'en')
    return `${weekday} ${day} ${month}${format.year === false ? '' : ` ${year}`}, ${hour}:${minute}${name}`;
  return `${format.year ? `${year}年` : ''}${month}月${day}日（${weekday}）${hour}:${minute}${name}`;
}

/** A calendar day (`2026-10-09`), which has no zone: `2026年10月9日`, `9 Oct 2026`. */
export function formatDate(date: string, language: Language): string {
  const { year, month, day } = partsOf(new Date(`${date}T00:00:00Z`), 'UTC', language);
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${month} ${year}`;
}

const locales = { zh: 'zh-CN', en: 'en-GB' };

// Building a formatter takes longer than a whole mail, so one is kept for each zone and language.
const clockOf = remembering(
  (zone: string, language: Language) =>
    new Intl.DateTimeFormat(locales[language], {
      timeZone: zone,
      year: 'numeric',
      month: language === 'zh' ? 'numeric' : 'short',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

const zoneNames = remembering(
  (zone: string, language: Language) =>
    new Intl.DateTimeFormat(locales[language], { timeZone: zone, timeZoneName: 'long' }),
);

const zoneTitles = remembering(
  (zone: string, language: Language) =>
    new Intl.DateTimeFormat(locales[language], { timeZone: zone, timeZoneName: 'longGeneric' }),
);

function partsOf(at: Date, zone: string, language: Language) {
  const parts = clockOf(zone, language).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? '';
  return {
    year: part('year'),
    // British English has one four-letter month ("Sept"); people expect three.
    month: part('month').replace('Sept', 'Sep'),
    day: part('day'),
    weekday: part('weekday'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

function nameOfZone(at: Date, zone: string, language: Language): string {
  const name = zone === SHANGHAI ? beijing[language] : partsOfName(zoneNames(zone, language), at, zone);
  return language === 'zh' ? `（${name}）` : ` ${name}`;
}

/** What a zone's clock is called all year round: 北京时间, Central European Time. */
export const zoneTitle = (zone: string, language: Language): string =>
  zone === SHANGHAI ? beijing[language] : partsOfName(zoneTitles(zone, language), new Date(0), zone);

const SHANGHAI = 'Asia/Shanghai';
const beijing = { zh: '北京时间', en: 'Beijing time' };

const partsOfName = (clock: Intl.DateTimeFormat, at: Date, zone: string): string =>
  clock.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
