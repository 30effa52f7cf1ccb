import type { Substitution } from './changes';
import { DomainError } from './errors';
import type { Person, Programme, Seat } from './programme';

/** Who holds a seat from an instant on, `null` being a vacancy; with `until` the seat falls vacant then. ISO instants. */
export interface Appointment {
  readonly seat: string;
  readonly holder: Person | null;
  readonly from: string;
  readonly until?: string;
}

/** What the office (or, for a substitution, the person) wants changed, and why. */
export interface RosterRequest {
  readonly appointments: readonly Appointment[];
  readonly substitutions: readonly Substitution[];
  readonly by: Person;
  readonly reason: string;
}

/** What is still to come into force, and the substitutions that are not over. */
export interface Roster {
  readonly appointments: readonly Appointment[];
  readonly substitutions: readonly Substitution[];
}

/** What holds from an instant on: seats that change hands then, and every substitution in force. */
export interface RosterEffect {
  readonly holders: Readonly<Record<string, Person | null>>;
  readonly substitutions: readonly Substitution[];
}

export const emptyRoster: Roster = { appointments: [], substitutions: [] };

const isBy = (instant: string, now: string) => Date.parse(instant) <= Date.parse(now);

/** The substitutions in force at an instant. */
export const substitutionsAt = (all: readonly Substitution[], at: string): readonly Substitution[] =>
  all.filter(({ from, until }) => isBy(from, at) && !isBy(until, at));

const isSamePair = (a: Substitution, b: Substitution) => a.person === b.person && a.substitute === b.substitute;

/** Refuses what can't come about (`invalid_input`): a period that ends before it begins, or somebody standing in for themselves. */
export function assertMayRequest({ appointments, substitutions }: RosterRequest): void {
  const isEmpty = appointments.length + substitutions.length === 0;
  const periods = [...appointments, ...substitutions];
  const isBackwards = periods.some(({ from, until }) => until !== undefined && !(Date.parse(from) < Date.parse(until)));
  if (isEmpty) throw new DomainError('invalid_input', 'Nothing is asked for.');
  if (isBackwards) throw new DomainError('invalid_input', 'A period ends after it begins.', { field: 'until' });
  if (substitutions.some(({ person, substitute }) => person === substitute))
    throw new DomainError('invalid_input', 'Nobody stands in for themselves.', { field: 'substitute' });
}

/** Adds what is asked for; a substitution of the same two people replaces the one before, an appointment what was planned for the seat after it. */
export const planned = (roster: Roster, { appointments, substitutions }: RosterRequest): Roster => ({
  appointments: [
    ...roster.appointments.filter(
      (before) => !appointments.some(({ seat, from }) => seat === before.seat && isBy(from, before.from)),
    ),
    ...appointments,
  ],
  substitutions: [
    ...roster.substitutions.filter((before) => !substitutions.some((each) => isSamePair(each, before))),
    ...substitutions,
  ],
});

/** What comes into force by an instant, in the order of its dates. */
export function effectBy(roster: Roster, now: string): RosterEffect {
  const due = roster.appointments
    .flatMap(({ seat, holder, from, until }) => [
      { seat, holder, from },
      ...(until === undefined ? [] : [{ seat, holder: null, from: until }]),
    ])
    .filter(({ from }) => isBy(from, now))
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
  return {
    holders: Object.fromEntries(due.map(({ seat, holder }) => [seat, holder])),
    substitutions: substitutionsAt(roster.substitutions, now),
  };
}

/** What is left to come once an instant's effect was told: ends of appointments become vacancies to come. */
export const after = (roster: Roster, now: string): Roster => ({
  appointments: roster.appointments.flatMap((each): readonly Appointment[] => {
    if (!isBy(each.from, now)) return [each];
    return each.until === undefined || isBy(each.until, now)
      ? []
      : [{ seat: each.seat, holder: null, from: each.until }];
  }),
  substitutions: roster.substitutions.filter(({ until }) => !isBy(until, now)),
});

/** The next instant at which something comes into force or ends. */
export const nextChange = (roster: Roster, now: string): string | undefined =>
  [...roster.appointments.map(({ from }) => from), ...roster.substitutions.flatMap(({ from, until }) => [from, until])]
    .filter((instant) => !isBy(instant, now))
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0];

/** A definition with its seats held as the roster has it. */
export function seatedBy(programme: Programme, holders: RosterEffect['holders']): Programme {
  const held = (seat: Seat): Seat => {
    const holder = holders[seat.id];
    return holder === undefined ? seat : { ...seat, holder };
  };
  const { governance } = programme;
  const groups = Object.entries(governance.groups).map(([key, group]) => [
    key,
    { ...group, seats: group.seats.map(held) },
  ]);
  const supervision = { ...governance.supervision, seats: governance.supervision.seats.map(held) };
  return { ...programme, governance: { ...governance, groups: Object.fromEntries(groups), supervision } };
}
