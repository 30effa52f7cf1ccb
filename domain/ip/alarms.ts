import type { IpDate } from './dates';

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

const isSame = (a: IpAlarm, b: IpAlarm) => a.date === b.date && a.does === b.does && a.days === b.days;

/**
 * The alarms once the dates were counted again: what was told of a date is not told of it again, and a reminder that was still to
 * come and whose time is past by now is given at once. Answers them all, those that were told first.
 */
export function recountedAlarms(before: readonly IpAlarm[], rung: number, after: readonly IpAlarm[], now: string) {
  const [told, pending] = [before.slice(0, rung), before.slice(rung)];
  const missed = pending
    .filter((each) => each.does === 'remind' && !after.some((other) => isSame(each, other)))
    .flatMap((each) => {
      const on = after.find(({ date }) => date === each.date)?.on;
      return on === undefined ? [] : [{ ...each, at: now, on }];
    });
  const coming = after.filter((each) => !told.some((other) => isSame(each, other)));
  return [...told, ...missed, ...coming];
}
