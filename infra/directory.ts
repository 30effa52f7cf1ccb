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
  /** How often its roster has changed. */
  readonly roster_changes: number;
  readonly definition: Programme;
  readonly substitutions: readonly Substitution[];
}

export type Directory = ReturnType<typeof createDirectory>;

/** Who is who in a programme, and by which calendars they work. It is read again only when its version or its roster has changed. */
export const createDirectory = ({ query }: Pick<Database, 'query'>, shelf: CalendarShelf) => {
  const known = new Map<string, Edition>();

  const editionOf = joinCalls(async (programme: string): Promise<Edition> => {
    const [row] = await query<Pick<Edition, 'version' | 'roster_changes'>>(
      'select version, roster_changes from programmes where key = $1',
      [programme],
    );
    if (!row) throw new DomainError('not_found', `There is no programme "${programme}".`);
    const before = known.get(programme);
    if (before?.version === row.version && before.roster_changes === row.roster_changes) return before;
    const [edition] = await query<Edition>(
      'select version, roster_changes, definition, substitutions from programmes where key = $1',
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
    calendars: (programme: Programme): PartyCalendars =>
      Object.fromEntries(
        decidingParties(programme).map((party) => [party.key, calendarOf(shelf, party.calendar, party.zone)]),
      ),
  };
};
