import type { LocalDate } from '../../calendar/dates';
import { groupedText, type Minor } from '../../shared/amounts';
import { divide, exactText, ratio, times, toHundredths, type Rational } from '../../shared/rationals';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';

/** A piece of work, all of one weight: by when it is planned, and since when it is done. */
export interface Work {
  readonly title: Text;
  readonly plannedOn?: LocalDate;
  readonly doneOn?: LocalDate;
}

/** A figure, exactly (`200/3`; money in minor units) and as people read it; or why there is none. */
export type Figure = { readonly exact: string; readonly shown: string } | { readonly none: Text };

/** What a budget has earned by a day. Money in minor units, indices without unit. */
export interface EarnedValue {
  readonly on: LocalDate;
  /** How much of the work is planned by then, is done, and is there at all. */
  readonly planned: number;
  readonly done: number;
  readonly works: number;
  /** The budget at completion. */
  readonly bac: Figure;
  readonly pv: Figure;
  readonly ev: Figure;
  readonly ac: Figure;
  readonly cv: Figure;
  readonly sv: Figure;
  readonly cpi: Figure;
  readonly spi: Figure;
  readonly eac: Figure;
  readonly vac: Figure;
  readonly tcpi: Figure;
}

export interface Measured {
  readonly budget: Minor;
  readonly works: readonly Work[];
  /** What was paid by then, in minor units. */
  readonly actual: Minor;
  readonly on: LocalDate;
  /** How many decimals the currency has. */
  readonly places: number;
}

/** A number, or why there is none. */
type Value = Rational | Text;
const isText = (value: Value): value is Text => 'zh' in value;

const minus = (a: Rational, b: Rational): Rational => ratio(a.of * b.over - b.of * a.over, a.over * b.over);

/** Works out what needs both; the reason of the one that is missing is the reason of the whole. */
const both = (a: Value, b: Value, work: (a: Rational, b: Rational) => Value): Value =>
  isText(a) ? a : isText(b) ? b : work(a, b);

const over =
  (reason: Text) =>
  (a: Rational, b: Rational): Value =>
    b.of === 0n ? reason : divide(a, b);

const unspent = text('尚无实际支出', 'nothing was spent yet');
const unplanned = text('至今没有计划完成的工作', 'nothing was planned by then');
const unearned = text('尚未完成任何工作', 'nothing was earned yet');
const usedUp = text('预算已全部支出', 'the budget is spent');
const nothingToDo = text('没有可衡量的工作', 'there is no work to measure by');
const undated = text('并非每项工作都有计划日期', 'not all of the work has a planned day');

/** Half away from zero, to whole minor units. */
const rounded = ({ of, over: parts }: Rational): bigint => {
  const size = of < 0n ? -of : of;
  const whole = (size * 2n + parts) / (parts * 2n);
  return of < 0n ? -whole : whole;
};

/**
 * Earned value (挣值) of a budget on a day: work counts when it is done and not before, each piece for as much as any other.
 * PV = BAC × planned, EV = BAC × done, CV = EV - AC, SV = EV - PV, CPI = EV / AC, SPI = EV / PV, EAC = BAC / CPI, VAC = BAC - EAC,
 * TCPI = (BAC - EV) / (BAC - AC); all exactly. A figure that would divide by nothing says why there is none. Source:
 * docs/rules/money.md, "Earned value".
 */
export function earnedValue({ budget, works, actual, on, places }: Measured): EarnedValue {
  const bac = ratio(BigInt(budget));
  const ac = ratio(BigInt(actual));
  const planned = works.filter(({ plannedOn }) => plannedOn !== undefined && plannedOn <= on).length;
  const done = works.filter(({ doneOn }) => doneOn !== undefined && doneOn <= on).length;
  const part = (count: number): Value => (works.length === 0 ? nothingToDo : times(bac, ratio(count, works.length)));
  const pv = works.some(({ plannedOn }) => plannedOn === undefined) ? undated : part(planned);
  const ev = part(done);
  const cpi = both(ev, ac, over(unspent));
  const eac = both(ev, cpi, (earned, index) => (earned.of === 0n ? unearned : divide(bac, index)));
  const left = minus(bac, ac);
  const money = (value: Value): Figure =>
    isText(value) ? { none: value } : { exact: exactText(value), shown: groupedText(rounded(value), places) };
  const index = (value: Value): Figure =>
    isText(value) ? { none: value } : { exact: exactText(value), shown: toHundredths(value) };
  return {
    on,
    planned,
    done,
    works: works.length,
    bac: money(bac),
    pv: money(pv),
    ev: money(ev),
    ac: money(ac),
    cv: money(both(ev, ac, minus)),
    sv: money(both(ev, pv, minus)),
    cpi: index(cpi),
    spi: index(both(ev, pv, over(unplanned))),
    eac: money(eac),
    vac: money(both(eac, bac, (estimate) => minus(bac, estimate))),
    tcpi: index(both(ev, left, (earned) => (left.of <= 0n ? usedUp : divide(minus(bac, earned), left)))),
  };
}
