import { officePeople } from './parties';
import type { Programme } from './programme';

/** A thing, and since when it has stood as it stands. */
export interface Standing<T> {
  readonly since: string;
  readonly value: T;
}

/** The people of the programme office, as those on whom something waits. */
export const officeOf = (programme: Programme) =>
  officePeople(programme).map((person) => ({ person, title: programme.governance.office.title }));
