import { DomainError } from '../domain/errors';
import { decidingParties } from '../domain/parties';
import type { PartyCalendars } from '../domain/plans';
import type { Programme } from '../domain/programme';
import { calendarOf, type CalendarShelf } from './calendars';
import { joinCalls } from './joining';
import type { Database } from './store/database';

/** A programme's definition in force, and its version. */
interface Edition {
  readonly version: string;
  readonly definition: Programme;
}

export type Directory = ReturnType<typeof createDirectory>;

/** Who is who in a programme, and by which calendars they work. A version never changes, so each is read once. */
export const createDirectory = ({ query }: Pick<Database, 'query'>, shelf: CalendarShelf) => {
  const known = new Map<string, Edition>();

  const editionOf = joinCalls(async (programme: string): Promise<Edition> => {
    const [row] = await query<{ version: string }>('select version from programmes where key = $1', [programme]);
    if (!row) throw new DomainError('not_found', `There is no programme "${programme}".`);
    const before = known.get(programme);
    if (before?.version === row.version) return before;
    const [edition] = await query<Edition>('select version, definition from programmes where key = $1', [programme]);
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
