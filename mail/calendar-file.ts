/**
 * One entry of a calendar: a whole day (`on`, `YYYY-MM-DD`) or a moment (`at`, ISO instant). It blocks nobody's time, and whoever merely
 * looks into the calendar is not to read it; its `url` proves nothing about who opens it.
 */
export interface IcsEvent {
  readonly uid: string;
  readonly on?: string;
  readonly at?: string;
  readonly title: string;
  /** Lines below the title. */
  readonly about: readonly string[];
  readonly url: string;
  /** Rises when the date of the same `uid` is moved. */
  readonly sequence?: number;
  /** Tentative while the date may still move by itself. */
  readonly status?: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** The mail address of whoever published it; only they may take it back (RFC 5546 §3.2.5). */
  readonly organizer?: string;
}

interface Ics {
  readonly events: readonly IcsEvent[];
  /** Takes back what was published before; RFC 5546 wants one event a file then. */
  readonly method?: 'PUBLISH' | 'CANCEL';
  /** ISO instant at which it is written. */
  readonly writtenAt: string;
  /** What a calendar that is fetched again and again is called, and after how many minutes to fetch it. */
  readonly subscribed?: { readonly name: string; readonly everyMinutes: number };
}

/** Writes an iCalendar file (RFC 5545) that is published, or taken back, and asks for no answer; names and intervals as RFC 7986 and as calendars knew them before. */
export function icsOf({ events, writtenAt, subscribed, method = 'PUBLISH' }: Ics): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gatehouse//Gatehouse//ZH',
    `METHOD:${method}`,
    ...(subscribed
      ? [
          `NAME:${escape(subscribed.name)}`,
          `X-WR-CALNAME:${escape(subscribed.name)}`,
          `REFRESH-INTERVAL;VALUE=DURATION:PT${subscribed.everyMinutes}M`,
          `X-PUBLISHED-TTL:PT${subscribed.everyMinutes}M`,
        ]
      : []),
    ...events.flatMap((event) => linesOf(event, utc(writtenAt))),
    'END:VCALENDAR',
  ];
  return lines.map(fold).join('\r\n') + '\r\n';
}

const linesOf = ({ uid, on, at = '', title, about, url, sequence = 0, status, organizer }: IcsEvent, stamp: string) => [
  'BEGIN:VEVENT',
  `UID:${escape(uid)}`,
  `DTSTAMP:${stamp}`,
  on === undefined ? `DTSTART:${utc(at)}` : `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
  `SEQUENCE:${sequence}`,
  `SUMMARY:${escape(title)}`,
  `DESCRIPTION:${escape(about.join('\n'))}`,
  `URL:${url}`,
  ...(organizer ? [`ORGANIZER:mailto:${organizer}`] : []),
  ...(status ? [`STATUS:${status}`] : []),
  'CLASS:PRIVATE',
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

const utc = (iso: string) => new Date(iso.replace(/\[[^\]]*\]$/, '')).toISOString().replace(/[-:]|\.\d+/g, '');

/** Text as a value: RFC 5545 §3.3.11 knows no control characters but the tab. */
const escape = (text: string) =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

/** Lines end after 75 octets at most, never inside a character (RFC 5545 §3.1). */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
