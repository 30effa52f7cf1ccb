import type { EvaluationView } from '../../domain/evaluations/views';
import type { Run } from '../../domain/money/distributions/runs';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import type { ProgrammeView } from '../../domain/views/views';

/** The total that releases the pool: as it was given, or that of an evaluation that is signed off. Throws `not_found`. */
export function scoreOf(
  { evaluations }: ProgrammeView,
  score: string | undefined,
  evaluation: string | undefined,
): { readonly score?: string; readonly evaluation?: string } {
  if (evaluation === undefined) return score === undefined ? {} : { score };
  const found = evaluations.find(({ key }) => key === evaluation);
  if (!found) throw new DomainError('not_found', noSuch(kinds.evaluation, evaluation), { field: 'evaluation' });
  const total = score ?? poolTotal(found);
  return { evaluation, ...(total !== undefined && { score: total }) };
}

/** The total of an evaluation that releases the pool, where it is signed off and has one. */
function poolTotal({ state, scorecard }: EvaluationView): string | undefined {
  const isKnown = state === 'signedOff' && scorecard && 'feeds' in scorecard;
  return isKnown ? (scorecard.feeds.pool ?? undefined) : undefined;
}

/** The present total of the evaluation that released a run's pool. */
export const scoreNow = (
  { evaluations }: ProgrammeView,
  { evaluation }: Pick<Run, 'evaluation'>,
): string | undefined => {
  const found = evaluations.find(({ key }) => key === evaluation);
  return found && poolTotal(found);
};
