import type { Mail, TaskMail } from '../../api/mails/mail';

const programme = { zh: '甲乙双方战略合作', en: 'A strategic cooperation' };
export const zone = 'Asia/Shanghai';
export const link = `http://127.0.0.1:3000/d/${'eyJhbGciOiJIUzI1NiJ9-_.'.repeat(12)}`;
export const dueAt = '2026-10-09T17:30:00+08:00[Asia/Shanghai]';
const asked = { zh: '战略合作框架协议', en: 'Framework agreement' };
const summary = [{ zh: '合作期限 36 个月。', en: 'It runs for 36 months.' }];
/** The first question to a chairman. */
export const task: TaskMail = {
  kind: 'task',
  language: 'zh',
  programme,
  link,
  dueAt,
  zone,
  asked,
  summary,
  workingDaysLeft: 3,
  timesMoved: 0,
  asWhom: {
    person: '李明',
    party: { zh: '甲方', en: 'Party A' },
    group: { zh: '战略决策组', en: 'Strategic Decision Group' },
    seat: { zh: '董事长', en: 'Chairman' },
  },
  whyNow: { zh: '已于10月1日提交。', en: 'It was submitted on 1 October.' },
  whatThen: { zh: '上报合作治理委员会。', en: 'It goes to the governance committee.' },
};
/** One of every other kind. */
export const others: readonly Mail[] = [
  { ...task, kind: 'nudge', language: 'both' },
  { ...task, kind: 'answer', language: 'both' },
  { ...task, kind: 'extended', language: 'both' },
  { kind: 'copied', language: 'both', programme, link, person: '王芳', asked, summary, dueAt, zone },
  {
    kind: 'closed',
    language: 'both',
    programme,
    link,
    person: '王芳',
    asked,
    outcome: { zh: '已同意', en: 'Approved' },
    decisions: [{ zh: '甲方 · 董事长：同意', en: 'Party A · Chairman: approved' }],
    whatNext: { zh: '进入签署。', en: 'It goes to signing.' },
    closedAt: dueAt,
    zone,
  },
  {
    kind: 'digest',
    language: 'both',
    programme,
    link,
    person: '李明',
    whyNow: { zh: '您的席位尚未表决。', en: 'Your seat has not decided yet.' },
    tasks: [
      { asked, dueAt, zone, link, workingDaysLeft: 3, asWhom: [task.asWhom] },
      {
        asked: { zh: '保密协议', en: 'NDA' },
        dueAt: '2026-09-30T17:30:00+08:00',
        zone,
        link,
        workingDaysLeft: -1,
        asWhom: [task.asWhom],
      },
    ],
    alsoOpen: [{ asked: { zh: '试点预算', en: 'Pilot budget' }, dueAt, zone, link }],
    outcomes: [{ asked: { zh: '年度预算', en: 'Budget' }, outcome: { zh: '已同意', en: 'Approved' }, link }],
    news: [{ what: { zh: '已转办：采购合同', en: 'Reassigned: Purchase contract' }, link }],
  },
  { kind: 'signIn', language: 'both', programme, link, person: '李明', validMinutes: 15 },
  {
    kind: 'code',
    language: 'both',
    programme,
    link,
    person: '李明',
    asked,
    code: '012345',
    validMinutes: 10,
    tries: 5,
  },
  {
    kind: 'actualsRequested',
    language: 'both',
    programme,
    link,
    person: '王芳',
    evaluation: { zh: '2026年第三季度评估', en: 'Evaluation of Q3 2026' },
    indicators: [{ zh: '市场份额', en: 'Market share' }],
    dueAt,
    zone,
    workingDaysLeft: 0,
    whatThen: { zh: '通知各组。', en: 'The groups are told.' },
  },
  {
    kind: 'pmoNotice',
    language: 'both',
    programme,
    link,
    title: { zh: '席位空缺', en: 'A seat is vacant' },
    lines: [{ zh: '甲方 · 财务监督组', en: 'Party A · Finance Oversight Group' }],
  },
  {
    kind: 'pmoNotice',
    language: 'both',
    programme,
    link,
    title: {
      zh: '战略合作框架协议：2028-12-31 到期，有待表明是否续期',
      en: 'Framework agreement: ends with 2028-12-31',
    },
    lines: [{ zh: '尚未表明：甲方', en: 'Not heard from yet: Party A' }],
    todo: [
      { zh: '贵方可通知乙方同意续期或不续期。', en: 'Your company may give Party B notice to renew, or not to renew.' },
    ],
    until: { dueAt, zone },
    whatThen: { zh: '各方未及时同意续期，则届满。', en: 'Unless every party agrees in time, it ends.' },
  },
];
