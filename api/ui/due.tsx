import type { Calendars } from '../../domain/calendar/calendar';
import { daysBetween } from '../../domain/calendar/dates';
import { lastDayUntil, workingDaysLeft } from '../../domain/calendar/hours';
import { lateWords, leftWords } from '../../domain/calendar/late-words';
import { say } from '../../domain/shared/text';
import { word } from '../../mail/words';
import { todayOf, type Reader } from './frame';
import { Badge, When } from './html';

const words = {
  zh: { near: ['今天', '明天'], left: (days: number) => `还有 ${days} 天` },
  en: { near: ['today', 'tomorrow'], left: (days: number) => `in ${days} days` },
};

const SOON_MS = 2 * 86_400_000;

interface DueProps {
  readonly at: string;
  readonly reader: Reader;
  /** Of the parties of its programme, where it is not the reader's own. */
  readonly calendars?: Calendars | undefined;
  /** Due on a day: it is late by working days, as what is due then is everywhere. */
  readonly isByDay?: boolean;
}

/** A deadline on the reader's clock with how far away it is in words, in working days of all parties; amber within two days, red once it is past. */
export const Due = ({ at, reader, calendars = reader.calendars, isByDay = false }: DueProps) => {
  const { language, zone, now } = reader;
  const leftMs = Date.parse(at) - now.getTime();
  const isLate = isByDay && calendars ? daysTo(at, reader, calendars) < 0 : leftMs <= 0;
  return (
    <>
      <When at={at} zone={zone} language={language} year />{' '}
      {isLate ? (
        <Badge tone="late">{say(lateWords(-daysTo(at, reader, calendars)), language)}</Badge>
      ) : (
        <>
          <span class="small quiet whole">{leftIn(at, reader, calendars)}</span>
          {leftMs < SOON_MS && (
            <>
              {' '}
              <Badge tone="soon">{word('dueSoon', language)}</Badge>
            </>
          )}
        </>
      )}
    </>
  );
};

/** Working days of all parties to the day of an instant, negative once it has passed; 0 where no calendar is known. */
const daysTo = (at: string, reader: Reader, calendars: Calendars | undefined): number =>
  calendars ? workingDaysLeft(calendars, reader.zone, reader.now.toISOString(), at) : 0;

/** Today and tomorrow by name, else as the rule counts. */
const leftIn = (at: string, reader: Reader, calendars: Calendars | undefined): string => {
  const { near, left } = words[reader.language];
  const days = daysBetween(todayOf(reader), lastDayUntil(at, reader.zone));
  return near[days] ?? (calendars ? say(leftWords(daysTo(at, reader, calendars)), reader.language) : left(days));
};
