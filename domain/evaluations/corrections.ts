import { DomainError } from '../shared/errors';
import { isBlank } from '../shared/text';
import type { Answer } from './asks';
import { askNamed, assertAnswers, latestIn } from './collection';
import { versionsOf } from './standing';
import type { Asked, EvaluationView, Given } from './views';

/** What a rater gave stays as it was once others have seen it. */
const isOpened = ({ sealed, answers }: Asked): boolean => sealed !== undefined && answers.length > 0;

/** Whether what was asked may be corrected in this version of an evaluation: it was signed off, and nothing else is under way. */
export const mayCorrect = ({ state }: EvaluationView, ask: Asked): boolean => state === 'signedOff' && !isOpened(ask);

/**
 * A correction after the sign-off, which opens the next version: shown as a first figure is, and with its reason. Throws `evaluation_state`
 * of any other evaluation and of ratings that were opened, `comment_required` at `note`, and what a first figure is refused with. Source:
 * docs/rules/evaluation.md, "Restatement".
 */
export function assertMayCorrect(evaluation: EvaluationView, answer: Answer): void {
  const ask = askNamed(evaluation, answer.ask);
  if (!mayCorrect(evaluation, ask)) throw new DomainError('evaluation_state');
  assertAnswers(ask, answer);
  if (isBlank(answer.note)) throw new DomainError('comment_required', undefined, { field: 'note' });
}

/** The version of an evaluation that was opened last: there something is reported or corrected. */
export const latestVersion = (evaluations: readonly EvaluationView[], evaluation: EvaluationView): EvaluationView =>
  versionsOf(evaluations, evaluation).at(-1) ?? evaluation;

/** Where an answer that still holds may be corrected: in the latest version, which took it over; `undefined` where it may not. */
export function correctable(
  evaluations: readonly EvaluationView[],
  evaluation: EvaluationView,
  { ask, at }: Given,
): { readonly evaluation: EvaluationView; readonly ask: Asked } | undefined {
  const latest = latestVersion(evaluations, evaluation);
  const own = latest.asked?.find(({ key }) => key === ask);
  return own && latestIn(own)?.at === at && mayCorrect(latest, own) ? { evaluation: latest, ask: own } : undefined;
}
