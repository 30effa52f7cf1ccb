import type { Content } from './approvals';
import { DomainError } from './errors';
import { usualPolicy, type Policy } from './policies';
import type { Person } from './programme';
import { text } from './sentences';
import type { Text } from './text';

/** What the strategic group is told when something leaves the plan by more than is tolerated. Source: rules.md, 2. */
export interface ExceptionReport {
  readonly cause: string;
  readonly consequence: string;
  readonly options: readonly string[];
  readonly recommendation: string;
  readonly by: Person;
}

/** `open`: the office has to report; `deciding`: the strategic group decides. */
export type ExceptionState = 'open' | 'deciding' | 'approved' | 'refused';

/** The office owes a report: none was given, or the last one was refused. */
export const isUnreported = (exception: { readonly state: ExceptionState } | undefined): boolean =>
  exception?.state === 'open' || exception?.state === 'refused';

/** Every part of a report is there. Throws `comment_required`. */
export const assertComplete = ({ cause, consequence, recommendation, options }: ExceptionReport): void => {
  if ([cause, consequence, recommendation, ...options].some((said) => said.trim() === '') || options.length === 0)
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

/** What the strategic group is shown: how something leaves the plan, and the report on it. */
export const exceptionContent = (title: Text, how: Text, report: ExceptionReport): Content => ({
  title: text(`例外报告：${title.zh}`, `Exception report: ${title.en}`),
  summary: [
    how,
    text(`原因：${report.cause}`, `Cause: ${report.cause}`),
    text(`影响：${report.consequence}`, `Consequence: ${report.consequence}`),
    ...report.options.map((option, index) => text(`方案 ${index + 1}：${option}`, `Option ${index + 1}: ${option}`)),
    text(`建议：${report.recommendation}`, `Recommended: ${report.recommendation}`),
  ],
  evidence: [],
});
