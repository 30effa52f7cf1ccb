import { isWorkingDay, type Calendar } from './calendar';
import { addDays, type LocalDate } from './dates';
import type { NamedDay, NamedDays } from './named-days';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** The official notice of a year, as a government publishes it: days off (with those in lieu) and the rest days worked for them, some in the December before. */
export interface OfficialNotice {
  readonly year: number;
  /** `to` is the last day, the same as `from` when left out. */
  readonly holidays: readonly { readonly from: LocalDate; readonly to?: LocalDate; readonly title: Text }[];
  readonly makeUpWorkdays: readonly { readonly date: LocalDate; readonly title: Text }[];
  /** It changes the days that it names and leaves the others of the year as they are. */
  readonly amends?: boolean;
  /** Where it stands: its title, number or address. */
  readonly source: string;
}

type Field = 'year' | 'holidays' | 'makeUpWorkdays';

/** Throws `invalid_input` with the sentence at its field. */
export const refuseNotice = (field: Field, zh: string, en: string): never => {
  throw refused('invalid_input', text(zh, en), { field });
};

/** The December before a year, of which its notice may name days. */
export const isDecemberBefore = (date: LocalDate, year: number): boolean => date.startsWith(`${year - 1}-12-`);

const daysFrom = ({ from, to = from }: { readonly from: LocalDate; readonly to?: LocalDate }): readonly LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

interface Named {
  readonly field: Field;
  readonly date: LocalDate;
  readonly day: NamedDay;
}

const namedBy = ({ holidays, makeUpWorkdays }: OfficialNotice): readonly Named[] => [
  ...holidays.flatMap((each) =>
    daysFrom(each).map((date) => ({ field: 'holidays' as const, date, day: { off: each.title } })),
  ),
  ...makeUpWorkdays.map(({ date, title }) => ({ field: 'makeUpWorkdays' as const, date, day: { worked: title } })),
];

/** Names a day twice: once off and once worked, or the same once more. */
function assertNamedOnce(named: readonly Named[]): void {
  for (const [at, { field, date }] of named.entries()) {
    const before = named.slice(0, at).find((other) => other.date === date);
    if (!before) continue;
    if (before.field !== field) refuseNotice(field, `${date} 不能既放假又上班。`, `${date} cannot be off and worked.`);
    refuseNotice(field, `${date} 出现了两次。`, `${date} is named twice.`);
  }
}

/**
 * The days that a notice names, each as it says. Refuses (`invalid_input`) days of other years than its own and the
 * December before, a day named twice, and one worked that is worked anyway by the calendar as it stands.
 * Source: docs/rules/calendar.md, "Publishing a year".
 */
export function namedDaysOf(calendar: Calendar, notice: OfficialNotice): NamedDays {
  const { year, amends = false } = notice;
  const named = namedBy(notice);
  if (notice.holidays.length === 0 && !amends)
    refuseNotice('holidays', '一年的放假安排须写明节假日。', 'A year has holidays.');
  if (named.length === 0) refuseNotice('holidays', '没有写明任何一天。', 'It names no day.');
  for (const { field, date } of named) {
    if (!date.startsWith(`${year}-`) && !isDecemberBefore(date, year))
      refuseNotice(
        field,
        `${date} 既不在 ${year} 年，也不在上一年 12 月。`,
        `${date} is no day of ${year}, nor of the December before.`,
      );
    if (field === 'makeUpWorkdays' && isWorkingDay(calendar, date) && !calendar.makeUpWorkdays[date])
      refuseNotice(
        field,
        `${date} 不是周末，也不是放假的日子，本来就上班。`,
        `${date} is no day of a weekend and no day off: it is worked anyway.`,
      );
  }
  assertNamedOnce(named);
  return Object.fromEntries(named.map(({ date, day }) => [date, day]));
}
