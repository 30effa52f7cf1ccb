import type { IdentityTier } from '../../domain/programme/policies';
import type { Proof } from '../../infra/keys/sessions';

/**
 * How surely it is known who acts on a matter, by their link or signed in. A proof lifts the tier that it belongs to, for its own matter
 * and person only. Source: docs/rules/mail-and-pages.md, "Proofs".
 */
export function tierShown(
  { approval, person }: Pick<Proof, 'approval' | 'person'>,
  by: 'link' | 'signIn',
  proof: Proof | undefined,
): IdentityTier {
  if (proof?.approval !== approval || proof.person !== person) return by;
  return proof.tier === (by === 'link' ? 'link+code' : 'signIn+again') ? proof.tier : by;
}
