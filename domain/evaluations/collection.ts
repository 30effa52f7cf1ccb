import { DomainError } from '../shared/errors';
import { kinds } from '../shared/kinds';
import type { IdentityTier } from '../programme/policies';
import type { Person } from '../shared/keys';
import { refused, noSuch } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { OFFICE, type Answer, type Ask } from './asks';
import { assertSureWho } from './identities';
import { valueTrouble } from './value-troubles';
import type { Asked, EvaluationView, Given } from './views';

/** Whether figures are taken: they are collected, or the result was sent back. */
export const isCollecting = ({ state }: Pick<EvaluationView, 'state'>): boolean =>
  state === 'collecting' || state === 'returned';

const asked = ({ asked: all = [] }: EvaluationView): readonly Asked[] => all.filter(({ isReserve }) => !isReserve);

/** Whether somebody has answered; a rater's answer counts before it is shown. */
export const isAnswered = ({ answers, isSealed }: Asked): boolean => isSealed === true || answers.length > 0;

/** What was answered last. */
export const latestIn = ({ answers }: Pick<Asked, 'answers'>): Given | undefined => answers.at(-1);

/** What is still waited for. */
export const unanswered = (evaluation: EvaluationView): readonly Asked[] =>
  asked(evaluation).filter((ask) => !isAnswered(ask));

/** Whether it is what nobody owns, which the office reports. */
export const isOfOffice = ({ key }: Pick<Ask, 'key'>): boolean => key === OFFICE;

/** The ask of that name. Throws `not_found`. */
export const askNamed = (evaluation: EvaluationView, key: string): Asked => {
  const found = asked(evaluation).find((ask) => ask.key === key);
  if (found) return found;
  throw new DomainError('not_found', noSuch(kinds.ask, key), { field: 'ask' });
};

/**
 * Throws `evaluation_state` while nothing is collected or after ratings were opened, `not_found` for what is not asked,
 * `identity_too_weak`, `invalid_input` for a value that is none or was not asked for, `evidence_required` without what has to be shown.
 */
export function assertMayAnswer(evaluation: EvaluationView, answer: Answer): void {
  if (!isCollecting(evaluation)) throw new DomainError('evaluation_state');
  const ask = askNamed(evaluation, answer.ask);
  if (ask.sealed !== undefined && ask.answers.length > 0) throw new DomainError('evaluation_state');
  assertAnswers(ask, answer);
}

/**
 * What every answer to an ask has to be, whenever it is given. Throws `identity_too_weak` at the code, `invalid_input` for a value that is
 * none or was not asked for, `evidence_required` without what has to be shown.
 */
export function assertAnswers(ask: Ask, answer: Answer): void {
  assertSureWho(ask, answer);
  assertValues(ask, answer.values);
  const shown = answer.evidence.map(({ kind }) => kind);
  const missing = (ask.evidence ?? []).filter((kind) => !shown.includes(kind));
  if (missing.length > 0) throw new DomainError('evidence_required', undefined, { field: 'evidence', missing });
}

/** The same of many answers, of which each answers another ask: all are taken or none. Throws what the first of them throws. */
export function assertMayAnswerAll(evaluation: EvaluationView, answers: readonly Answer[]): void {
  if (answers.length === 0 || new Set(answers.map(({ ask }) => ask)).size < answers.length)
    throw refused('invalid_input', text('每个填报项须填写一次。', 'Every ask is answered once.'));
  for (const answer of answers) assertMayAnswer(evaluation, answer);
}

/** Throws `invalid_input` naming the value. */
export function assertValues({ wants }: Pick<Ask, 'wants'>, values: Answer['values']): void {
  const unknown = Object.keys(values).find((of) => !wants.some((wanted) => wanted.of === of));
  if (unknown !== undefined) throw wrong(unknown, text(`“${unknown}”不在填报之列。`, `"${unknown}" is not asked for.`));
  for (const wanted of wants) {
    const value = values[wanted.of];
    const trouble = value === undefined ? undefined : valueTrouble(wanted, value);
    if (trouble) throw wrong(wanted.of, trouble);
  }
  if (wants.every(({ of }) => values[of] === undefined))
    throw wrong(wants[0]?.of ?? '', text('没有填写任何数值。', 'Nothing was given.'));
}

