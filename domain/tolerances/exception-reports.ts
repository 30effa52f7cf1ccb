import { isApproved, type Content, type Outcome } from '../approvals/approvals';
import { DomainError } from '../shared/errors';
import { usualPolicy, type Policy } from '../programme/policies';
import { text } from '../shared/sentences';
import { briefly, isBlank, type Text } from '../shared/text';
import type { Person } from '../shared/keys';

/**
 * What the strategic group is told when something leaves the plan by more than is tolerated.
 * Source: docs/rules/schedule.md, "Exception reports".
 */
export interface ExceptionReport {
  readonly cause: string;
  readonly consequence: string;
  readonly options: readonly string[];
  readonly recommendation: string;
  /** What bears it out; older reports have none. */
  readonly evidence?: Content['evidence'];
  readonly by: Person;
}

/** `open`: the office has to report; `deciding`: the strategic group decides. */
export type ExceptionState = 'open' | 'deciding' | 'approved' | 'refused';

/** The office owes a report: none was given, or the last one was refused. */
export const isUnreported = (exception: Exception | undefined): boolean =>
  exception?.state === 'open' || exception?.state === 'refused';

/** Something that leaves the plan by more than is tolerated, and what became of the reports on it. */
export interface Exception {
  readonly state: ExceptionState;
  /** How often it was reported. */
  readonly round: number;
  readonly approval?: string;
}

/** Whether a report has to be asked for: more than is tolerated, none is under way, and none that was approved covers it. */
export const needsReport = <E extends Exception>(
  exception: E | undefined,
  isOver: boolean,
  isCovered: (approved: E) => boolean,
): boolean => {
  if (!isOver || exception?.state === 'open' || exception?.state === 'deciding') return false;
  return exception?.state !== 'approved' || !isCovered(exception);
};

/** What is tolerated again needs no report, unless one is being decided or was approved. */
export const unlessTolerated = <E extends Exception>(exception: E | undefined, isOver: boolean): E | undefined =>
  isUnreported(exception) && !isOver ? undefined : exception;

/** A report on it is asked for, for the first time or again. */
export const askedAgain = (before: Exception | undefined): Exception => ({ state: 'open', round: before?.round ?? 0 });

export const reported = <E extends Exception>(exception: E, approval: string): E => ({
  ...exception,
  state: 'deciding',
  round: exception.round + 1,
  approval,
});

export const reportDecided = <E extends Exception>(exception: E, outcome: Outcome): E => ({
  ...exception,
  state: isApproved(outcome) ? 'approved' : 'refused',
});

/** A report is asked for, or the last one was refused; each part of it is there. Throws `exception_not_open` or `comment_required`. */
export const assertMayReport = (
  about: { readonly exception?: Exception } | undefined,
  report: ExceptionReport,
): void => {
  if (!isUnreported(about?.exception)) throw new DomainError('exception_not_open');
  assertComplete(report);
};

/** Every part of a report is there. Throws `comment_required`. */
export const assertComplete = ({ cause, consequence, recommendation, options }: ExceptionReport): void => {
  if ([cause, consequence, recommendation, ...options].some((said) => isBlank(said)) || options.length === 0)
    throw new DomainError('comment_required');
};

/** More than half of the strategic group of each party approve what is recommended; silence decides nothing. */
export const exceptionPolicy: Policy = {
  ...usualPolicy,
  title: text('双方各过半数', 'more than half of each party'),
  stages: [{ panels: [{ group: '$subject', rule: { bothParties: { share: { percent: 50, strictly: true } } } }] }],
  within: { workingDays: 5 },
  remind: [{ percent: 50 }, { percent: 80 }, 'due'],
  atDeadline: 'expire',
  identity: 'signIn',
};

/** That a report was handed in, as a sentence. */
export const reportSentence = ({ by, recommendation }: Pick<ExceptionReport, 'by' | 'recommendation'>): Text =>
  text(
    `${by} 提交例外报告，建议：${recommendation}`,
    `${by} reported the exception and recommended: ${recommendation}`,
  );

/** What the strategic group is shown: how something leaves the plan, and the report on it. */
export const exceptionContent = (title: Text, how: Text, report: ExceptionReport): Content => ({
  title: text(
    `例外报告：${title.zh}，建议：${briefly(report.recommendation)}`,
    `Exception report: ${title.en}. Recommended: ${briefly(report.recommendation)}`,
  ),
  summary: [
    how,
    text(`原因：${report.cause}`, `Cause: ${report.cause}`),
    text(`影响：${report.consequence}`, `Consequence: ${report.consequence}`),
    ...report.options.map((option, index) => text(`方案 ${index + 1}：${option}`, `Option ${index + 1}: ${option}`)),
    text(`建议：${report.recommendation}`, `Recommended: ${report.recommendation}`),
  ],
  evidence: report.evidence ?? [],
});
