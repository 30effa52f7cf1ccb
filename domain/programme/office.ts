import { officePeople, zoneOf } from './parties';
import type { Programme } from './programme';
import { titleIn } from './titles';
import { instantAt, type Instant } from '../calendar/zones';
import type { PartyKey } from '../shared/keys';
import type { Awaited } from './awaited';

/** A thing, and since when it has stood as it stands. */
export interface Stood<T> {
  readonly since: string;
  readonly value: T;
}

/** The people of the programme office, as those on whom something waits. */
export const officeOf = (programme: Programme) =>
  officePeople(programme).map((person) => ({ person, title: programme.governance.office.title }));

/** The officers of some parties, as those on whom something of theirs waits. */
export const officersOf = (programme: Programme, parties: readonly PartyKey[]): readonly Awaited[] =>
  parties.map((party) => ({
    person: programme.governance.office.people[party] ?? null,
    title: titleIn(programme.parties, party),
  }));

/** The end of a day in the programme's zone. */
export const endOf = (programme: Programme, date: string): Instant => instantAt(date, '23:59', zoneOf(programme));
