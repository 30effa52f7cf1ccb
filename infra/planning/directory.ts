import type { Calendar } from '../../domain/calendar/calendar';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import type { Substitution } from '../../domain/approvals/actions/actions';
import { decidingParties } from '../../domain/programme/parties';
import type { PartyCalendars } from '../../domain/approvals/time/plans';
import type { Programme } from '../../domain/programme/programme';
import { calendarOf, type CalendarShelf } from '../reading/calendars';
import { joinReads } from '../host/joined-calls';
import type { Database } from '../store/database';

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

interface Marked extends Pick<Edition, (typeof marks)[number]> {
  readonly key: string;
}

const pairOf = <Value>(key: string, value: Value | undefined): readonly (readonly [string, Value])[] =>
  value === undefined ? [] : [[key, value]];

export type Directory = ReturnType<typeof createDirectory>;

/** Who is who in a programme, and by which calendars they work. It is read again only when its version, its roster or a calendar has changed. */
export const createDirectory = ({ query }: Pick<Database, 'query'>, shelf: CalendarShelf) => {
  const known = new Map<string, Edition>();
  /** What the programme's office has published goes before what was installed. */
  const shelfOf = ({ calendars = {} }: Programme): CalendarShelf => new Map([...shelf, ...Object.entries(calendars)]);

  const isKnown = (row: Marked): boolean => marks.every((mark) => known.get(row.key)?.[mark] === row[mark]);

  /** Who has just changed a programme sees it changed: a read that was under way before would not do. */
  const readEdition = joinReads(async (keys): Promise<ReadonlyMap<string, Edition>> => {
    const rows = await query<Marked>(`select key, ${marks.join(', ')} from programmes where key = any($1::text[])`, [
      keys,
    ]);
    const others = rows.filter((row) => !isKnown(row)).map(({ key }) => key);
    const read =
      others.length === 0
        ? []
        : await query<Marked & Edition>(
            `select key, ${marks.join(', ')}, definition, substitutions from programmes where key = any($1::text[])`,
            [others],
          );
    for (const { key, ...edition } of read) known.set(key, edition);
    return new Map(rows.flatMap(({ key }) => pairOf(key, known.get(key))));
  });

  const editionOf = async (programme: string): Promise<Edition> => {
    const edition = await readEdition(programme);
    if (!edition) throw new DomainError('not_found', noSuch(kinds.programme, programme));
    return edition;
  };

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
      throw new DomainError(
        'not_found',
        text(`没有哪一方使用日历“${key}”。`, `No party of ${programme.key} works by a calendar "${key}".`),
      );
    },
  };
};
