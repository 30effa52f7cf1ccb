import type { Shares } from '../../programme/distribution-plans';
import type { Minor } from '../../shared/amounts';
import type { PartyKey } from '../../shared/keys';
import { allocate } from '../allocation';
import { isEffective, type Run } from './runs';

/** What past runs gave a payee, and what they would have given by another ratio; in minor units. */
export interface Simulated {
  readonly was: Minor;
  readonly would: Minor;
}

/**
 * What each payee would have got of the runs that count if what is above the base had been shared by another ratio: all
 * other tiers stay as they were. Source: docs/rules/money.md, "Versions of ratios".
 */
export function simulated(runs: readonly Run[], shares: Shares): Readonly<Record<PartyKey, Simulated>> | undefined {
  const counted = runs.filter(isEffective);
  const payees = [...new Set([...counted.flatMap(({ payees: own }) => own), ...Object.keys(shares)])];
  if (counted.length === 0) return undefined;
  const sums = new Map(payees.map((payee) => [payee, { was: 0n, would: 0n }]));
  for (const run of counted) {
    const { groups, lines } = run.computed;
    const add = (payee: PartyKey, was: bigint, would: bigint) => {
      const known = sums.get(payee) ?? { was: 0n, would: 0n };
      sums.set(payee, { was: known.was + was, would: known.would + would });
    };
    for (const { tier, payee, amount } of lines)
      if (payee !== undefined) add(payee, BigInt(amount), tier === 'contribution' ? 0n : BigInt(amount));
    const parts = payees.map((of) => ({ of, weight: BigInt((Object.hasOwn(shares, of) && shares[of]) || 0) }));
    for (const { tier, amount } of groups)
      if (tier === 'contribution')
        for (const { of, amount: one } of allocate(BigInt(amount), parts, run.roundingPartner)) add(of, 0n, one);
  }
  return Object.fromEntries(
    [...sums].map(([payee, { was, would }]) => [payee, { was: String(was), would: String(would) }]),
  );
}
