import type { LocalDate } from '../../calendar/dates';
import type { BasePlan } from '../../programme/distribution-plans';
import type { Minor } from '../../shared/amounts';
import type { Carried } from './lines';
import { isEffective, type Run } from './runs';

type Sums = Readonly<Record<string, bigint>>;

const added = (sums: Sums, amounts: Readonly<Record<string, Minor>>, sign: bigint): Sums => {
  const next: Record<string, bigint> = { ...sums };
  for (const [of, amount] of Object.entries(amounts)) next[of] = (next[of] ?? 0n) + sign * BigInt(amount);
  return next;
};

const inText = (sums: Sums): Readonly<Record<string, Minor>> =>
  Object.fromEntries(
    Object.entries(sums)
      .filter(([, sum]) => sum > 0n)
      .map(([of, sum]) => [of, String(sum)]),
  );

const quarters = ['03', '06', '09', '12'];

/** The stretch of the calendar of which an agreed base is, such as `2026`, or `2026-06` for the quarter that ends with June. */
const stretchOf = (day: LocalDate, per: BasePlan['per']): string =>
  per === 'quarter' ? `${day.slice(0, 4)}-${quarters.find((last) => day.slice(5, 7) <= last)}` : day.slice(0, 4);

/** Whether a period lies within one stretch of the base; else nobody could say which base it uses up. */
export const isOneStretch = (from: LocalDate, until: LocalDate, per: BasePlan['per']): boolean =>
  per === 'run' || stretchOf(from, per) === stretchOf(until, per);

/**
 * What the runs before leave to one of a period: the pool, losses, reserve and deficit of all runs that count, and of the
 * base what the runs of the same year or quarter used up. Each run counts with what it changed, so one that was replaced
 * changes nothing any more. Source: docs/rules/money.md, "A distribution run".
 */
export function carriedTo(runs: readonly Run[], from: LocalDate, per: BasePlan['per'] = 'year'): Carried {
  const counted = runs.filter(isEffective);
  const same = counted.filter((run) => stretchOf(run.from, per) === stretchOf(from, per));
  const over = (of: (carried: Carried) => Readonly<Record<string, Minor>>, among: readonly Run[]): Sums =>
    among.reduce<Sums>(
      (sums, { computed, before }) => added(added(sums, of(computed.carried), 1n), of(before), -1n),
      {},
    );
  const single = (field: 'pool' | 'reserve' | 'deficit'): Minor =>
    inText(over((carried) => ({ it: carried[field] }), counted)).it ?? '0';
  return {
    losses: inText(over(({ losses }) => losses, counted)),
    baseUsed: inText(over(({ baseUsed }) => baseUsed, same)),
    pool: single('pool'),
    reserve: single('reserve'),
    deficit: single('deficit'),
  };
}
