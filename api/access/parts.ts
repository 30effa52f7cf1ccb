import type { Approval } from '../../domain/approvals/approvals';
import { everInvited } from '../../domain/approvals/invitations';
import { answersFor, mayAnswerFor } from '../../domain/approvals/mandates';
import { allSeats, areLinksRevoked, leftOf, withSubstitutes } from '../../domain/approvals/seats';
import type { Seat } from '../../domain/programme/governance';
import type { Person } from '../../domain/shared/keys';
import { isFor, type LinkClaims } from '../../infra/keys/links';
import type { OpenedLink } from '../../infra/keys/sessions';

/** The person a link was given to; `undefined` once its seat is held by somebody else, who stood in does no longer or has left, or the office revoked the person's links. */
export function bearerOf(approval: Approval, claims: LinkClaims): Person | undefined {
  const seat = allSeats(approval).find(({ id }) => id === claims.seat);
  const people = [
    ...withSubstitutes(approval, seat?.holder ? [seat.holder] : []),
    ...approval.escalations.flatMap(({ to }) => to.filter((person) => leftOf(approval)[person] === undefined)),
  ];
  return people.find((person) => isFor(claims, person) && !areLinksRevoked(approval, person));
}

/** Whom a link was mailed to, be it dead by now. */
export const mailedTo = (approval: Approval, claims: LinkClaims): Person | undefined =>
  everInvited(approval).find((person) => isFor(claims, person));

/** The seats that a person has in the matter, in whatever stage. */
export const seatsInMatter = (approval: Approval, person: Person): readonly Seat[] =>
  allSeats(approval).filter((seat) => answersFor(approval, person, seat));

/** What forms are bound to that are shown to the bearer of a link: the link and the browser, however often it is opened there. */
export const bindingOf = ({ approval, round, bearer, browser }: OpenedLink): string =>
  ['link', approval, round, bearer, browser].join(' ');

/** Whether a person may act in the matter, by a seat in whatever stage or by an escalation. */
export const hasPart = (approval: Approval, person: Person) =>
  seatsInMatter(approval, person).length > 0 || mayAnswerFor(approval, person).length > 0;
