import type { Content } from './approvals';
import { usualPolicy, type Policy } from './policies';
import type { ExceptionReport } from './schedules';
import { text } from './sentences';
import type { Text } from './text';

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

/** What the strategic group is shown: how far a milestone has slipped, and the report on it. */
export const exceptionContent = (title: Text, slip: Text, report: ExceptionReport): Content => ({
  title: text(`例外报告：${title.zh}`, `Exception report: ${title.en}`),
  summary: [
    slip,
    text(`原因：${report.cause}`, `Cause: ${report.cause}`),
    text(`影响：${report.consequence}`, `Consequence: ${report.consequence}`),
    ...report.options.map((option, index) => text(`方案 ${index + 1}：${option}`, `Option ${index + 1}: ${option}`)),
    text(`建议：${report.recommendation}`, `Recommended: ${report.recommendation}`),
  ],
  evidence: [],
});
