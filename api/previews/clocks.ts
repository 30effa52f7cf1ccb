import type { Calendar } from '../../domain/calendar/calendar';
import { calendarOf } from '../../infra/reading/calendars';
import type { ApiDeps } from '../http/deps';

/** By which calendars somebody wants to know: keys of them, of the parties of a programme, or both. */
interface Clocks {
  readonly programme?: string | undefined;
  readonly calendar?: string | readonly string[] | undefined;
  readonly zone?: string | undefined;
}

/**
 * The calendars of a preview: in the version that the programme has published, where it names one, else in that of the installation.
 * Those of its parties that decide are read where these are; without a key they are all of them. Throws `calendar_unknown`, or `not_found` for a programme.
 */
export const createClocks =
  ({ shelf, directory }: Pick<ApiDeps, 'shelf' | 'directory'>) =>
  async ({ programme, calendar, zone }: Clocks): Promise<readonly Calendar[]> => {
    const definition = programme === undefined ? undefined : await directory.definition(programme);
    const inForce = definition ? directory.shelf(definition) : shelf;
    const theirs = definition ? Object.values(directory.calendars(definition)) : [];
    const inZone = theirs.map((each) => (zone === undefined ? each : { ...each, zone }));
    if (calendar === undefined) return definition ? inZone : [calendarOf(shelf, 'cn', zone)];
    return [calendar].flat().flatMap((key) => {
      const named = inZone.filter((each) => each.key === key);
      return named.length > 0 ? named : [calendarOf(inForce, key, zone)];
    });
  };
