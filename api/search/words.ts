import { nounTitles } from '../../domain/record/titles';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { FindableKind, Standing } from '../../domain/views/findables';

/** What the kinds of what is found are called: as the history calls them, where it has them. */
export const kindTitles: { readonly [One in FindableKind]: Text } = {
  programmes: text('合作计划', 'Programmes'),
  phases: nounTitles.phase,
  milestones: nounTitles.milestone,
  agreements: nounTitles.agreement,
  approvals: nounTitles.approval,
  projects: nounTitles.project,
  risks: nounTitles.risk,
  improvements: nounTitles.improvement,
  innovations: nounTitles.innovation,
  disputes: nounTitles.dispute,
  obligations: nounTitles.obligation,
  evaluations: nounTitles.evaluation,
  distributions: nounTitles.distribution,
  funds: nounTitles.fund,
  draws: nounTitles.draw,
  budgets: nounTitles.budget,
  ip: nounTitles.ip,
  staffing: nounTitles.staffing,
  changes: text('变更申请', 'Change requests'),
  adjustments: nounTitles.adjustment,
  plans: nounTitles.plan,
  people: text('人员', 'People'),
};

/** How what is found stands. */
export const standingTitles: { readonly [One in Standing]: Text } = {
  open: text('未结束', 'Not over'),
  over: text('已结束', 'Over'),
};

export const searchWords = {
  zh: {
    title: '搜索',
    label: '搜索里程碑、协议、审批、风险、人员等',
    here: '在本计划中搜索',
    go: '搜索',
    everywhere: '在全部计划中搜索',
    kind: '类别',
    allKinds: '全部类别',
    standing: '状态',
    anyStanding: '全部状态',
    none: (typed: string) => `没有找到“${typed}”。请换一个词，或减少字数。`,
    noneChosen: (typed: string) => `在所选类别和状态中没有找到“${typed}”。`,
    short: '请输入至少两个字；多个词用空格隔开，须同时出现。',
    found: (n: string) => `共 ${n} 项`,
    more: (n: string) => `查看全部 ${n} 项`,
    most: (n: number) => `只列出前 ${n} 项，请再加一个词。`,
  },
  en: {
    title: 'Search',
    label: 'Search for milestones, agreements, approvals, risks, people …',
    here: 'Search in this programme',
    go: 'Search',
    everywhere: 'Search in all programmes',
    kind: 'Kind',
    allKinds: 'All kinds',
    standing: 'State',
    anyStanding: 'Any',
    none: (typed: string) => `Nothing was found for “${typed}”. Try another word, or less of it.`,
    noneChosen: (typed: string) => `Nothing of this kind and state was found for “${typed}”.`,
    short: 'Type two characters or more. Several words, with blanks between them, all have to be there.',
    found: (n: string) => `${n} in all`,
    more: (n: string) => `See all ${n}`,
    most: (n: number) => `Only the first ${n} are listed; add another word.`,
  },
};
