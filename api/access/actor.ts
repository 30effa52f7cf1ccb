import type { Approval } from '../../domain/approvals/approvals';
import { everInvited } from '../../domain/approvals/invitations';
import { answersFor, mayAnswerFor } from '../../domain/approvals/mandates';
import type { IdentityTier } from '../../domain/programme/policies';
import { allSeats, areLinksRevoked, leftOf, withSubstitutes } from '../../domain/approvals/seats';
import { isFor, type LinkClaims } from '../../infra/keys/links';
import type { OpenedLink, Proof, Session } from '../../infra/keys/sessions';
import type { Person } from '../../domain/shared/keys';
import type { Seat } from '../../domain/programme/governance';

/** Whoever acts on a decision page, how surely we know it, and what the page's nonce is bound to. */
export interface Actor {
  readonly person: Person;
  readonly identity: IdentityTier;
  readonly binding: string;
}

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

/** What the browser shows of its visitor: the link opened here, who is signed in, and what was proved for some matter. */
interface Shown {
  readonly opened?: OpenedLink;
  readonly signedIn?: { readonly session: Session; readonly cookie: string };
  readonly proof?: Proof;
}

/** What forms are bound to that are shown to the bearer of a link: the link and the browser, however often it is opened there. */
export const bindingOf = ({ approval, round, bearer, browser }: OpenedLink): string =>
  ['link', approval, round, bearer, browser].join(' ');

/** Who acts: the bearer of the link that was opened here, else whoever is signed in and has a seat in the matter. */
export function actorOf(approval: Approval, { opened, signedIn, proof }: Shown): Actor | undefined {
  const shownBy = (person: Person, by: 'link' | 'signIn') => tierOf(approval, person, by, proof);
  // The office's token says which office, not which person.
  const known = signedIn?.session.kind === 'person' ? signedIn : undefined;
  const bearer = opened && bearerOf(approval, opened);
  if (opened && bearer) {
    const by = known?.session.person === bearer ? 'signIn' : 'link';
    return { person: bearer, binding: bindingOf(opened), identity: shownBy(bearer, by) };
  }
  if (!known || !hasPart(approval, known.session.person)) return undefined;
  const { person } = known.session;
  return { person, binding: known.cookie, identity: shownBy(person, 'signIn') };
}

/** Whether a person may act in the matter, by a seat in whatever stage or by an escalation. */
export const hasPart = (approval: Approval, person: Person) =>
  seatsInMatter(approval, person).length > 0 || mayAnswerFor(approval, person).length > 0;

/**
 * A proof lifts the tier that it belongs to, for its own matter and person only. Source: docs/rules/mail-and-pages.md,
 * "Proofs".
 */
function tierOf({ request }: Approval, person: Person, by: 'link' | 'signIn', proof: Proof | undefined): IdentityTier {
  if (proof?.approval !== request.approval || proof.person !== person) return by;
  return proof.tier === (by === 'link' ? 'link+code' : 'signIn+again') ? proof.tier : by;
}