const wrong = (of: string, why: Text) => refused('invalid_input', why, { field: `values.${of}`, of });

/** An answer as it is taken at an instant: late after its cut-off, a correction where there was one before. */
export const given = (ask: Asked, answer: Answer, at: string): Given => ({
  ...answer,
  at,
  ...(Date.parse(at) > Date.parse(ask.dueAt) && { isLate: true }),
  ...(ask.answers.length > 0 && { corrects: true }),
});

/** Throws `evaluation_state` once it is answered, `identity_too_weak`, `delegation_refused` for oneself. */
export function assertMayDelegate(evaluation: EvaluationView, { ask: key, by, to, identity }: Delegation): void {
  if (!isCollecting(evaluation)) throw new DomainError('evaluation_state');
  const ask = askNamed(evaluation, key);
  if (isAnswered(ask)) throw new DomainError('evaluation_state');
  assertSureWho(ask, { ...(identity && { identity }) });
  if (by === to || ask.people.includes(to) || ask.delegate !== undefined) throw new DomainError('delegation_refused');
}

/** Whether whoever is asked may still have a colleague answer: once, while nobody has answered. */
export const mayDelegate = (evaluation: EvaluationView, ask: Asked): boolean =>
  isCollecting(evaluation) && !isAnswered(ask) && ask.delegate === undefined;

/** Somebody who is asked has a colleague answer. */
export interface Delegation {
  readonly ask: string;
  readonly by: Person;
  readonly to: Person;
  /** How it was known who passes it on; those from before 2026-11-30 don't say. */
  readonly identity?: IdentityTier;
}

/** The next instant at which somebody has to be reminded, or an ask is overdue; `undefined` where nothing of the kind is to come. */
export const nextMoment = (evaluation: EvaluationView): string | undefined =>
  unanswered(evaluation)
    .filter(({ isOverdue }) => !isOverdue)
    .flatMap(({ isReminded, remindAt, dueAt }) => (isReminded ? [dueAt] : [remindAt, dueAt]))
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0];

const isPast = (instant: string, now: string) => Date.parse(instant) <= Date.parse(now);

/** Who is to be reminded now: asks whose reminder is past and whose cut-off is not. */
export const toRemind = (evaluation: EvaluationView, now: string): readonly Asked[] =>
  unanswered(evaluation).filter(
    ({ isReminded, remindAt, dueAt }) => !isReminded && isPast(remindAt, now) && !isPast(dueAt, now),
  );

/** What has become overdue by now. */
export const toEscalate = (evaluation: EvaluationView, now: string): readonly Asked[] =>
  unanswered(evaluation).filter(({ isOverdue, dueAt }) => !isOverdue && isPast(dueAt, now));

/** The names of what raters have all answered, and nobody has been shown. */
export const readyToOpen = (evaluation: EvaluationView): readonly string[] => [
  ...new Set(
    asked(evaluation).flatMap(({ sealed, isSealed }) =>
      sealed !== undefined && isSealed && ratersOf(evaluation, sealed).every((each) => each.isSealed) ? [sealed] : [],
    ),
  ),
];

export const ratersOf = (evaluation: EvaluationView, sealed: string): readonly Asked[] =>
  asked(evaluation).filter((ask) => ask.sealed === sealed);

/** The rater in reserve for what others have rated. */
export const reserveOf = ({ asked: all = [] }: EvaluationView, sealed: string): Asked | undefined =>
  all.find((ask) => ask.isReserve && ask.sealed === sealed);

/** Whether ratings of the same thing lie two levels or more apart, so that one more rater is asked. */
export const differ = (ratings: readonly Pick<Given, 'values'>[]): boolean =>
  Object.keys(ratings[0]?.values ?? {}).some((of) => {
    const levels = ratings.flatMap(({ values }) => (values[of] === undefined ? [] : [Number(values[of])]));
    return Math.max(...levels) - Math.min(...levels) >= 2;
  });
