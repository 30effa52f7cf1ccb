import type { Calendar } from './calendar';
import { addDays, weekdayOf, type LocalDate } from './dates';
import { DomainError } from './errors';
import type { Person } from './programme';
import type { Text } from './text';

/** The official notice of a year, as a government publishes it: days off (with those in lieu) and the weekend days worked for them. */
export interface OfficialNotice {
  readonly year: number;
  /** `to` is the last day, the same as `from` when left out. */
  readonly holidays: readonly { readonly from: LocalDate; readonly to?: LocalDate; readonly title: Text }[];
  readonly makeUpWorkdays: readonly { readonly date: LocalDate; readonly title: Text }[];
  /** Where it stands: its title, number or address. */
  readonly source: string;
}

/** A version of a calendar that a programme's office has published; `follows` is the one before. */
export interface Publication {
  readonly calendar: Calendar;
  readonly follows: string;
  readonly year: number;
  readonly source: string;
  readonly by: Person;
}

/**
 * A deadline that a publication moved: of an approval, the last useful moment for the notice of an agreement, the tier of a dispute, a date
 * of intellectual property, when the figures of an evaluation are due, or what is due under an agreement. `id` is its process or its key; ISO instants.
 */
export interface MovedDeadline {
  readonly kind: 'approval' | 'agreement' | 'dispute' | 'ip' | 'actuals' | 'obligation';
  readonly id: string;
  readonly title: Text;
  readonly from: string;
  readonly to: string;
}

const daysFrom = ({ from, to = from }: { readonly from: LocalDate; readonly to?: LocalDate }): readonly LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

const refuse = (detail: string, field: string): never => {
  throw new DomainError('invalid_input', detail, { field });
};

/** A year's own count of versions goes on; the first of a later year begins at 1: 2026.1, 2026.2, 2027.1. */
const versionAfter = ({ version }: Calendar, through: LocalDate): string => {
  const year = through.slice(0, 4);
  const [last = '', count = '0'] = version.split('.');
  return last === year ? `${year}.${Number(count) + 1}` : `${year}.1`;
};

const otherYears = (days: Readonly<Record<LocalDate, Text>>, year: string) =>
  Object.entries(days).filter(([date]) => date.slice(0, 4) !== year);

/**
 * The next version of a calendar, with the days of a year as its official notice has them: the year after those published, or a year
 * among them anew. Refuses (`invalid_input`) days of another year, a day that is off and worked at once, a make-up workday that is no
 * weekend day, and a year that leaves a gap. Source: rules.md, section 1.
 */
export function publishedWith(calendar: Calendar, notice: OfficialNotice): Calendar {
  const year = String(notice.year);
  const { publishedFrom = `${year}-01-01`, publishedThrough = `${notice.year - 1}-12-31` } = calendar;
  if (notice.year > Number(publishedThrough.slice(0, 4)) + 1 || `${year}-12-31` < publishedFrom)
    refuse(`${calendar.key} is published from ${publishedFrom} through ${publishedThrough}.`, 'year');
  const off = notice.holidays.flatMap((each) => daysFrom(each).map((date) => [date, each.title] as const));
  const worked = notice.makeUpWorkdays.map(({ date, title }) => [date, title] as const);
  const stray = [...off, ...worked].find(([date]) => date.slice(0, 4) !== year);
  if (off.length === 0) refuse('A year has holidays.', 'holidays');
  if (stray) refuse(`${stray[0]} is no day of ${year}.`, 'holidays');
  const both = worked.find(([date]) => off.some(([other]) => other === date));
  if (both) refuse(`${both[0]} cannot be off and worked.`, 'makeUpWorkdays');
  const weekday = worked.find(([date]) => !calendar.weekend.includes(weekdayOf(date)));
  if (weekday) refuse(`${weekday[0]} is no day of a weekend.`, 'makeUpWorkdays');
  const through = publishedThrough > `${year}-12-31` ? publishedThrough : `${year}-12-31`;
  return {
    ...calendar,
    version: versionAfter(calendar, through),
    holidays: Object.fromEntries([...otherYears(calendar.holidays, year), ...off]),
    makeUpWorkdays: Object.fromEntries([...otherYears(calendar.makeUpWorkdays, year), ...worked]),
    publishedFrom,
    publishedThrough: through,
  };
}
