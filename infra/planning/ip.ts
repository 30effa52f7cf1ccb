import { addDays } from '../../domain/calendar/dates';
import { deadline } from '../../domain/calendar/deadlines';
import { inOrder, reminderDays, type IpAlarm } from '../../domain/ip/alarms';
import { ipDates, type IpDate, type IpDatesAsked } from '../../domain/ip/dates';
import { zoneOf } from '../../domain/programme/parties';
import { instantAt } from '../../domain/calendar/zones';
import type { Directory } from './directory';

interface IpPlanAsked extends Omit<IpDatesAsked, 'calendars'> {
  readonly programme: string;
  /** Instant of the asking process. */
  readonly now: string;
}

/** Works out the dates of intellectual property; computes and changes nothing. */
export const createIpPlanner = (directory: Directory) => ({
  /**
   * The dates of a piece of intellectual property on the parties' calendars, and when the parties are told of them: each reminder on
   * a working day not after its own, at the opening of business.
   */
  planIp: async ({ programme, now, ...question }: IpPlanAsked) => {
    const definition = await directory.definition(programme);
    const zone = zoneOf(definition);
    const calendars = Object.values(directory.calendars(definition));
    const dates = ipDates({ ...question, calendars });
    const alarmsOf = ({ name: date, on }: IpDate): readonly IpAlarm[] => [
      ...reminderDays.map((days): IpAlarm => {
        const day = deadline({ calendars, from: on, within: { days }, direction: 'before' }).date;
        return { at: instantAt(day, '09:00', zone), date, on, does: 'remind', days };
      }),
      // A window opens with its day; whatever ends, ends with it.
      { at: instantAt(date === 'renewalOpens' ? on : addDays(on, 1), '00:00', zone), date, on, does: 'reach' },
    ];
    const versions = calendars.map(({ key, version }) => `${key} ${version}`);
    return { dates, alarms: inOrder(dates.flatMap(alarmsOf), now), calendarVersions: [...new Set(versions)] };
  },
});
