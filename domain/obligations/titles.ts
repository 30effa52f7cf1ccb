import { partsOf } from '../shared/ids';
import { parted, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Obligation } from './obligations';

/**
 * What is owed, in words. What a file has in two languages is kept as one line and told in the reader's; what people
 * wrote with an approval or an improvement stays as they wrote it.
 */
export const owedWords = ({
  key,
  under,
  risk,
  care,
  condition,
}: Pick<Obligation, 'key' | 'under' | 'risk' | 'care' | 'condition'>): Text =>
  under !== undefined || risk !== undefined || care !== undefined || partsOf(key).keys.at(-2) === 'exit'
    ? parted(condition.text)
    : text(condition.text, condition.text);

/** What an obligation is called by where it comes from: an agreement, the response to a risk, the plan of an improvement, or the conditions of an approval. */
export const obligationTitle = ({
  key,
  under,
  risk,
  care,
}: Pick<Obligation, 'key' | 'under' | 'risk' | 'care'>): Text => {
  if (under) return text('义务', 'Obligation');
  if (care !== undefined) return text('人员保障', 'Training or exchange');
  if (risk !== undefined) return text('风险应对措施', 'Action against a risk');
  const isMeasure = partsOf(key).keys.at(-2) === 'corrective';
  return isMeasure ? text('改进措施', 'Measure') : text('附加条件', 'Condition');
};
