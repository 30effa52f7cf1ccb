import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/**
 * What a process has worked out for it beside its story. It may be refused, by a rule or for something that is no longer there: then it is
 * tried again, ever less often, and the process goes on. Each has its words.
 */
export const workWords = {
  assessForecast: text('衡量预测', 'measuring a forecast'),
  endOfDay: text('计算截止时刻', 'counting the end of a day'),
  findRun: text('查找分配批次', 'finding a distribution run'),
  findSigners: text('查找会签人', 'finding who signs'),
  findEffect: text('核对战略调整', 'looking at what an adjustment changes'),
  findLate: text('核对延误', 'looking at what is late'),
  findImprovers: text('查找改进的办理人', 'finding who acts on an improvement'),
  findExitTriggers: text('核对退出触发条件', 'looking at what triggers the exit'),
  findFundPeople: text('查找资金相关人员', 'finding who looks after a fund'),
  findOverseers: text('查找监督人', 'finding who oversees it'),
  findRiskOwners: text('查找风险责任人', 'finding who owns a risk'),
  findUnwarned: text('查找尚未提醒的人', 'finding who was not warned'),
  findSignals: text('核对环境信号', 'looking at a signal'),
  measureBudgets: text('核算预算', 'measuring budgets'),
  planAdjustment: text('准备战略调整', 'preparing an adjustment of the strategy'),
  planAssessment: text('准备策略评估', 'preparing an assessment of the strategy'),
  planVersionVote: text('准备规划审批', 'preparing the vote on a plan'),
  planApproval: text('发起审批', 'opening an approval'),
  planAsks: text('计算填报时间', 'counting when answers are due'),
  planBudgetException: text('准备预算例外', 'preparing the vote on a budget exception'),
  planChange: text('准备基线变更', 'preparing a change of the baseline'),
  planClauses: text('计算存续条款期限', 'counting what survives the end'),
  planDrawVote: text('准备提款审批', 'preparing the vote on a draw'),
  planDue: text('计算缴款期限', 'counting when money is due'),
  planEffect: text('计算战略调整生效日', 'counting when an adjustment takes effect'),
  planEscalation: text('上报', 'escalating'),
  planEvaluation: text('准备评估', 'preparing an evaluation'),
  planException: text('准备例外报告', 'preparing an exception report'),
  planFigures: text('计算填报期限', 'counting when figures are due'),
  planHold: text('计算复核日', 'counting a review date'),
  planHolding: text('计算等待期限', 'counting how long it waits for a seat'),
  planImprovementStep: text('计算改进期限', 'counting a step of an improvement'),
  planIp: text('计算知识产权期限', 'counting dates of intellectual property'),
  planNotice: text('计算重新给予的时间', 'counting the time given anew'),
  planObligation: text('计算义务期限', 'counting when an obligation is due'),
  planOccurrence: text('计算下一次义务', 'counting an occurrence of an obligation'),
  planPayments: text('计算付款期限', 'counting when a run is to be paid'),
  planPeriod: text('计算评估期', 'counting an evaluation period'),
  planRegister: text('计算义务登记', 'counting the register of obligations'),
  planRelease: text('计算恢复后的期限', 'counting the deadline after a hold'),
  planRiskReview: text('计算风险评审日', 'counting a review of a risk'),
  planStage: text('开启下一环节', 'opening the next stage'),
  planTerm: text('计算协议期限', 'counting the term of an agreement'),
  planTier: text('计算争议期限', 'counting a tier of a dispute'),
  planTimes: text('准备期限变更', 'preparing a change of times'),
  planVacancy: text('计算空缺告警日', 'counting when a vacancy is told'),
  planWatches: text('安排环境监测', 'planning what is followed of the strategy'),
  recountOccurrence: text('重新计算义务期限', 'counting an obligation again'),
} as const satisfies Readonly<Record<string, Text>>;

export type Work = keyof typeof workWords;

/** Something that was refused to a process; `number` tells it from the others of that process. */
export interface RefusedWork {
  readonly number: number;
  readonly work: Work;
  readonly code: string;
  readonly reason: string;
}

/** What becomes of what was refused. */
export type ProcessHappening =
  | ({ readonly type: 'process.stuck' } & RefusedWork)
  | { readonly type: 'process.freed'; readonly number: number; readonly work: Work };

/** What was refused to a process, as the read model keeps it. */
export interface Fault extends RefusedWork {
  readonly key: string;
  /** The id of the process. */
  readonly process: string;
  readonly state: 'stuck' | 'freed';
}

/** Under what it is kept. */
export const faultKey = (process: string, { number }: Pick<RefusedWork, 'number'>): string => `${process}#${number}`;

/** It as kept from its first entry on. */
export const faultOf = (process: string, { type: _, ...refused }: Stuck): Fault => ({
  ...refused,
  key: faultKey(process, refused),
  process,
  state: 'stuck',
});

type Stuck = Extract<ProcessHappening, { type: 'process.stuck' }>;

/** How long it waits before it tries again, by how often it has tried (milliseconds). */
export const pauseAfter = (attempt: number): number => {
  const minute = 60_000;
  return [minute, 5 * minute, 30 * minute][attempt - 1] ?? 60 * minute;
};

const about = ({ work, code, reason }: RefusedWork): Text =>
  text(`${workWords[work].zh}被拒绝（${code}）：${reason}`, `${workWords[work].en} was refused (${code}): ${reason}`);

/** What was refused, as a sentence; `process` names whose it is. */
export const faultSentence = (refused: RefusedWork): Text => {
  const { zh, en } = about(refused);
  return text(
    `${zh}。将自动重试，其他事项照常进行。`,
    `${en.charAt(0).toUpperCase()}${en.slice(1)}. It is tried again by itself; everything else goes on.`,
  );
};

/** What became of it, for the history of its thing. */
export const processSentence = (happening: ProcessHappening): Text => {
  if (happening.type === 'process.stuck') return faultSentence(happening);
  const { zh, en } = workWords[happening.work];
  return text(`${zh}已经成功`, `After it was refused before, ${en} has succeeded`);
};
