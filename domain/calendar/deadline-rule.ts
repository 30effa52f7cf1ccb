import type { Calendars } from './calendar';
import { each } from './calendar';
import { chineseDay, namedDay } from './said-days';
import type { LocalDate } from './dates';
import type { Period } from './periods';
import { describePeriod } from './periods';
import { isMakeUpWorkday, weekdayName, whyItRests } from './rest-days';
import type { Text } from '../shared/text';
import type { Instant } from './zones';

/** The course of one computation, as a deadline tells it. */
export interface Course {
  readonly calendars: Calendars;
  readonly period: Period;
  /** The start as its reader knows it: a date, or a local date and time. */
  readonly start: string;
  /** The working day to which the start belongs, when that is another day. */
  readonly countsAs?: LocalDate | undefined;
  /** Where the count ended, before a rest day was moved. */
  readonly reached: LocalDate;
  readonly due: LocalDate;
  readonly dueAt: Instant;
  readonly provisional: boolean;
}

/** The rule of a deadline in one sentence: "15 calendar days from 2026-09-05 = Sun 2026-09-20, which stays (make-up workday)". */
export const explainDeadline = (course: Course): Text => {
  const [start, end, note] = [startOf(course), endOf(course), course.provisional && provisionalNote(course.calendars)];
  return {
    zh: `${start.zh}，${course.period.direction === 'before' ? '为' : '至'}${end.zh}。${note ? note.zh : ''}`,
    en: `${start.en} = ${end.en}${note ? note.en : ''}`,
  };
};

const short = (date: LocalDate): string => `${weekdayName(date).en.slice(0, 3)} ${date}`;

/** Days are counted from the day after the start, working hours from the start itself. */
const countedFrom = (start: string, countsAs: LocalDate | undefined, { unit }: Period, { zh }: Text): string => {
  const isHours = unit === 'workingHours';
  return countsAs
    ? `${chineseDay(start)}，视为${namedDay(countsAs)}收到，${isHours ? '自收到时起算' : '自次日起算'} ${zh}`
    : `自${chineseDay(start)}${isHours ? '起算' : '的次日起算'} ${zh}`;
};

const startOf = ({ period, start, countsAs }: Course): Text => {
  const length = describePeriod(period);
  if (period.direction === 'before') {
    return { zh: `${chineseDay(start)}之前至少 ${length.zh}`, en: `at least ${length.en} before ${start}` };
  }
  const counts = countsAs ? ` (counts as ${short(countsAs)})` : '';
  return { zh: countedFrom(start, countsAs, period, length), en: `${length.en} from ${start}${counts}` };
};

const endOf = ({ calendars, period, reached, due, dueAt }: Course): Text => {
  const rest = whyItRests(calendars, reached);
  const at = period.unit === 'workingHours' ? ` ${dueAt.slice(11, 16)}` : '';
  if (rest) {
    const [zh, en] =
      period.direction === 'before'
        ? ['提前至上一个工作日', 'moved back to the previous working day']
        : ['顺延至下一个工作日', 'moved to the next working day'];
    return {
      zh: `${namedDay(reached, rest.zh)}，${zh}${namedDay(due)}`,
      en: `${short(reached)} (${rest.en}), ${en}, ${short(due)}`,
    };
  }
  const day: Text = { zh: `${namedDay(due)}${at.trim()}`, en: `${short(due)}${at}` };
  if (!isMakeUpWorkday(calendars, due)) return day;
  return period.unit === 'days' || period.unit === 'months'
    ? { zh: `${day.zh}，当日为调休上班日，不作调整`, en: `${day.en}, which stays (make-up workday)` }
    : { zh: `${day.zh}，当日为调休上班日`, en: `${day.en} (make-up workday)` };
};

const provisionalNote = (calendars: Calendars): Text => {
  const ranges = each(calendars).filter(({ publishedThrough }) => publishedThrough !== undefined);
  const named = (between: string) =>
    ranges.map(({ key, publishedFrom, publishedThrough }) =>
      [key, publishedFrom, between, publishedThrough].filter(Boolean).join(' '),
    );
  /** A calendar that two parties share in zones of their own is named once. */
  const list = (separator: string, between: string) => [...new Set(named(between))].join(separator);
  return {
    zh: `暂定：日历的公布范围（${list('；', '至')}）之外只按周末计算。`,
    en: `; provisional: beyond the published calendar (${list('; ', 'through')}) only weekends are skipped`,
  };
};
