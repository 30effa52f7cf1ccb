import type { Calendar } from '../domain/calendar';
import { DomainError } from '../domain/errors';
import type { Substitution } from '../domain/changes';
import { decidingParties } from '../domain/parties';
import type { PartyCalendars } from '../domain/plans';
import type { Programme } from '../domain/programme';
import { calendarOf, type CalendarShelf } from './calendars';
import { joinCalls } from './joining';
import type { Database } from './store/database';

/** A programme's definition in force with its version, its seats held as they are now, and the substitutions in force. */
interface Edition {
  readonly version: string;
  /** How often its roster has changed, a calendar was published, and the times of a policy were changed. */
  readonly roster_changes: number;
  readonly calendar_changes: number;
  readonly times_changes: number;
  readonly definition: Programme;
  readonly substitutions: readonly Substitution[];
}

/** What tells one edition from another. */
const marks = ['version', 'roster_changes', 'calendar_changes', 'times_changes'] as const;
type Marks = (typeof marks)[number];

export type Directory = ReturnType<typeof createDirectory>;

/** Who is who in a programme, and by which calendars they work. It is read again only when its version, its roster or a calendar has changed. */
export const createDirectory = ({ query }: Pick<Database, 'query'>, shelf: CalendarShelf) => {
  const known = new Map<string, Edition>();
  /** What the programme's office has published goes before what was installed. */
  const shelfOf = ({ calendars = {} }: Programme): CalendarShelf => new Map([...shelf, ...Object.entries(calendars)]);

  const editionOf = joinCalls(async (programme: string): Promise<Edition> => {
    const [row] = await query<Pick<Edition, Marks>>(`select ${marks.join(', ')} from programmes where key = $1`, [
      programme,
    ]);
    if (!row) throw new DomainError('not_found', `There is no programme "${programme}".`);
    const before = known.get(programme);
    if (before && marks.every((mark) => before[mark] === row[mark])) return before;
    const [edition] = await query<Edition>(
      `select ${marks.join(', ')}, definition, substitutions from programmes where key = $1`,
      [programme],
    );
    if (!edition) throw new DomainError('not_found', `There is no programme "${programme}".`);
    known.set(programme, edition);
    return edition;
  });

  return {
    /** Throws `not_found`. */
    edition: editionOf,
    /** Throws `not_found`. */
    definition: async (programme: string): Promise<Programme> => (await editionOf(programme)).definition,
    calendars: (programme: Programme): PartyCalendars => {
      const inForce = shelfOf(programme);
      return Object.fromEntries(
        decidingParties(programme).map(({ key, calendar, zone }) => [key, calendarOf(inForce, calendar, zone)]),
      );
    },
    /** Every calendar there is, those that the programme has published in their newest version. */
    shelf: shelfOf,
    /** A calendar by which a party of the programme works, in its version in force. Throws `not_found`. */
    calendar: (programme: Programme, key: string): Calendar => {
      if (decidingParties(programme).some(({ calendar }) => calendar === key))
        return calendarOf(shelfOf(programme), key);
      throw new DomainError('not_found', `No party of ${programme.key} works by a calendar "${key}".`);
    },
  };
};
