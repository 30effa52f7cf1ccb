import { icsOf, type IcsEvent } from './calendar-file';

/** A deadline for a calendar; `sequence` rises when the deadline of the same `uid` is moved. */
export interface MailedDeadline {
  readonly uid: string;
  /** ISO instant. */
  readonly dueAt: string;
  readonly title: string;
  readonly url: string;
  readonly sequence?: number;
  /** The mail address from which it comes. */
  readonly organizer?: string;
  /** ISO instant at which the file is written; now unless given. */
  readonly writtenAt?: string;
}

const eventOf = ({ dueAt, title, url, writtenAt: _, ...event }: MailedDeadline): IcsEvent => ({
  ...event,
  at: dueAt,
  title,
  about: [title, url],
  url,
});

const now = () => new Date().toISOString();

/** Writes the deadlines that go along with a mail as an iCalendar file. */
export const renderDeadlines = (deadlines: readonly MailedDeadline[]): string =>
  icsOf({ events: deadlines.map(eventOf), writtenAt: deadlines[0]?.writtenAt ?? now() });

/** Takes a deadline out of the calendar into which it was put; its `sequence` is above all that were sent before. */
export const renderCancelled = (deadline: MailedDeadline): string =>
  icsOf({
    events: [{ ...eventOf(deadline), status: 'CANCELLED' }],
    method: 'CANCEL',
    writtenAt: deadline.writtenAt ?? now(),
  });
