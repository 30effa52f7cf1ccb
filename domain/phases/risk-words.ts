import { list, text } from '../shared/sentences';
import type { RiskFact } from '../facts/facts';
import type { Text } from '../shared/text';

/** Which high risks have to be reviewed before a gate is passed, in words. */
export const overdueRisksText = (overdue: readonly Pick<RiskFact, 'title'>[]): Text => {
  const { zh, en } = list(overdue.map(({ title }) => title));
  return text(`高风险逾期未评审：${zh}`, `The review of a high risk is overdue: ${en}`);
};
