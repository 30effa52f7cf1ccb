import { chineseDay, englishDay } from '../calendar/said-days';
import { cyclePeriodOf, periodAfter } from '../calendar/cycles';
import type { LocalDate } from '../calendar/dates';
import { specialOf } from '../programme/evaluation-defaults';
import type { Programme } from '../programme/programme';
import { titleIn } from '../programme/titles';
import { DomainError } from '../shared/errors';
import type { PartyKey, Person } from '../shared/keys';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
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

const keyOf = (party: PartyKey, quarter: string) => `request.${party}.${quarter}`;

/** The cause of a special evaluation that a party asks for: one each quarter, by its name. */
export const requestedCause = (programme: Programme, { party, by, why, on }: EvaluationRequest): Cause => {
  const { zh, en } = titleIn(programme.parties, party);
  return {
    trigger: 'request',
    key: keyOf(party, quarterOf(on).name),
    on,
    what: text(`${zh}要求评估：${why}`, `${en} asks for it: ${why}`),
    party,
    by,
  };
};

interface Evaluated {
  readonly definition: Programme;
  readonly evaluations: readonly EvaluationView[];
}

/** When a party asked in this quarter already, and from which day on it may ask again; `undefined` while it has not. */
export function askedThisQuarter(
  { evaluations }: Pick<Evaluated, 'evaluations'>,
  { party, on }: Pick<EvaluationRequest, 'party' | 'on'>,
): { readonly on: LocalDate; readonly next: LocalDate } | undefined {
  const quarter = quarterOf(on);
  const earlier = evaluations.find(({ cause }) => cause?.key === keyOf(party, quarter.name))?.cause;
  return earlier && { on: earlier.on, next: periodAfter('quarterly', quarter).starts };
}

/** What is said of it. */
export const askedWords = (
  { parties }: Pick<Programme, 'parties'>,
  party: PartyKey,
  { on, next }: { readonly on: LocalDate; readonly next: LocalDate },
): Text => {
  const { zh, en } = titleIn(parties, party);
  return text(
    `${zh}本季度已于${chineseDay(on)}要求过专项评估；${chineseDay(next)}起可再次提出。`,
    `${en} asked for a special evaluation on ${englishDay(on)} already; it may ask again from ${englishDay(next)}.`,
  );
};

/**
 * A party asks once a quarter, where the programme evaluates on request. Throws `not_on_request`, `requested_this_quarter` with the day
 * from which on it may ask again. Source: docs/rules/evaluation.md, "Special evaluations".
 */
export function assertMayAsk({ definition, evaluations }: Evaluated, request: EvaluationRequest): void {
  const { evaluation } = definition;
  if (!evaluation.special || !specialOf(evaluation).triggers.includes('request'))
    throw new DomainError('not_on_request');
  const earlier = askedThisQuarter({ evaluations }, request);
  if (!earlier) return;
  const { party } = request;
  const facts = { party, next: earlier.next, field: 'why' };
  throw refused('requested_this_quarter', askedWords(definition, party, earlier), facts);
}
