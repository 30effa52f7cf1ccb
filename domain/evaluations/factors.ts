import { successFactorsOf } from '../programme/evaluation-defaults';
import type { EvaluationPlan } from '../programme/evaluation-plans';
import { divide, ratio, toHundredths } from '../shared/rationals';
import type { Text } from '../shared/text';
import { factorName } from './asks';
import { latestIn } from './collection';
import type { EvaluationView } from './views';

/** A success factor as its raters see it: the level of each (1 to 5, in the order in which they were asked), and their mean. */
export interface RatedFactor {
  readonly key: string;
  readonly title: Text;
  readonly levels: readonly number[];
  /** Decimal text with two places; none where nobody has rated it. */
  readonly mean?: string;
}

/** The success factors of an evaluation in their groups; none where it does not rate them, or nobody's rating has been opened. */
export function factorsRated(
  plan: EvaluationPlan,
  { asked = [] }: EvaluationView,
): readonly { readonly key: string; readonly title: Text; readonly factors: readonly RatedFactor[] }[] {
  const given = asked.filter(({ kind }) => kind === 'factors').flatMap((ask) => latestIn(ask) ?? []);
  if (given.length === 0) return [];
  return successFactorsOf(plan).groups.map(({ factors, ...group }) => ({
    ...group,
    factors: factors.map(({ key, title }) => {
      const levels = given.flatMap(({ values }) => values[factorName(key)] ?? []).map(Number);
      const whole = levels.reduce((sum, level) => sum + level, 0);
      const mean = levels.length > 0 ? toHundredths(divide(ratio(whole), ratio(levels.length))) : undefined;
      return { key, title, levels, ...(mean !== undefined && { mean }) };
    }),
  }));
}
