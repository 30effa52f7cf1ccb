import type { IpDate } from './ip-dates';

/** So many calendar days before each date the parties are reminded of it. */
export const reminderDays: readonly number[] = [90, 30, 7];

/** An instant (ISO) at which something is told about a date: a reminder, or that the day is over. */
export interface IpAlarm {
  readonly at: string;
  readonly date: IpDate['name'];
  readonly on: string;
  readonly does: 'remind' | 'reach';
  /** Of a reminder: how many days before. */
  readonly days?: number;
}

/** In their order; reminders that are past are left out, a day that is past is told at once. */
export const inOrder = (alarms: readonly IpAlarm[], now: string): readonly IpAlarm[] =>
  alarms
    .filter(({ at, does }) => does === 'reach' || Date.parse(at) > Date.parse(now))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** What is still to be told once the dates were counted again: whatever was told of a date is not told of it again. */
export const stillToTell = (told: readonly IpAlarm[], alarms: readonly IpAlarm[]): readonly IpAlarm[] =>
  alarms.filter(
    ({ date, does, days }) => !told.some((each) => each.date === date && each.does === does && each.days === days),
  );
