import type { LocalDate } from '../../calendar/dates';
import { sumOf, type Minor } from '../../shared/amounts';
import type { PartyKey } from '../../shared/keys';
import { tiers, type Tier } from './lines';
import { debtsOf } from './owed';
import { isEffective, type Run } from './runs';

/** What a payee got (positive) or bore (negative) of all runs that count, in all and tier by tier. */
export interface PayeeRevenue {
  readonly payee: PartyKey;
  readonly total: Minor;
  readonly tiers: Readonly<Partial<Record<Tier, Minor>>>;
  /** What it is still to be paid, negative what it still owes; left out for whoever may not see its statement. */
  readonly open?: Minor;
}

/** What the runs that count come to together, in minor units. */
export interface Revenue {
  readonly currency: string;
  readonly runs: number;
  /** The first and the last day of their periods. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Income less costs. */
  readonly net: Minor;
  readonly payees: readonly PayeeRevenue[];
  /** What nobody got: pool, reserve, and losses that later profits offset. */
  readonly kept: Minor;
}

const least = (days: readonly LocalDate[]) => [...days].sort()[0] ?? '';

/**
 * What was shared so far: the runs that were posted and that nothing took the place of, by payee in the order in which they
 * are named and by tier. Of parties that are not `shown` it doesn't say what is still to be paid. `undefined` where nothing
 * was posted. Source: docs/rules/money.md, "A distribution run".
 */
export function revenueOf(runs: readonly Run[], shown: readonly PartyKey[]): Revenue | undefined {
  const counted = runs.filter(isEffective);
  const [first] = counted;
  if (!first) return undefined;
  const lines = counted.flatMap(({ computed }) => computed.lines);
  const debts = counted.flatMap((run) => (run.state === 'posted' ? debtsOf(run) : []));
  const amountOf = (of: readonly { readonly amount: Minor }[]) => sumOf(of.map(({ amount }) => amount));
  const payees = [...new Set(counted.flatMap((run) => run.payees))].map((payee): PayeeRevenue => {
    const own = lines.filter((line) => line.payee === payee);
    const open =
      amountOf(debts.filter(({ to }) => to === payee)) - amountOf(debts.filter(({ from }) => from === payee));
    return {
      payee,
      total: String(amountOf(own)),
      tiers: Object.fromEntries(
        tiers.flatMap((tier) => {
          const ofTier = own.filter((line) => line.tier === tier);
          return ofTier.length > 0 ? [[tier, String(amountOf(ofTier))]] : [];
        }),
      ),
      ...(shown.includes(payee) && { open: String(open) }),
    };
  });
  return {
    currency: first.currency,
    runs: counted.length,
    from: least(counted.map(({ from }) => from)),
    until:
      counted
        .map(({ until }) => until)
        .sort()
        .at(-1) ?? '',
    net: String(sumOf(counted.map(({ computed }) => computed.net))),
    payees,
    kept: String(amountOf(lines.filter(({ payee }) => payee === undefined))),
  };
}
