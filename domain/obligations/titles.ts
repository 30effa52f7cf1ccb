import { partsOf } from '../shared/ids';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Obligation } from './obligations';

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
