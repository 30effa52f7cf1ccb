/** A deadline for a calendar; `sequence` rises when the deadline of the same `uid` is moved. */
export interface Deadline {
  readonly uid: string;
  /** ISO instant. */
  readonly dueAt: string;
  readonly title: string;
  readonly url: string;
  readonly sequence?: number;
  /** ISO instant at which the file is written; now unless given. */
  readonly writtenAt?: string;
}

/** Writes the deadline as an iCalendar file (RFC 5545): a moment that blocks no time, published, asking for no answer. */
export function renderIcs({
  uid,
  dueAt,
  title,
  url,
  sequence = 0,
  writtenAt = new Date().toISOString(),
}: Deadline): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gatehouse//Gatehouse//ZH',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escape(uid)}`,
    `DTSTAMP:${utc(writtenAt)}`,
    `DTSTART:${utc(dueAt)}`,
    `SEQUENCE:${sequence}`,
    `SUMMARY:${escape(title)}`,
    `DESCRIPTION:${escape(`${title}\n${url}`)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(fold).join('\r\n') + '\r\n';
}

const utc = (iso: string) => new Date(iso.replace(/\[[^\]]*\]$/, '')).toISOString().replace(/[-:]|\.\d+/g, '');

const escape = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

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
