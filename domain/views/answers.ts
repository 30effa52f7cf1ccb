import { deedOfSubject } from '../agreements/proposals';
import type { ApprovalRequest, Subject, Verdict } from '../approvals/approvals';
import { matterOf } from '../approvals/titles';
import { verdictTitles } from '../approvals/words';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/**
 * What approving does, by what is decided, as it stands after 同意 and "Agree to"; `undefined` where only the content can say it: of a
 * gate, of an agreement, and of what somebody asks in words of their own.
 */
const deeds: Readonly<Record<Subject['kind'], Text | undefined>> = {
  agreement: undefined,
  gate: undefined,
  request: undefined,
  review: undefined,
  milestone: text('验收', 'accept it'),
  waiver: text('豁免', 'waive it'),
  failure: text('认定未达成', 'give it up'),
  exception: text('按建议处理', 'follow the recommendation'),
  cost: text('按建议处理', 'follow the recommendation'),
  scope: text('变更范围', 'change the scope'),
  change: text('变更基线', 'move the baseline'),
  policy: text('变更期限', 'change the times'),
  adjustment: text('调整战略', 'adjust the strategy'),
  assessment: text('调整战略', 'adjust the strategy'),
  plan: text('采用规划', 'adopt the plan'),
  evaluation: text('签认', 'sign it off'),
  budget: text('预算', 'the budget'),
  budgetException: text('预算例外', 'the exception'),
  commissioning: text('投运', 'put it into operation'),
  improvement: text('采用方案', 'adopt the plan'),
  riskAcceptance: text('接受风险', 'accept the risk'),
  riskClosing: text('关闭风险', 'close the risk'),
  innovation: text('验收成果', 'accept the result'),
  distribution: text('分配', 'distribute it'),
  draw: text('提款', 'the draw'),
  ratification: text('追认', 'ratify it'),
};

/** Answers that have names of their own: an assessment is no proposal that is approved or not. */
const ownAnswers: Readonly<Partial<Record<Subject['kind'], Readonly<Partial<Record<Verdict, Text>>>>>> = {
  assessment: {
    approve: text('需要调整战略', 'The strategy has to be adjusted'),
    requestChanges: text('继续观察', 'Watch further'),
    reject: text('维持现有战略', 'Keep the strategy as it is'),
  },
};

/** What approving a request does, in a word; nothing where nobody has said it. */
export const deedOf = ({ subject, content, review }: Pick<ApprovalRequest, 'subject' | 'content' | 'review'>) => {
  if (content.deed) return content.deed;
  const kind = matterOf(subject);
  if (kind !== 'agreement') return deeds[kind];
  const [, reviewed = ''] = subject.key.split(':');
  return deedOfSubject(review ? reviewed : subject.key);
};

/**
 * What each answer is called where a request is decided: the buttons say what is agreed to. Source: docs/rules/mail-and-pages.md, "The
 * deciding sentence".
 */
export const answersOf = (
  request: Pick<ApprovalRequest, 'subject' | 'content' | 'review'>,
): Readonly<Record<Verdict, Text>> => {
  const deed = deedOf(request);
  return {
    ...verdictTitles,
    ...(deed && {
      approve: text(`同意${deed.zh}`, `Agree to ${deed.en}`),
      reject: text(`不同意${deed.zh}`, `Do not agree to ${deed.en}`),
    }),
    ...ownAnswers[matterOf(request.subject)],
  };
};
