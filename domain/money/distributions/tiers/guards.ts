import type { SharingForm } from '../../../programme/distribution-plans';
import { refused } from '../../../shared/reasons';
import { text } from '../../../shared/sentences';
import type { Group } from '../lines';

/**
 * In a partnership nobody takes all profit, and nobody bears all loss. What decides is by which weights the amounts are
 * split, not what rounding makes of a small one. Throws `one_takes_all` or `one_bears_all`. Source: 合伙企业法, article 33;
 * docs/rules/money.md, "Tiers".
 */
export function assertFair(form: SharingForm, groups: readonly Group[], net: bigint): void {
  if (form !== 'partnership') return;
  const who = (isMeant: (amount: bigint) => boolean) => {
    const split = groups.filter(({ amount }) => isMeant(BigInt(amount)));
    return new Set(
      split.flatMap(({ weights }) => Object.keys(weights).filter((payee) => BigInt(weights[payee] ?? 0) > 0n)),
    );
  };
  const profit = who((amount) => amount > 0n);
  const loss = who((amount) => amount < 0n);
  if (net > 0n && profit.size === 1)
    throw refused(
      'one_takes_all',
      text('合伙形式下不得将全部利润分配给一方。', 'In a partnership nobody may take all of the profit.'),
      { payee: [...profit][0] },
    );
  if (net < 0n && loss.size === 1)
    throw refused(
      'one_bears_all',
      text('合伙形式下不得由一方承担全部亏损。', 'In a partnership nobody may bear all of the loss.'),
      { payee: [...loss][0] },
    );
}
