import type { LocalDate } from '../../calendar/dates';
import { exponentOf, type Minor } from '../../shared/amounts';
import type { PartyKey } from '../../shared/keys';
import { parseDecimal } from '../../shared/rationals';
import type { Evidence } from '../../approvals/approvals';

/** One item of income or of a cost that is shared, with what shows it. Source: docs/rules/money.md, "A distribution run". */
export interface StatementLine {
  /** Its number in the statement. */
  readonly key: string;
  readonly kind: 'income' | 'cost';
  /** In minor units of its currency; above zero. */
  readonly amount: Minor;
  /** Another currency than the programme's; the statement then says at which rate it is converted. */
  readonly currency?: string;
  /** The day of the transaction. */
  readonly date: LocalDate;
  readonly category: string;
  readonly project?: string;
  readonly what: string;
  readonly evidence: readonly Evidence[];
}

/** How a currency is converted: so many units of the programme's currency for one of it, by whom and of which day. */
export interface Conversion {
  /** Decimal text above zero. */
  readonly rate: string;
  readonly on: LocalDate;
  readonly source: string;
}

/** What came in and what was spent in a period, both days included. */
export interface Statement {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly lines: readonly StatementLine[];
  /** By currency (ISO 4217). */
  readonly conversions?: Readonly<Record<string, Conversion>>;
  /** The party that has the money, pays the others and takes in what they owe. */
  readonly payer: PartyKey;
}

/**
 * A line's amount in minor units of the programme's currency: income positive, a cost negative. Another currency is
 * converted at the stated rate and rounded once, to the nearest unit, half away from zero. Throws `RangeError` where no
 * rate is stated.
 */
export function amountIn(
  { kind, amount, currency: own }: StatementLine,
  currency: string,
  conversions: Statement['conversions'] = {},
): bigint {
  const sign = kind === 'cost' ? -1n : 1n;
  if (own === undefined || own === currency) return sign * BigInt(amount);
  const rate = parseDecimal((Object.hasOwn(conversions, own) && conversions[own]?.rate) || '');
  if (!rate || rate.of <= 0n) throw new RangeError(`No rate is stated for ${own}.`);
  const places = exponentOf(currency) - exponentOf(own);
  const of = BigInt(amount) * rate.of * 10n ** BigInt(Math.max(places, 0));
  const over = rate.over * 10n ** BigInt(Math.max(-places, 0));
  return sign * ((of * 2n + over) / (over * 2n));
}
