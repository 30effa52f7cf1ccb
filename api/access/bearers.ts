import type { Approval, Verdict } from '../../domain/approvals/approvals';
import { partedBy } from '../../domain/approvals/invitations';
import { mayAnswerFor } from '../../domain/approvals/mandates';
import { partingSentence, whyNotHeld } from '../../domain/approvals/partings';
import { isAsSureAs, type IdentityTier } from '../../domain/programme/policies';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import type { Person } from '../../domain/shared/keys';
import { refused } from '../../domain/shared/reasons';
import type { LinkClaims } from '../../infra/keys/links';
import type { ApiDeps } from '../http/deps';
import type { Caller } from '../http/endpoint';
import { bearerOf, mailedTo, seatsInMatter } from './parts';

/** Whoever answers for a seat of the matter: with the token of a decision link the one that it was mailed for, signed in the first of theirs. */
export interface Bearer {
  readonly person: Person;
  readonly identity: IdentityTier;
  readonly seat: string;
}

/** The claims of a decision link for this approval. Throws `unauthorised`, `link_expired`, or `link_invalid` for a link of another one. */
export const claimsIn = async (deps: ApiDeps, approval: string, caller: Caller): Promise<LinkClaims> => {
  if (caller.kind !== 'link') throw new DomainError('unauthorised');
  const claims = await deps.links.verify(caller.token, deps.now());
  if (claims.approval !== approval)
    throw new DomainError('link_invalid', text('此链接属于另一事项。', 'This link belongs to another matter.'));
  return claims;
};

/** Throws `link_revoked`, with the reason, once the link's seat is somebody else's or whoever stood in does no longer. */
export const bearerIn = (approval: Approval, claims: LinkClaims): Bearer => {
  const person = bearerOf(approval, claims);
  if (person !== undefined) return { person, identity: 'link', seat: claims.seat };
  const bearer = mailedTo(approval, claims);
  const parted = bearer === undefined ? undefined : partedBy(approval, bearer);
  if (bearer === undefined || !parted || parted.type === 'approval.linksRevoked') throw new DomainError('link_revoked');
  throw refused('link_revoked', partingSentence(approval, parted, bearer));
};

/** The same; a link that is dead by now is kept as a try. */
export async function bearerOrTry(
  { attempts, now }: Pick<ApiDeps, 'attempts' | 'now'>,
  approval: Approval,
  claims: LinkClaims,
  verdict?: Verdict,
): Promise<Bearer> {
  try {
    return bearerIn(approval, claims);
  } catch (error) {
    const person = mailedTo(approval, claims);
    const tried = {
      at: now().toISOString(),
      approval: claims.approval,
      seat: claims.seat,
      ...(verdict && { verdict }),
    };
    if (person !== undefined) await attempts.recordAttempt({ ...tried, person, code: 'link_revoked' });
    throw error;
  }
}

/** By a link, or signed in with a seat in the matter. Throws as `claimsIn` and `bearerIn`, or `seat_not_held`. */
export const bearerBy = async (deps: ApiDeps, approval: Approval, caller: Caller): Promise<Bearer> => {
  if (caller.kind !== 'person')
    return bearerOrTry(deps, approval, await claimsIn(deps, approval.request.approval, caller));
  const { person } = caller;
  const [seat] = [...mayAnswerFor(approval, person, deps.now().toISOString()), ...seatsInMatter(approval, person)];
  if (seat) return { person, identity: 'signIn', seat: seat.id };
  const why = whyNotHeld(approval, person, '', deps.now().toISOString());
  throw why ? refused('seat_not_held', why) : new DomainError('seat_not_held');
};

/** Giving a seat away needs as much as voting does. Throws `identity_too_weak`. */
export const assertSure = ({ request }: Approval, { identity }: Pick<Bearer, 'identity'>): void => {
  const { identity: required } = request.policy;
  if (!isAsSureAs(identity, required)) throw new DomainError('identity_too_weak', undefined, { identity: required });
};
