import { overrideOf } from './actions/rules';
import type { Approval, ApprovalRequest, Decision, Outcome, Panel } from './approvals';
import type { Substitution } from './actions/actions';
import { DomainError } from '../shared/errors';
import { outcome } from './outcomes';
import { withGrace, isAsSureAs } from '../programme/policies';
import type { Programme } from '../programme/programme';
import { programmeSeats as seatsOfProgramme } from '../programme/parties';
import { allSeats, stageNow } from './seats';
import { lastDecision } from './votes';
import { isBlank } from '../shared/text';
import type { Person } from '../shared/keys';

/** What votes decided, so that a vote that should not have been given may have tipped it. */
const reviewable: readonly (Outcome | 'open')[] = ['approved', 'approvedWithConditions', 'rejected'];

export type Review = NonNullable<Approval['reviews']>[number];

/** Who holds which seat today, and who stands in. */
interface Edition {
  readonly definition: Programme;
  readonly substitutions: readonly Substitution[];
}

export const reviewsOf = ({ reviews = [] }: Pick<Approval, 'reviews'>): readonly Review[] => reviews;

/** Whether votes decided the matter, so that it can be looked at again without one of them. */
export const isReviewable = (approval: Approval): boolean =>
  reviewable.includes(outcome(approval)) && overrideOf(approval) === undefined;

/** The seats for which a person has voted and that they have not recused. */
export const votedFor = (approval: Approval, person: Person): readonly string[] =>
  allSeats(approval).flatMap(({ id }) => {
    const vote = lastDecision(approval, id);
    return vote?.person === person && vote.verdict !== 'recuse' ? id : [];
  });

/** The review that a person's recusal after the close has opened, if it has. */
export const reviewBy = (approval: Approval, person: Person): Review | undefined =>
  reviewsOf(approval).find(({ recusal }) => recusal.person === person);

/** Whether a person can still say that they should not have voted: once, and of what votes decided. */
export const mayRecuseLate = (approval: Approval, person: Person): boolean =>
  isReviewable(approval) && votedFor(approval, person).length > 0 && reviewBy(approval, person) === undefined;

/**
 * Refuses a recusal after the close (a `DomainError`): of a matter that votes did not decide, for a seat that has not
 * voted or for which somebody else has, proven too weakly, or without a reason. Source: docs/rules/people.md,
 * "Recusal and review".
 */
export function assertMayRecuseLate(approval: Approval, { seat, person, identity, comment }: Decision): void {
  const { identity: required } = approval.request.policy;
  const vote = lastDecision(approval, seat);
  if (!vote || !isReviewable(approval))
    throw new DomainError('already_closed', undefined, { outcome: outcome(approval) });
  if (vote.verdict === 'recuse') throw new DomainError('barred_recused');
  if (vote.person !== person) throw new DomainError('seat_not_held');
  if (!isAsSureAs(identity, required)) throw new DomainError('identity_too_weak', undefined, { identity: required });
  if (isBlank(comment)) throw new DomainError('comment_required');
}

/** The panels as they were asked, each seat held by whom it belongs to today; a delegation was for the closed matter alone. */
function panelsNow(approval: Approval, stage: number, programme: Programme): readonly Panel[] {
  const holders = new Map(seatsOfProgramme(programme).map(({ id, holder }) => [id, holder]));
  return stageNow(approval, stage).panels.map((panel) => ({
    ...panel,
    seats: panel.seats.map((seat) => ({
      ...seat,
      holder: holders.has(seat.id) ? (holders.get(seat.id) ?? null) : seat.holder,
    })),
  }));
}

/** Everybody who is out of the matter: recused while it was open, or after the close. */
const recusedFrom = (approval: Approval): ReadonlyMap<Person, string> => {
  const inTime = allSeats(approval).flatMap(({ id }) => lastDecision(approval, id) ?? []);
  return new Map([
    ...inTime.filter(({ verdict }) => verdict === 'recuse').map(({ person, comment }) => [person, comment] as const),
    ...reviewsOf(approval).map(({ recusal }) => [recusal.person, recusal.reason] as const),
  ]);
};

/**
 * The request of the review that a late recusal calls for: the same content under the same hash and the same policy, asked anew of
 * the same seats. Whoever is out of the matter brings their recusal along for every seat that they answered for or hold; no vote
 * carries over. It is named after the recused seat, so that there is one review however often the recusal is sent. `nameOf` gives
 * the id of an approval.
 */
export function reviewRequest(
  approval: Approval,
  recusal: Decision,
  { definition, substitutions }: Edition,
  nameOf: (request: Pick<ApprovalRequest, 'programme' | 'subject' | 'round'>) => string,
): ApprovalRequest {
  const { carried: _, substitutions: __, review: ___, ...asked } = approval.request;
  const { person, seat, comment: reason, acceptedAt } = recusal;
  const stages = asked.stages.map((_stage, index) => ({ panels: panelsNow(approval, index, definition) }));
  const seats = new Map(
    stages.flatMap(({ panels }) => panels.flatMap((panel) => panel.seats)).map((each) => [each.id, each]),
  );
  const carried = [...recusedFrom(approval), [person, reason] as const].flatMap(([out, why]) =>
    [...seats.values()]
      .filter(({ id, holder }) => holder === out || lastDecision(approval, id)?.person === out)
      .map(({ id }): Decision => ({ ...recusal, seat: id, person: out, comment: why, round: 1 })),
  );
  const [first = seat] = votedFor(approval, person);
  const subject = {
    kind: 'review',
    key: [asked.subject.kind, asked.subject.key, asked.round, first].join(':'),
  } as const;
  const round = 1;
  return {
    ...asked,
    policy: withGrace(asked.policy),
    round,
    subject,
    approval: nameOf({ programme: asked.programme, subject, round }),
    stages,
    recusalBarsPerson: true,
    carried,
    ...(substitutions.length > 0 && { substitutions }),
    review: {
      of: asked.approval,
      outcome: outcome(approval) as Outcome,
      recusal: { seat: first, person, reason, at: acceptedAt },
    },
  };
}
