import ICAL from 'ical.js';

/** What a calendar program sees of one entry. */
export interface SeenEvent {
  readonly uid: string;
  /** `2026-06-30` for a whole day, else an instant in universal time. */
  readonly starts: string;
  readonly title: string;
  readonly about: string;
  readonly status: string;
  readonly url: string;
  readonly class: string;
  readonly organizer: string;
  readonly sequence: number;
}

/** Reads an iCalendar file as calendar programs do; throws where it is none. */
export const readIcs = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const said = (component: InstanceType<typeof ICAL.Component>, name: string) =>
    String(component.getFirstPropertyValue(name) ?? '');
  return {
    name: said(calendar, 'x-wr-calname'),
    said: (name: string) => said(calendar, name),
    events: calendar.getAllSubcomponents('vevent').map((event): SeenEvent => ({
      uid: said(event, 'uid'),
      starts: said(event, 'dtstart'),
      title: said(event, 'summary'),
      about: said(event, 'description'),
      status: said(event, 'status'),
      url: said(event, 'url'),
      class: said(event, 'class'),
      organizer: said(event, 'organizer'),
      sequence: Number(said(event, 'sequence')),
    })),
  };
};
