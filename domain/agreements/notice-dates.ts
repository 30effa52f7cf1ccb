import { chineseDay, englishDay } from '../calendar/said-days';
import type { Calendars } from '../calendar/calendar';
import { addWorkingDays, each, rollForward } from '../calendar/calendar';
import type { LocalDate } from '../calendar/dates';
import { addDays } from '../calendar/dates';
import { deadline, type Deadline } from '../calendar/deadlines';
import { dayBefore, noticeWords, type NoticeLength } from '../programme/terms';
import type { Text } from '../shared/text';
import { epochOf, instantAt, type Instant } from '../calendar/zones';

/** A day of an agreement, and why it is that one. */
export interface Dated {
  readonly date: LocalDate;
  readonly why: Text;
}

/** By when a notice must have arrived, and what is planned so that nobody forgets it. */
export interface NoticeDates {
  /** From this day the agreement is expiring: as long before the last useful day as the notice itself is long. */
  readonly windowOpens: Dated;
  /** A notice sent on this day until `sendBy` is in time, one sent later is not. */
  readonly lastUsefulDay: Dated;
  readonly sendBy: Instant;
  /** In working hours, none later than the last useful day. */
  readonly reminders: readonly { readonly at: Instant; readonly why: Text }[];
  readonly skipped: Deadline['skipped'];
}

/** At least so long before the last day; from a rest day it moves back. */
export const noticeBy = (calendars: Calendars, expiresOn: LocalDate, length: NoticeLength): Deadline =>
  deadline({ calendars, from: expiresOn, within: length, direction: 'before' });

/** The days of a notice that must have arrived by then; no window opens before the agreement itself is effective. */
export function noticeDates(
  calendars: Calendars,
  by: Deadline,
  length: NoticeLength,
  effectiveOn?: LocalDate,
): NoticeDates {
  const windowOpens = windowOf(by.date, length, effectiveOn);
  return {
    windowOpens,
    lastUsefulDay: { date: by.date, why: by.rule },
    sendBy: by.dueAt,
    reminders: remindersBefore(calendars, windowOpens.date, by.date),
    skipped: by.skipped,
  };
}

function windowOf(lastUseful: LocalDate, length: NoticeLength, effectiveOn = '') {
  const date = dayBefore(lastUseful, length);
  if (lastUseful < effectiveOn) {
    const why = {
      zh: `通知期长于协议期限：最后有效日早于生效日${chineseDay(effectiveOn)}，无法及时通知。`,
      en: `The notice is longer than the term: the last useful day is before the first, ${englishDay(effectiveOn)}.`,
    };
    return { date: effectiveOn, why };
  }
  if (date < effectiveOn) return { date: effectiveOn, why: { zh: '自生效日起即可通知。', en: 'From the first day.' } };
  const { zh, en } = noticeWords(length);
  const why = {
    zh: `最后有效日${chineseDay(lastUseful)}之前 ${zh}。`,
    en: `${en} before the last useful day, ${englishDay(lastUseful)}.`,
  };
  return { date, why };
}

/** When the window opens, 30 days and five working days before the last useful day, and on that day: each once, none after it. */
function remindersBefore(calendars: Calendars, opens: LocalDate, last: LocalDate): NoticeDates['reminders'] {
  const planned: readonly Dated[] = [
    { date: rollForward(calendars, opens), why: { zh: '通知期开始', en: 'the notice window opens' } },
    {
      date: rollForward(calendars, addDays(last, -30)),
      why: { zh: '最后有效日前 30 天', en: '30 days before the last useful day' },
    },
    {
      date: addWorkingDays(calendars, last, -5),
      why: { zh: '最后有效日前 5 个工作日', en: 'five working days before the last useful day' },
    },
    { date: last, why: { zh: '最后有效日', en: 'the last useful day' } },
  ];
  // A notice must be in time for all who sign: where the last of them opens, the first may have closed.
  const opening = (date: LocalDate) =>
    each(calendars)
      .map(({ workingHours, zone }) => instantAt(date, workingHours.from, zone))
      .reduce((a, b) => (epochOf(b) < epochOf(a) ? b : a));
  return planned
    .filter(({ date }) => opens <= date && date <= last)
    .filter(({ date }, at, useful) => useful.findLastIndex((other) => other.date === date) === at)
    .map(({ date, why }) => ({ at: opening(date), why }));
}
