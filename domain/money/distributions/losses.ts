import type { LossPlan } from '../../programme/distribution-plans';
import { refused } from '../../shared/reasons';
import { text } from '../../shared/sentences';
import type { PartyKey } from '../../shared/keys';
import { allocate, type Allotted, type Part } from '../allocation';

/** A part of a loss that was split at once: among whom, and what each of them bears of it. */
export interface LossStep {
  readonly amount: bigint;
  readonly parts: readonly Part[];
  readonly borne: readonly Allotted[];
}

/**
 * Splits a loss (minor units, above zero) by the risk ratio. Who would bear more than their cap, counting what they bear
 * already, bears the cap, and the rest is split anew among the others by their ratio, as often as it takes. Throws
 * `loss_beyond_caps` where the caps leave nobody to bear it. Source: docs/rules/money.md, "Tiers".
 */
export function lossSteps(
  loss: bigint,
  { caps }: Pick<LossPlan, 'caps'>,
  parts: readonly Part[],
  borneBefore: Readonly<Record<PartyKey, bigint>>,
  partner?: PartyKey,
): readonly LossStep[] {
  const room = ({ of }: Part): bigint | undefined => {
    const cap = Object.hasOwn(caps, of) ? caps[of] : undefined;
    if (cap === undefined) return undefined;
    const left = BigInt(cap) - (borneBefore[of] ?? 0n);
    return left > 0n ? left : 0n;
  };
  const capped: LossStep[] = [];
  let open = parts;
  let left = loss;
  for (;;) {
    const split = open.some(({ weight }) => weight > 0n) ? allocate(left, open, partner) : undefined;
    if (left > 0n && !split)
      throw refused(
        'loss_beyond_caps',
        text('各方承担上限之外尚有亏损无人承担。', 'The caps leave a part of the loss that nobody bears.'),
        { field: 'losses.caps' },
      );
    const over = open.filter((part) => {
      const most = room(part);
      return most !== undefined && (split?.find(({ of }) => of === part.of)?.amount ?? 0n) > most;
    });
    if (over.length === 0) return [...capped, { amount: left, parts: open, borne: split ?? [] }].filter(isSomething);
    for (const part of over) {
      const most = room(part) ?? 0n;
      capped.push({ amount: most, parts: [part], borne: [{ of: part.of, amount: most, byRemainder: 0n }] });
      left -= most;
    }
    open = open.filter((part) => !over.includes(part));
  }
}

const isSomething = ({ amount }: LossStep) => amount > 0n;
