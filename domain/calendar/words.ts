import type { LocalDate } from './dates';
import type { CalendarHappening } from './happenings';
import type { MovedDeadline } from './publications';
import { clockTime, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { epochOf, instantIn } from './zones';

const moment = (instant: string, zone: string) => clockTime(instantIn(zone, epochOf(instant)));

/** A deadline that a calendar moved, in the zone of its reader: "Study protocol: 2027-02-10 17:30 → 2027-02-19 17:30". */
export function movedSentence({ title, from, to }: MovedDeadline, zone: string): Text {
  const [was, is] = [moment(from, zone), moment(to, zone)];
  return text(`${title.zh}：${was} → ${is}`, `${title.en}: ${was} → ${is}`);
}

/** That a notice names days of the December before, as the end of a sentence; nothing where it names none. */
export const decemberWords = (days: readonly LocalDate[] = []): Text =>
  days.length === 0
    ? text('', '')
    : text(`，并涉及上一年的 ${days.join('、')}`, `, with days of the year before: ${days.join(', ')}`);

/** What happened to a calendar, in one sentence. */
export function calendarSentence(
  happening: CalendarHappening,
  { parties }: { readonly parties: Readonly<Record<string, { readonly title: Text }>> },
): Text {
  switch (happening.type) {
    case 'calendar.published': {
      const { calendar, year, source, by, decemberBefore, amends } = happening;
      const name = `${calendar.key} ${calendar.version}`;
      const also = decemberWords(decemberBefore);
      return amends
        ? text(
            `${by} 依据${source}修改 ${year} 年日历 ${name}${also.zh}`,
            `${by} amended the calendar ${name} of ${year}: ${source}${also.en}`,
          )
        : text(
            `${by} 依据${source}公布 ${year} 年日历 ${name}${also.zh}`,
            `${by} published the calendar ${name} for ${year}: ${source}${also.en}`,
          );
    }
    case 'calendar.recounted': {
      const { calendar, version, moved } = happening;
      return text(
        `按 ${calendar} ${version} 重新计算，${moved.length} 项期限变动`,
        `Counted again on ${calendar} ${version}: ${moved.length} deadlines moved`,
      );
    }
    case 'calendar.acknowledged': {
      const { calendar, version, party, by } = happening;
      return text(
        `${by} 代表${parties[party]?.title.zh ?? party}确认 ${calendar} ${version} 的变动`,
        `${by} acknowledged for ${parties[party]?.title.en ?? party} what ${calendar} ${version} moved`,
      );
    }
  }
}
