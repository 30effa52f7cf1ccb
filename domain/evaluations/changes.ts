import { add, compare, parseExact, ratio, times, toHundredths } from '../shared/rationals';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { before, resultOf } from './standing';
import type { EvaluationView } from './views';

/** By how many points a total differs from that of the period before, in words; nothing where one of them has none. */
export function changeSince(evaluations: readonly EvaluationView[], latest: EvaluationView): Text | undefined {
  const prior = before(evaluations, latest);
  const [now, then] = [exactTotal(latest), prior && exactTotal(prior)];
  if (!prior || !now || !then) return undefined;
  const change = add(now, times(then, ratio(-1)));
  const side = compare(change, ratio(0));
  if (side === 0) return text(`与 ${prior.period} 持平`, `the same as in ${prior.period}`);
  const points = toHundredths(side > 0 ? change : times(change, ratio(-1)));
  return side > 0
    ? text(`↑ 比 ${prior.period} 高 ${points} 分`, `↑ ${points} points above ${prior.period}`)
    : text(`↓ 比 ${prior.period} 低 ${points} 分`, `↓ ${points} points below ${prior.period}`);
}

/** The total that counts at gates, as exactly as it is known. */
const exactTotal = (evaluation: EvaluationView) => {
  const result = resultOf(evaluation);
  const total = evaluation.scorecard?.total ?? null;
  const exact = result && total === result.kpiTotal ? result.exact.kpiTotal : result?.exact.composite;
  return parseExact(exact ?? total ?? '');
};
