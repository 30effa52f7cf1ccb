import { DomainError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';

/** What a sign-in service says of an account. */
export type AccountClaims = Readonly<Record<string, unknown>>;

const isTrue = (claim: unknown) => claim === true || claim === 'true';

/** Microsoft Entra says that the domain of an address is its tenant's by a claim of its own (optional claim `xms_edov`). */
const isOwnedDomain = ({ iss, xms_edov: owned }: AccountClaims) =>
  /^https:\/\/(login\.microsoftonline\.(com|us)|login\.partner\.microsoftonline\.cn|sts\.windows\.net)\//.test(
    String(iss),
  ) &&
  (isTrue(owned) || owned === 1 || owned === '1');

/** Whether the service vouches for the address. */
export const isVerified = (claims: AccountClaims) =>
  typeof claims.email === 'string' && (isTrue(claims.email_verified) || isOwnedDomain(claims));

/**
 * The mail address of an account. One of which the service doesn't say whether it is verified counts where its domain is among those that the
 * deployment names; one of which it says no never does. Throws `identity_unknown` with the claim that is missing.
 */
export function addressIn(claims: AccountClaims, domains: readonly string[]): Person {
  const { email, email_verified: verified } = claims;
  if (typeof email !== 'string')
    throw new DomainError('identity_unknown', undefined, { missing: 'email', told: Object.keys(claims) });
  const address = email.toLowerCase();
  const isVouchedFor = verified === undefined && domains.includes(address.split('@').at(-1) ?? '');
  if (isVerified(claims) || isVouchedFor) return address;
  throw new DomainError('identity_unknown', undefined, {
    ...(verified === undefined ? { missing: 'email_verified' } : { email_verified: verified }),
    told: Object.keys(claims),
  });
}
