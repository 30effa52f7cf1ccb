import { icsOf } from '../ics';

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

/** Writes the deadline that goes along with a mail as an iCalendar file. */
export const renderIcs = ({ dueAt, title, url, writtenAt = new Date().toISOString(), ...event }: Deadline): string =>
  icsOf({ events: [{ ...event, at: dueAt, title, about: [title, url], url }], writtenAt });
