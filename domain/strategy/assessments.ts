import { isApproved, type Content, type Outcome } from '../approvals/approvals';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** What an assessment (策略评估) comes to: the strategy stays, it is watched further, or it is adjusted. */
export type AssessmentOutcome = 'keep' | 'watch' | 'adjust';

/** An assessment that a signal opened. */
export interface Assessment {
  readonly key: string;
  readonly signal: string;
  /** What is assessed: the title of the signal. */
  readonly title: Text;
  readonly why: Text;
  readonly state: 'deciding' | AssessmentOutcome;
  readonly approval: string;
}

/** What becomes of an assessment. */
export type AssessmentHappening =
  | { readonly type: 'assessment.opened'; readonly opened: Assessment }
  | {
      readonly type: 'assessment.decided';
      readonly assessment: string;
      readonly approval: string;
      readonly outcome: AssessmentOutcome;
    };

export const assessmentAfter = (assessment: Assessment, happening: AssessmentHappening): Assessment =>
  happening.type === 'assessment.opened' ? happening.opened : { ...assessment, state: happening.outcome };

/** An assessment is known by its signal and how often that has crossed. */
export const assessmentKey = (signal: string, crossing: number): string => `${signal}-${crossing}`;

/**
 * What a vote makes of it: approved it is adjusted, rejected it stays; sent back or left undecided it is watched further.
 * Source: docs/rules/strategy.md, "Signals and assessments".
 */
export const assessedAs = (outcome: Outcome): AssessmentOutcome => {
  if (isApproved(outcome)) return 'adjust';
  return outcome === 'rejected' ? 'keep' : 'watch';
};

/** What the groups are asked, and what each answer means. */
export const assessmentContent = (title: Text, why: Text): Content => ({
  title: text(
    `策略评估：${title.zh}，是否需要调整战略`,
    `Assessment of ${title.en}: does the strategy have to be adjusted?`,
  ),
  summary: [
    why,
    text('请评估：是否需要调整战略？', 'Please assess: does the strategy have to be adjusted?'),
    text(
      '同意：需要调整，由服务办公室起草战略调整；退回修改：继续观察；不同意：维持现有战略。请写明理由。',
      'Approve: it has to be, and the office drafts an adjustment. Request changes: watch further. Reject: the strategy stays. Please say why.',
    ),
  ],
  evidence: [],
});

/** What each state of an assessment is called. */
export const assessmentStates: Readonly<Record<Assessment['state'], Text>> = {
  deciding: text('评估中', 'Being assessed'),
  keep: text('维持现有战略', 'The strategy stays'),
  watch: text('继续观察', 'Watched further'),
  adjust: text('需要调整', 'To be adjusted'),
};
