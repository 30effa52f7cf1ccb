import { daysBetween } from '../../domain/calendar/dates';
import { localDateOf } from '../../domain/calendar/zones';
import { todayOf, type Reader } from './frame';
import { Badge, When } from './html';
import { word } from '../../mail/words';

const words = {
  zh: { left: (days: number) => (days === 0 ? '今天' : days === 1 ? '明天' : `还有 ${days} 天`) },
  en: { left: (days: number) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`) },
};

const SOON_MS = 2 * 86_400_000;

/** A deadline on the reader's clock with how far away it is in words; amber within two days, red once it is past. */
export const Due = ({ at, reader }: { readonly at: string; readonly reader: Reader }) => {
  const { language, zone, now } = reader;
  const leftMs = Date.parse(at) - now.getTime();
  return (
    <>
      <When at={at} zone={zone} language={language} year />{' '}
      {leftMs <= 0 ? (
        <Badge tone="late">{word('overdue', language)}</Badge>
      ) : (
        <>
          <span class="small quiet whole">{daysLeft(at, reader)}</span>
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

const daysLeft = (at: string, reader: Reader) =>
  words[reader.language].left(daysBetween(todayOf(reader), localDateOf(at, reader.zone)));
