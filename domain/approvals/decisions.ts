import type { Approval, Decision, Outcome } from './approvals';
import { DomainError } from '../shared/errors';
import { barIn, holdsSeat, isAskedNow, isComplete, needsComment, type Attempt } from './attempts';
import { hasAnsweredElsewhere, hasVotedForOther } from './barriers';
import { isOnHold } from './blockages';
import { alreadyDecided } from './mandates';
import { outcome } from './outcomes';
import { whyNotHeld } from './partings';
import { isSamePerson } from '../programme/identities';
import { isAsSureAs } from '../programme/policies';
import { refused } from '../shared/reasons';
import { closed } from './reopenings';
import { allSeats, seatsOf } from './seats';
import { unreached } from './time/unreached';
import { lastDecision, votesOf } from './votes';
import { isBlank, type Text } from '../shared/text';
import type { Unexplained } from '../shared/refusals';

type Rule = readonly [Unexplained, (attempt: Attempt) => boolean, ((attempt: Attempt) => object)?];

/**
 * The refusals in the order in which a person meets them: first what is true of the matter, then of the person, last of
 * what they wrote. In time is what the API accepted before the deadline instant; a chain of escalations keeps the
 * matter open until it ends, and a clock that stands still lets nobody come too late. Source: docs/rules/approvals.md,
 * "Refusals"; docs/rules/approval-time.md, "In time".
 */
const rules: readonly Rule[] = [
  [
    'already_closed',
    ({ approval }) => outcome(approval) !== 'open',
    ({ approval }) => closed(approval, outcome(approval) as Outcome).facts,
  ],
  [
    'round_superseded',
    ({ approval, decision }) => decision.round !== approval.request.round,
    ({ approval }) => ({ round: approval.request.round }),
  ],
  ['content_changed', ({ approval, decision }) => decision.contentHash !== approval.request.contentHash],
  [
    'seat_not_held',
    (attempt) => !holdsSeat(attempt),
    ({ approval, decision: { person, seat, acceptedAt } }) => {
      const why = whyNotHeld(approval, person, seat, acceptedAt);
      return why ? { why } : {};
    },
  ],
  ['not_open_yet', (attempt) => !isAskedNow(attempt) && attempt.stages.some((stage) => stage > attempt.approval.stage)],
  ['already_closed', (attempt) => !isAskedNow(attempt), ({ approval }) => ({ stage: approval.stage })],
  [
    'too_late',
    ({ approval, decision }) =>
      approval.request.policy.atDeadline !== 'escalate' &&
      unreached(approval).length === 0 &&
      !isOnHold(approval) &&
      !(Date.parse(decision.acceptedAt) < Date.parse(approval.dueAt)),
    ({ approval }) => ({ dueAt: approval.dueAt }),
  ],
  ['barred_requester', (attempt) => ['requester', 'beneficiary'].includes(barIn(attempt) ?? '')],
  [
    'voted_for_other_party',
    ({ approval, decision: { person, seat, verdict } }) =>
      verdict !== 'recuse' && hasVotedForOther(approval, person, seat),
  ],
  [
    'barred_recused',
    (attempt) => barIn(attempt) === 'recused' || votesOf(attempt.approval).get(attempt.decision.seat) === 'recuse',
  ],
  [
    'already_answered_elsewhere',
    ({ approval, decision: { person, seat, verdict } }) =>
      verdict !== 'recuse' && hasAnsweredElsewhere(approval, person, seat),
  ],
  [
    'identity_too_weak',
    ({ approval, decision }) => !isAsSureAs(decision.identity, approval.request.policy.identity),
    ({ approval }) => ({ identity: approval.request.policy.identity }),
  ],
  ['comment_required', ({ decision }) => needsComment(decision) && isBlank(decision.comment)],
  [
    'conditions_required',
    ({ decision: { verdict, conditions } }) =>
      verdict === 'approveWithConditions' && !(conditions.length > 0 && conditions.every(isComplete)),
  ],
  [
    'seat_already_decided',
    ({ approval, decision }) => (alreadyDecided(approval, decision.seat) ?? decision).person !== decision.person,
    ({ approval, decision }) => factsOf(alreadyDecided(approval, decision.seat)),
  ],
];

/** By whom and when the seat was filled, for the page to show. */
const factsOf = (decision: Decision | undefined) =>
  decision ? { by: decision.person, at: decision.acceptedAt, verdict: decision.verdict } : {};

/** Refuses a decision that the approval can't accept: a `DomainError` with the code of the first rule that it breaks. */
export function assertMayDecide(approval: Approval, decision: Decision): void {
  const stages = [...approval.request.stages.keys()].filter((stage) =>
    seatsOf(approval, stage).some(({ id }) => id === decision.seat),
  );
  const attempt = { approval, decision, stages };
  const broken = rules.find(([, isBroken]) => isBroken(attempt));
  if (!broken) return;
  const facts = { ...broken[2]?.(attempt) };
  const { why } = facts as { readonly why?: Text };
  throw why ? refused(broken[0], why, facts) : new DomainError(broken[0], undefined, facts);
}

/** Who says what for which seat. */
type Said = Pick<Decision, 'seat' | 'person' | 'comment' | 'conditions'> & { readonly verdict?: Decision['verdict'] };

/** Whether the seat's last answer was this very one, by the same person: a double click, or a request sent again. */
export function isRepeat(approval: Approval, decision: Said): boolean {
  const last = alreadyDecided(approval, decision.seat);
  return (
    last !== undefined &&
    last.person === decision.person &&
    last.verdict === decision.verdict &&
    last.comment === decision.comment &&
    wordsOf(last) === wordsOf(decision)
  );
}

/** In an order of our own: a store may give the fields of a condition back in another. */
const wordsOf = ({ conditions }: Said) => JSON.stringify(conditions.map(({ text, owner, due }) => [text, owner, due]));

/**
 * Accepts a decision, or throws the `DomainError` that says why not. An earlier answer of the seat is kept and counts no longer; the
 * same answer again, as by a double click, changes nothing and gives the very same value back.
 */
export function decide(approval: Approval, decision: Decision): Approval {
  assertMayDecide(approval, decision);
  return take(approval, decision);
}

/** Takes up a decision that has just been judged, and by the rules of that time when a history is replayed. */
export const take = (approval: Approval, decision: Decision): Approval =>
  isRepeat(approval, decision) ? approval : [decision, ...recusedWith(approval, decision)].reduce(record, approval);

/** Whoever recuses themselves is out of the matter: with every other seat that they hold or have answered for. */
function recusedWith(approval: Approval, decision: Decision): readonly Decision[] {
  const { verdict, person } = decision;
  if (verdict !== 'recuse' || approval.request.recusalBarsPerson !== true) return [];
  return allSeats(approval).flatMap(({ id: seat, holder }) => {
    const last = lastDecision(approval, seat);
    const isTheirs = [holder, last?.person].some(
      (each) => each && isSamePerson(each, person, approval.request.addresses),
    );
    return seat !== decision.seat && isTheirs && last?.verdict !== 'recuse' ? { ...decision, seat } : [];
  });
}

/** Adds a decision that was accepted before, as when an approval is built again from the ledger: it is not judged a second time. */
export const record = (approval: Approval, decision: Decision): Approval => ({
  ...approval,
  decisions: [...approval.decisions, decision],
});
