import type { Calendars } from './calendar';
import { each, isWorkingDay } from './calendar';
import type { LocalDate } from './dates';
import { addDays, weekdayOf } from './dates';
import type { Text } from '../shared/text';

/** A day that was not counted, or on which a period could not end, and why. */
export interface Skipped {
  readonly date: LocalDate;
  readonly why: Text;
}

const weekdays: readonly Text[] = [
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
  { zh: '周日', en: 'Sunday' },
];

/** The name of a day's weekday. */
export const weekdayName = (date: LocalDate): Text => weekdays[weekdayOf(date) - 1] ?? { zh: '', en: '' };

/** Why a day is not worked: its holiday or its weekday, by calendar when several were asked; undefined for a working day. */
export const whyItRests = (calendars: Calendars, date: LocalDate): Text | undefined => {
  // Parties in different zones may share a calendar; its reason is told once.
  const all = [...new Map(each(calendars).map((calendar) => [calendar.key, calendar])).values()];
  const reasons = all
    .filter((calendar) => !isWorkingDay(calendar, date))
    .map(({ key, holidays }) => ({ key, ...(holidays[date] ?? weekdayName(date)) }));
  if (reasons.length === 0) return undefined;
  return {
    zh: reasons.map(({ key, zh }) => (all.length > 1 ? `${key}：${zh}` : zh)).join('；'),
    en: reasons.map(({ key, en }) => (all.length > 1 ? `${key}: ${en}` : en)).join('; '),
  };
};

/** Whether a day is worked only because a rest day was moved away from it. */
export const isMakeUpWorkday = (calendars: Calendars, date: LocalDate): boolean =>
  isWorkingDay(calendars, date) && each(calendars).some(({ makeUpWorkdays }) => makeUpWorkdays[date]);

/** The days not worked from one day to another, both included, each with its reason; none when `to` is before `from`. */
export const restDaysBetween = (calendars: Calendars, from: LocalDate, to: LocalDate): readonly Skipped[] => {
  const skipped: Skipped[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const why = whyItRests(calendars, date);
    if (why) skipped.push({ date, why });
  }
  return skipped;
};
