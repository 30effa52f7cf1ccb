import { outcomeTitles } from '../approvals/words';
import { isApproved, type Content, type Outcome } from '../approvals/approvals';
import { assertComplete, exceptionContent, type ExceptionReport } from '../tolerances/exception-reports';
import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import { briefly, isBlank, type Text } from '../shared/text';

/**
 * What a milestone would deliver otherwise than planned, with the report on it. Source: docs/rules/schedule.md,
 * "Changes of scope".
 */
export interface ScopeReport extends ExceptionReport {
  readonly milestone: string;
  readonly change: string;
}

/** A change of scope as it stands; `number` tells it from the milestone's others. */
export interface ScopeChange {
  readonly number: number;
  readonly change: string;
  readonly state: 'deciding' | 'approved' | 'refused';
  readonly approval: string;
}

export type ScopeHappening =
  | ({ readonly type: 'scope.reported'; readonly number: number; readonly approval: string } & ScopeReport)
  | {
      readonly type: 'scope.decided';
      readonly milestone: string;
      readonly number: number;
      readonly approval: string;
      readonly outcome: Outcome;
    };

/** No change of scope is tolerated, so each comes with its report; one of a milestone is decided at a time. Throws `scope_deciding` or `comment_required`. */
export const assertMayChangeScope = (known: readonly ScopeChange[], report: ScopeReport): void => {
  if (known.some(({ state }) => state === 'deciding')) throw new DomainError('scope_deciding');
  if (isBlank(report.change)) throw new DomainError('comment_required');
  assertComplete(report);
};

/** The changes of scope of a milestone after something became of one. */
export const scopeAfter = (known: readonly ScopeChange[], happening: ScopeHappening): readonly ScopeChange[] => {
  const { number, approval } = happening;
  if (happening.type === 'scope.reported')
    return [...known, { number, change: happening.change, state: 'deciding', approval }];
  const state = isApproved(happening.outcome) ? 'approved' : 'refused';
  return known.map((each) => (each.number === number ? { ...each, state } : each));
};

/** What those are shown who accept a milestone: that it delivers otherwise than planned, as was approved. */
export const approvedScope = (known: readonly ScopeChange[] = []): readonly string[] =>
  known.flatMap(({ state, change }) => (state === 'approved' ? [change] : []));

/** What the strategic group is shown first. */
export const scopeTitle = (change: string): Text => text(`范围变更：${change}`, `Change of scope: ${change}`);

/** What the strategic group decides on: what the milestone would deliver otherwise, and the report on it. */
export const scopeContent = (milestone: Text, { change, ...report }: ScopeReport): Content => ({
  ...exceptionContent(milestone, scopeTitle(change), report),
  title: text(
    `变更范围：${milestone.zh}，${briefly(change)}`,
    `Change of scope of ${milestone.en}: ${briefly(change)}`,
  ),
});

/** What became of a change of scope, as a sentence. */
export const scopeSentence = (happening: ScopeHappening): Text => {
  if (happening.type === 'scope.reported')
    return text(
      `${happening.by} 报告范围变更 ${happening.number}：${happening.change}（建议：${happening.recommendation}）`,
      `${happening.by} reported change of scope ${happening.number}: ${happening.change} (recommended: ${happening.recommendation})`,
    );
  const { zh, en } = outcomeTitles[happening.outcome];
  return text(`范围变更 ${happening.number}：${zh}`, `Change of scope ${happening.number}: ${en.toLowerCase()}`);
};
