import type { LocalDate } from './dates';
import { addDays, daysBetween, weekdayOf } from './dates';
import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import type { NamedDays } from './named-days';
import type { Text } from '../shared/text';
import type { Instant } from './zones';
import { epochOf, instantAt, localDateOf } from './zones';

/** Which days and hours are worked, as data of one version. Source: docs/rules/calendar.md, "Working calendars". */
export interface Calendar {
  readonly key: string;
  readonly version: string;
  /** IANA zone in which its days begin and its hours are read. */
  readonly zone: string;
  /** ISO weekdays, 1 Monday to 7 Sunday. */
  readonly weekend: readonly number[];
  /** Statutory holidays and days off in lieu, by date. */
  readonly holidays: Readonly<Record<LocalDate, Text>>;
  /** Days of a weekend that are worked, by date; they win over weekend and holiday. */
  readonly makeUpWorkdays: Readonly<Record<LocalDate, Text>>;
  /** `HH:MM` to `HH:MM`. */
  readonly workingHours: { readonly from: string; readonly to: string };
  /** `HH:MM`; what comes later belongs to the next working day. */
  readonly cutOff: string;
  /** Outside these dates only weekends are known and a deadline is provisional; absent means without end. */
  readonly publishedFrom?: LocalDate;
  readonly publishedThrough?: LocalDate;
  /** Of days of a December that the notice of the year after names: what the year's own notice says of them. */
  readonly replaced?: NamedDays;
}

/** One calendar, or those of several parties: then only a day on which all of them work is a working day. */
export type Calendars = Calendar | readonly Calendar[];

/** The calendars one by one; those that several parties share come once. */
export const each = (calendars: Calendars): readonly Calendar[] => {
  const all: readonly Calendar[] = 'key' in calendars ? [calendars] : calendars;
  if (all.length === 0)
    throw new DomainError(
      'calendar_unknown',
      text('期限至少须有一个日历。', 'A deadline needs at least one calendar.'),
    );
  return all.filter((one, at) => all.findIndex((same) => same.key === one.key && same.zone === one.zone) === at);
};

const allWork = (calendars: readonly Calendar[], date: LocalDate): boolean => {
  const weekday = weekdayOf(date);
  return calendars.every(
    ({ weekend, holidays, makeUpWorkdays }) => makeUpWorkdays[date] || !(weekend.includes(weekday) || holidays[date]),
  );
};

/** Whether all of the calendars work on that day; a make-up workday is one, a day off in lieu is not. */
export const isWorkingDay = (calendars: Calendars, date: LocalDate): boolean => allWork(each(calendars), date);

/** The version, by key, of each calendar that was asked. */
export const versionsOf = (calendars: Calendars): Readonly<Record<string, string>> =>
  Object.fromEntries(each(calendars).map(({ key, version }) => [key, version]));

/** Whether the calendars are published for that day; where they are not, only weekends are known. */
export const isPublished = (calendars: Calendars, date: LocalDate): boolean =>
  each(calendars).every(
    ({ publishedFrom = date, publishedThrough = date }) => publishedFrom <= date && date <= publishedThrough,
  );

/** The most that may be counted in one question, in days of any kind: a hundred years. */
export const longestCount = 36_525;

// Two parties with opposite weekends can still meet within a week; a year without a common day is a mistake in the data.
const longestRest = 366;

const roll = (calendars: Calendars, date: LocalDate, step: 1 | -1): LocalDate => {
  const all = each(calendars);
  for (let days = 0; days <= longestRest; days += 1) {
    const day = addDays(date, step * days);
    if (allWork(all, day)) return day;
  }
  const keys = all.map(({ key }) => key).join(', ');
  throw new DomainError(
    'invalid_input',
    text(
      `日历 ${keys} 在 ${date} 前后一年内没有工作日。`,
      `Calendar ${keys} has no working day within a year of ${date}.`,
    ),
  );
};

/** The day itself when it is worked, else the next working day ("within N after X"). */
export const rollForward = (calendars: Calendars, date: LocalDate): LocalDate => roll(calendars, date, 1);

/** The day itself when it is worked, else the previous working day ("at least N before X"). */
export const rollBack = (calendars: Calendars, date: LocalDate): LocalDate => roll(calendars, date, -1);

/**
 * The nth working day after a day, or before it when negative; the start day is never counted, worked or not. Zero is the day
 * itself, or the next working day when it rests. Always a working day.
 */
export const addWorkingDays = (calendars: Calendars, from: LocalDate, count: number): LocalDate => {
  if (!Number.isInteger(count) || Math.abs(count) > longestCount) {
    throw new DomainError(
      'invalid_input',
      text(
        `工作日数须为不超过 ${longestCount} 的整数。`,
        `A count of working days is a whole number up to ${longestCount}.`,
      ),
      {
        count,
      },
    );
  }
  if (count === 0) return rollForward(calendars, from);
  const step = count > 0 ? 1 : -1;
  let day = from;
  for (let left = Math.abs(count); left > 0; left -= 1) day = roll(calendars, addDays(day, step), step);
  return day;
};

/**
 * How many working days `to` is after `from`, negative when it is before; the start is never counted, so
 * `addWorkingDays(from, result)` is `to` when `to` is worked. Slippage is this number from baseline to forecast.
 */
export const workingDaysBetween = (calendars: Calendars, from: LocalDate, to: LocalDate): number => {
  const days = daysBetween(from, to);
  if (Math.abs(days) > longestCount) {
    throw new DomainError(
      'invalid_input',
      text(`${from} 至 ${to} 超过一百年。`, `Between ${from} and ${to} there is more than a hundred years.`),
      {
        from,
        to,
      },
    );
  }
  if (days === 0) return 0;
  const worked = workedFrom(each(calendars), days > 0 ? addDays(from, 1) : to, Math.abs(days));
  return days > 0 || worked === 0 ? worked : -worked;
};

const week = [1, 2, 3, 4, 5, 6, 7];

/** Of so many days from the first on, those on which all work: whole weeks at once, and then each day that a calendar names. */
function workedFrom(calendars: readonly Calendar[], first: LocalDate, days: number): number {
  const isRest = (weekday: number) => calendars.some(({ weekend }) => weekend.includes(weekday));
  const workdays = week.filter((weekday) => !isRest(weekday));
  const begins = weekdayOf(first);
  const over = week.slice(0, days % 7).map((_, at) => ((begins - 1 + at) % 7) + 1);
  const usual = Math.floor(days / 7) * workdays.length + over.filter((weekday) => !isRest(weekday)).length;
  const last = addDays(first, days - 1);
  const named = new Set(
    calendars.flatMap(({ holidays, makeUpWorkdays }) => [...Object.keys(holidays), ...Object.keys(makeUpWorkdays)]),
  );
  let others = 0;
  for (const date of named)
    if (first <= date && date <= last) others += Number(allWork(calendars, date)) - Number(!isRest(weekdayOf(date)));
  return usual + others;
}

/**
 * The working day to which an instant belongs: its day in the calendar's zone; strictly after the cut-off, or on a rest day, the
 * next working day. Before opening it is that same day. With several calendars it belongs to the day on which it has reached all.
 */
export const belongsTo = (calendars: Calendars, instant: Instant): LocalDate => {
  const days = each(calendars).map(({ zone, cutOff }) => {
    const day = localDateOf(instant, zone);
    return epochOf(instant) > epochOf(instantAt(day, cutOff, zone)) ? addDays(day, 1) : day;
  });
  return rollForward(
    calendars,
    days.reduce((latest, day) => (day > latest ? day : latest)),
  );
};
