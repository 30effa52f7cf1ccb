import { cyclePeriodOf, periodAfter } from '../calendar/cycles';
import type { LocalDate } from '../calendar/dates';
import { specialOf } from '../programme/evaluation-defaults';
import type { Programme } from '../programme/programme';
import { titleIn } from '../programme/titles';
import { DomainError } from '../shared/errors';
import type { PartyKey, Person } from '../shared/keys';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Cause } from './causes';
import type { EvaluationView } from './views';

/** That a party wants a special evaluation, why, and who said so for it. */
export interface EvaluationRequest {
  readonly party: PartyKey;
  readonly by: Person;
  readonly why: string;
  /** The day on which it was asked for, in the programme's zone. */
  readonly on: LocalDate;
}

const quarterOf = (on: LocalDate) => cyclePeriodOf('quarterly', on);

/** The cause of a special evaluation that a party asks for: one each quarter, by its name. */
export const requestedCause = (programme: Programme, { party, by, why, on }: EvaluationRequest): Cause => {
  const { zh, en } = titleIn(programme.parties, party);
  return {
    trigger: 'request',
    key: `request.${party}.${quarterOf(on).name}`,
    on,
    what: text(`${zh}要求评估：${why}`, `${en} asks for it: ${why}`),
    party,
    by,
  };
};

/**
 * A party asks once a quarter, where the programme evaluates on request. Throws `not_on_request`, `requested_this_quarter` with the day
 * from which on it may ask again. Source: docs/rules/evaluation.md, "Special evaluations".
 */
export function assertMayAsk(
  { definition, evaluations }: { readonly definition: Programme; readonly evaluations: readonly EvaluationView[] },
  request: EvaluationRequest,
): void {
  const { evaluation } = definition;
  if (!evaluation.special || !specialOf(evaluation).triggers.includes('request'))
    throw new DomainError('not_on_request');
  const { key } = requestedCause(definition, request);
  const earlier = evaluations.find(({ cause }) => cause?.key === key);
  if (!earlier) return;
  const next = periodAfter('quarterly', quarterOf(request.on)).starts;
  const { zh, en } = titleIn(definition.parties, request.party);
  throw refused(
    'requested_this_quarter',
    text(
      `${zh}本季度已于 ${earlier.cause?.on} 要求过专项评估；${next} 起可再次提出。`,
      `${en} asked for a special evaluation on ${earlier.cause?.on} already; it may ask again from ${next}.`,
    ),
    { party: request.party, next, field: 'why' },
  );
}
