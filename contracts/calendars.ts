import { idOf, oneOf } from '../domain/shared/ids';
import { defineUpdate } from '@temporalio/workflow';
import type { Acknowledgement, Published } from '../domain/calendar/acknowledgements';
import type { Publication } from '../domain/calendar/publications';
import type { Told } from './told';

/** A programme's calendars begin as they were installed: none is published yet. */
export interface CalendarsInput {
  readonly programme: string;
  /** Set when the process continues as new. */
  readonly resumed?: {
    readonly recorded: number;
    readonly known: readonly Published[];
    /** Set when it is started again from the record: what is counted on them once more. */
    readonly uncounted?: readonly Uncounted[];
  };
}

/** A version on which open deadlines are to be counted again at an instant; `listed` are those that the first count moved. */
export interface Uncounted {
  readonly calendar: string;
  readonly version: string;
  readonly at: string;
  readonly listed?: readonly string[];
}

export const calendarsId = (programme: string) => idOf(programme, 'calendars');
export const parseCalendarsId = oneOf('calendars');

/** A new version of a calendar: open deadlines are counted again on it. */
export const publishCalendar = defineUpdate<Told, [Publication]>('publish');
/** A party has seen what a publication moved. */
export const acknowledgeCalendar = defineUpdate<Told, [Acknowledgement]>('acknowledge');
