import type { Minor } from '../../shared/amounts';
import type { PartyKey } from '../../shared/keys';
import { refused } from '../../shared/reasons';
import { text } from '../../shared/sentences';
import { allocate, type Part } from '../allocation';
import type { Computed, Group, RunLine } from './lines';

/** What of a run is kept back at present: single lines by their keys, and an amount of all others, in minor units. */
export interface Held {
  readonly lines: readonly string[];
  readonly amount: Minor;
}

export const nothingHeld: Held = { lines: [], amount: '0' };

/** What is held and released goes by lines that payees get; what they bear and what is kept is due at once. */
const isHoldable = ({ payee, amount }: RunLine): boolean => payee !== undefined && BigInt(amount) > 0n;

/**
 * What may be paid of each line, by its key in minor units, counted from the beginning: the target that is due while so
 * much is held. What an earlier target was is taken off it, so that however often something is held and released, what
 * everybody gets in the end is what they get at once. Throws `invalid_input` for a line that is none, or for more than
 * there is. Source: docs/rules/money.md, "Holds and releases".
 */
export function released({ lines, groups }: Computed, held: Held, partner?: PartyKey): Readonly<Record<string, Minor>> {
  const unknown = held.lines.filter((key) => !lines.some((line) => line.key === key && isHoldable(line)));
  if (unknown.length > 0)
    throw refused(
      'invalid_input',
      text(`没有可以暂扣的明细：${unknown.join('、')}。`, `No lines that can be held: ${unknown.join(', ')}.`),
      { field: 'lines' },
    );
  const open = lines.filter((line) => isHoldable(line) && !held.lines.includes(line.key));
  const whole = open.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const due = whole - BigInt(held.amount);
  if (due < 0n || BigInt(held.amount) < 0n)
    throw refused('invalid_input', text('暂扣金额超出可暂扣的金额。', 'More is held than there is.'), {
      field: 'amount',
    });
  const own = groups.filter(({ key }) => open.some(({ group }) => group === key));
  const parts = own.map(({ key }): Part => ({ of: key, weight: totalOf(open, key) }));
  const byGroup = new Map(allocate(due, parts).map(({ of, amount }) => [of, amount]));
  const targets = new Map(
    own.flatMap((group) =>
      targetsIn(
        group,
        open.filter(({ group: of }) => of === group.key),
        byGroup.get(group.key) ?? 0n,
        partner,
      ),
    ),
  );
  return Object.fromEntries(
    lines.flatMap((line) => {
      if (line.payee === undefined) return [];
      return [[line.key, isHoldable(line) ? String(targets.get(line.key) ?? 0n) : line.amount]];
    }),
  );
}

const totalOf = (lines: readonly RunLine[], group: string): bigint =>
  lines.filter((line) => line.group === group).reduce((sum, { amount }) => sum + BigInt(amount), 0n);

/**
 * A group that is due in part goes by the weights of its ratio; where lines of it are held, by what the others are. Whoever gets nothing of
 * the whole gets nothing of a part, though by its remainders one unit of it might fall to them.
 */
function targetsIn(
  { key, amount, weights }: Group,
  open: readonly RunLine[],
  due: bigint,
  partner?: PartyKey,
): readonly (readonly [line: string, target: bigint])[] {
  const isWhole = totalOf(open, key) === BigInt(amount);
  const parts = isWhole
    ? Object.entries(weights).map(([of, weight]): Part => ({
        of,
        weight: BigInt(weight),
        getsNoUnit: !open.some(({ payee }) => payee === of),
      }))
    : open.map(({ payee = '', amount: one }): Part => ({ of: payee, weight: BigInt(one) }));
  const given = allocate(due, parts, partner);
  return open.map((line) => [line.key, given.find(({ of }) => of === line.payee)?.amount ?? 0n]);
}

/** What is due to each payee of all their lines, in minor units. */
export const dueTo = (
  { lines }: Pick<Computed, 'lines'>,
  targets: Readonly<Record<string, Minor>>,
  payees: readonly PartyKey[],
): Readonly<Record<PartyKey, Minor>> =>
  Object.fromEntries(
    payees.map((payee) => [
      payee,
      String(
        lines.filter((line) => line.payee === payee).reduce((sum, { key }) => sum + BigInt(targets[key] ?? '0'), 0n),
      ),
    ]),
  );
