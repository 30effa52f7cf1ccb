import type { Approval } from '../../domain/approvals';
import { answersFor, mayAnswerFor } from '../../domain/mandates';
import type { IdentityTier } from '../../domain/policies';
import type { Person, Seat } from '../../domain/programme';
import { allSeats, substitutionsOf } from '../../domain/seats';
import { isFor, type LinkClaims } from '../../infra/links';
import type { Session } from '../../infra/sessions';

/** Whoever acts on a decision page, how surely we know it, and the cookie that the page's nonce is bound to. */
export interface Actor {
  readonly person: Person;
  readonly identity: IdentityTier;
  readonly binding: string;
}

/** A sign-in counts as "just now" for policies that ask to sign in again at the moment of deciding. */
const JUST_NOW_MS = 10 * 60_000;

/** The person a link was given to; `undefined` once its seat is held by somebody else. */
export function bearerOf(approval: Approval, claims: LinkClaims): Person | undefined {
  const seat = allSeats(approval).find(({ id }) => id === claims.seat);
  const standingIn = substitutionsOf(approval).filter(({ person }) => person === seat?.holder);
  const people = [
    ...(seat?.holder ? [seat.holder] : []),
    ...standingIn.map(({ substitute }) => substitute),
    ...approval.escalations.flatMap(({ to }) => to),
  ];
  return people.find((person) => isFor(claims, person));
}

/** The seats that a person has in the matter, in whatever stage. */
export const seatsInMatter = (approval: Approval, person: Person): readonly Seat[] =>
  allSeats(approval).filter((seat) => answersFor(approval, person, seat));

/** Who acts: the bearer of the link that was opened here, else whoever is signed in and has a seat in the matter. */
export function actorOf(
  approval: Approval,
  opened: { readonly claims: LinkClaims; readonly cookie: string } | undefined,
  signedIn: { readonly session: Session; readonly cookie: string } | undefined,
  now: Date,
): Actor | undefined {
  const bearer = opened && bearerOf(approval, opened.claims);
  if (opened && bearer) {
    const isSignedIn = signedIn?.session.person === bearer;
    return { person: bearer, binding: opened.cookie, identity: isSignedIn ? tierOf(signedIn.session, now) : 'link' };
  }
  if (!signedIn || !hasPart(approval, signedIn.session.person)) return undefined;
  const { session, cookie } = signedIn;
  return { person: session.person, binding: cookie, identity: tierOf(session, now) };
}

const hasPart = (approval: Approval, person: Person) =>
  seatsInMatter(approval, person).length > 0 || mayAnswerFor(approval, person).length > 0;

const tierOf = ({ signedInAt }: Session, now: Date): IdentityTier =>
  now.getTime() - Date.parse(signedInAt) < JUST_NOW_MS ? 'signIn+again' : 'signIn';
