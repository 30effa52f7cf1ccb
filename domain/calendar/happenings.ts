import type { Acknowledgement } from './acknowledgements';
import type { MovedDeadline, Publication } from './publications';

/** What happens to the calendars of a programme: one is published, deadlines are counted again on it, a party has seen that. */
export type CalendarHappening =
  | ({ readonly type: 'calendar.published' } & Publication)
  | {
      readonly type: 'calendar.recounted';
      readonly calendar: string;
      readonly version: string;
      readonly moved: readonly MovedDeadline[];
    }
  | ({ readonly type: 'calendar.acknowledged' } & Acknowledgement);
