import type { Calendar } from './calendar';
import type { LocalDate } from './dates';
import type { Text } from '../shared/text';

/** What a notice says of a day: that it is off, or that it is worked; one of which none says anything goes by its weekday. */
export interface NamedDay {
  readonly off?: Text;
  readonly worked?: Text;
}

/** Named days by date. */
export type NamedDays = Readonly<Record<LocalDate, NamedDay>>;

type Days = Pick<Calendar, 'holidays' | 'makeUpWorkdays'>;

/** What a calendar says of a day. */
export const namedDay = ({ holidays, makeUpWorkdays }: Days, date: LocalDate): NamedDay => {
  const [off, worked] = [holidays[date], makeUpWorkdays[date]];
  return { ...(off && { off }), ...(worked && { worked }) };
};

const entries = (days: NamedDays, kind: keyof NamedDay) =>
  Object.entries(days).flatMap(([date, day]) => (day[kind] ? [[date, day[kind]] as const] : []));

/** The calendar with these days as they are named, and all others as they were. */
export const withDays = <Known extends Days>(calendar: Known, days: NamedDays): Known => {
  const others = (known: Readonly<Record<LocalDate, Text>>) =>
    Object.entries(known).filter(([date]) => !Object.hasOwn(days, date));
  return {
    ...calendar,
    holidays: Object.fromEntries([...others(calendar.holidays), ...entries(days, 'off')]),
    makeUpWorkdays: Object.fromEntries([...others(calendar.makeUpWorkdays), ...entries(days, 'worked')]),
  };
};

/** Those of the days of which a question is true. */
export const daysWhere = (days: NamedDays, isMeant: (date: LocalDate) => boolean): NamedDays =>
  Object.fromEntries(Object.entries(days).filter(([date]) => isMeant(date)));
