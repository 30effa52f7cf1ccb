import { DomainError } from '../shared/errors';
import { kinds } from '../shared/kinds';
import { noSuch } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { MovedDeadline, Publication } from './publications';
import type { PartyKey, Person } from '../shared/keys';

/** How a deadline that moved is named. */
export const movedName = ({ kind, id }: MovedDeadline): string => `${kind} ${id}`;

/** That a party has seen what a publication moved. */
export interface Acknowledgement {
  readonly calendar: string;
  readonly version: string;
  readonly party: PartyKey;
  readonly by: Person;
}

/** A publication as it stands: what it moved, once that is counted, and which parties have seen it. `at` is an ISO instant. */
export interface PublicationView extends Omit<Publication, 'calendar' | 'follows'> {
  readonly calendar: string;
  readonly version: string;
  readonly at: string;
  readonly moved?: readonly MovedDeadline[];
  readonly acknowledged: readonly { readonly party: PartyKey; readonly by: Person; readonly at: string }[];
}

/** What a process remembers of a publication: enough to refuse what can't be. */
export interface Published {
  readonly calendar: string;
  readonly version: string;
  readonly acknowledgedBy: readonly PartyKey[];
}

const isOf =
  ({ calendar, version }: Pick<Published, 'calendar' | 'version'>) =>
  (each: Published): boolean =>
    each.calendar === calendar && each.version === version;

const versionOf = (known: readonly Published[], calendar: string) =>
  known.findLast((each) => each.calendar === calendar)?.version;

/** Refuses a publication that was made from a version which is no longer the last (`calendar_changed`). */
export function assertMayPublish(known: readonly Published[], { calendar, follows }: Publication): void {
  const last = versionOf(known, calendar.key);
  if (last !== undefined && last !== follows)
    throw new DomainError(
      'calendar_changed',
      text(`其间已公布版本 ${last}。`, `${last} has been published meanwhile.`),
      { last },
    );
}

/** Refuses to acknowledge what was not published (`not_found`). */
export function assertMayAcknowledge(known: readonly Published[], seen: Acknowledgement): void {
  if (!known.some(isOf(seen)))
    throw new DomainError('not_found', noSuch(kinds.publication, `${seen.calendar} ${seen.version}`));
}

/** Whether this party has acknowledged it already: once is enough. */
export const isAcknowledged = (known: readonly Published[], seen: Acknowledgement): boolean =>
  known.some((each) => isOf(seen)(each) && each.acknowledgedBy.includes(seen.party));

export const publish = (known: readonly Published[], { calendar }: Publication): readonly Published[] => [
  ...known,
  { calendar: calendar.key, version: calendar.version, acknowledgedBy: [] },
];

export const acknowledge = (known: readonly Published[], seen: Acknowledgement): readonly Published[] =>
  known.map((each) => (isOf(seen)(each) ? { ...each, acknowledgedBy: [...each.acknowledgedBy, seen.party] } : each));
