import { isAsSureAs, type IdentityTier } from '../programme/policies';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Ask } from './asks';

/** How surely it must be known who answers an ask: by the link of the mail where the ask says nothing. */
export const identityOf = ({ identity = 'link' }: Pick<Ask, 'identity'>): IdentityTier => identity;

const byCode = text(
  '此项除链接外须填写发送到本人邮箱的六位验证码。',
  'Beside the link this takes the six-digit code that is mailed to whoever is asked.',
);

/**
 * Whoever answers an ask, or passes it on, must be known as surely as the ask wants; every door asks this one, and the process asks it
 * again. Throws `identity_too_weak`, at the field of the code. Source: docs/rules/evaluation.md, "Who gives the figures".
 */
export function assertSureWho(
  ask: Pick<Ask, 'identity'>,
  { identity = 'link' }: { readonly identity?: IdentityTier },
): void {
  const required = identityOf(ask);
  if (!isAsSureAs(identity, required))
    throw refused('identity_too_weak', byCode, { field: 'code', identity: required });
}
