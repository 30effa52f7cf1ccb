import type { Request } from 'express';
import { verdicts, type Condition, type Decision } from '../../domain/approvals/approvals';
import { DomainError } from '../../domain/shared/errors';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import { LONGEST } from '../http/content';
import type { TypedDecision } from './scene';
import type { Actor } from '../access/actor';
import { fieldOf, textOf } from '../ui/answer';

const MOST_CONDITIONS = 20;

/** What was typed, as it was sent; rows without a word in them are not conditions. */
export function typedDecision(request: Request): TypedDecision {
  const verdict = verdicts.find((known) => known === fieldOf(request, 'verdict'));
  const rows = Array.from({ length: MOST_CONDITIONS }, (_, row): Condition => {
    const cell = (name: string) => fieldOf(request, `conditions.${row}.${name}`);
    return { text: cell('text'), owner: cell('owner'), due: cell('due') };
  });
  return {
    seat: fieldOf(request, 'seat'),
    ...(verdict && { verdict }),
    comment: textOf(request, 'comment'),
    conditions: rows.filter(({ text, owner, due }) => text || owner || due),
  };
}

/** As the API has it. */
const isTooLong = ({ comment, conditions }: TypedDecision) =>
  comment.length > LONGEST.comment ||
  conditions.some(({ text, owner }) => text.length > LONGEST.condition || owner.length > LONGEST.owner);

const tooLong = text(
  `意见最多 ${LONGEST.comment} 字，每项条件最多 ${LONGEST.condition} 字，责任人最多 ${LONGEST.owner} 字。`,
  `A comment has at most ${LONGEST.comment} characters, a condition ${LONGEST.condition}, its owner ${LONGEST.owner}.`,
);

/** The one decision of a sent form: round and content hash are those that were shown. Throws `malformed`, or `invalid_input` for what is too long. */
export function decisionOf(request: Request, typed: TypedDecision, actor: Actor, now: Date): Decision {
  const { seat, verdict, comment, conditions } = typed;
  const round = Number(fieldOf(request, 'round'));
  if (!verdict || !seat || !Number.isInteger(round)) throw new DomainError('malformed');
  if (isTooLong(typed)) throw refused('invalid_input', tooLong);
  return {
    seat,
    person: actor.person,
    verdict,
    comment,
    conditions: verdict === 'approveWithConditions' ? conditions : [],
    round,
    contentHash: fieldOf(request, 'contentHash'),
    acceptedAt: now.toISOString(),
    identity: actor.identity,
  };
}
