import type { LocalDate } from '../calendar/dates';
import { officePeople } from './parties';
import type { Text } from '../shared/text';
import type { Instant } from '../calendar/zones';
import type { Person } from '../shared/keys';
import type { Programme } from './programme';
import type { WaitingView } from './awaited';

/** What a date is of, named as the waiting list names it: so a page tells of it. */
export type ComingThing = Pick<WaitingView, 'id' | 'kind'>;

/** A date that is to come, as calendars show it: a whole day (`on`) or a deadline at an instant (`at`). */
export type ComingDate = ComingThing & {
  /** Stays the same when the date moves, so that it moves in a calendar too instead of standing there twice. */
  readonly uid: string;
  readonly title: Text;
  /** What it follows from, or what happens then. */
  readonly why: Text;
  /** It may still move by itself: a calendar is not published that far, or its clock stands still. */
  readonly provisional: boolean;
  /** So many working days of all parties it is overdue; left out where it is not. */
  readonly lateDays?: number;
  /** Of an approval: seats have to be filled by then. */
  readonly isOnHold?: true;
  /** Those for whom something waits until then. */
  readonly people: readonly Person[];
} & ({ readonly on: LocalDate; readonly at?: never } | { readonly at: Instant; readonly on?: never });

/** A programme by what it waits for. */
export interface Awaiting {
  readonly key: string;
  readonly definition: Programme;
  readonly waiting: readonly WaitingView[];
}

/** Who waits until a date, and what happens then; of several waits about one thing the one that ends at `dueAt`. */
export function awaited(
  { definition, waiting }: Pick<Awaiting, 'definition' | 'waiting'>,
  { id, kind }: ComingThing,
  dueAt?: Instant,
): { readonly people: readonly Person[]; readonly then?: Text } {
  const wait = waiting.find(
    (each) => each.id === id && each.kind === kind && (dueAt === undefined || each.dueAt === dueAt),
  );
  if (!wait) return { people: [] };
  // Where a name or a body was written down in place of an address, the office looks after it.
  const people = wait.on.flatMap(({ person }) =>
    person === null ? [] : person.includes('@') ? [person.trim().toLowerCase()] : officePeople(definition),
  );
  return { people: [...new Set(people)], then: wait.then };
}
