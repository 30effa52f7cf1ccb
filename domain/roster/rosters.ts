import type { Substitution } from '../approvals/actions/actions';
import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import { isSamePerson, type Addresses } from '../programme/identities';
import type { Ground } from './posts';
import type { Programme } from '../programme/programme';
import type { Person } from '../shared/keys';
import type { Seat } from '../programme/governance';

/** Who holds a seat from an instant on, `null` being a vacancy; with `until` the seat falls vacant then. ISO instants. */
export interface Appointment {
  readonly seat: string;
  readonly holder: Person | null;
  readonly from: string;
  readonly until?: string;
}

/** That somebody leaves at an instant (ISO): what they hold for others ends, whether they held a seat or not. */
export interface Leaving {
  readonly person: Person;
  readonly from: string;
}

/** What the office (or, for a substitution, the person) wants changed, and why. */
export interface RosterRequest {
  readonly appointments: readonly Appointment[];
  readonly substitutions: readonly Substitution[];
  readonly leavers?: readonly Leaving[];
  readonly by: Person;
  readonly reason: string;
  /** Who acts for whom as it was asked: the process judges by it, the record leaves it out. */
  readonly ground?: Ground;
}

/** What is still to come into force, and the substitutions that are not over. */
export interface Roster {
  readonly appointments: readonly Appointment[];
  readonly substitutions: readonly Substitution[];
  readonly leavers?: readonly Leaving[];
}

/** What holds from an instant on: seats that change hands then, every substitution in force, and who has left, since when. */
export interface RosterEffect {
  readonly holders: Readonly<Record<string, Person | null>>;
  readonly substitutions: readonly Substitution[];
  readonly left?: Readonly<Record<Person, string>>;
}

export const emptyRoster: Roster = { appointments: [], substitutions: [] };

const isBy = (instant: string, now: string) => Date.parse(instant) <= Date.parse(now);

/** The substitutions in force at an instant. */
export const substitutionsAt = (all: readonly Substitution[], at: string): readonly Substitution[] =>
  all.filter(({ from, until }) => isBy(from, at) && !isBy(until, at));

const isSamePair = (a: Substitution, b: Substitution) => a.person === b.person && a.substitute === b.substitute;

/** Refuses what can't come about (`invalid_input`): a period that ends before it begins, or somebody standing in for themselves. */
export function assertMayRequest({ appointments, substitutions, leavers = [] }: RosterRequest): void {
  const isEmpty = appointments.length + substitutions.length + leavers.length === 0;
  const periods = [...appointments, ...substitutions];
  const isBackwards = periods.some(({ from, until }) => until !== undefined && !(Date.parse(from) < Date.parse(until)));
  if (isEmpty)
    throw new DomainError(
      'invalid_input',
      text('请至少写明一项任命、代理或离任。', 'Name an appointment, a substitute or somebody who leaves.'),
    );
  if (isBackwards)
    throw new DomainError('invalid_input', text('结束时间须晚于开始时间。', 'A period ends after it begins.'), {
      field: 'until',
    });
  if (substitutions.some(({ person, substitute }) => person === substitute))
    throw new DomainError('invalid_input', text('不能由本人代理本人。', 'Nobody stands in for themselves.'), {
      field: 'substitute',
    });
}

const withLeavers = (leavers: readonly Leaving[]) => (leavers.length > 0 ? { leavers } : {});

/** Adds what is asked for; a substitution of the same two people replaces the one before, an appointment what was planned for the seat after it. */
export const withRequest = (roster: Roster, { appointments, substitutions, leavers = [] }: RosterRequest): Roster => ({
  ...withLeavers([...(roster.leavers ?? []), ...leavers]),
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

/** Every change of a seat that is to come, in the order of their dates; the end of an appointment makes the seat vacant. */
export const turnsOf = ({ appointments }: Roster): readonly Appointment[] =>
  appointments
    .flatMap(({ seat, holder, from, until }) => [
      { seat, holder, from },
      ...(until === undefined ? [] : [{ seat, holder: null, from: until }]),
    ])
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from));

/** What comes into force by an instant, in the order of its dates. */
export function effectBy(roster: Roster, now: string): RosterEffect {
  const due = turnsOf(roster).filter(({ from }) => isBy(from, now));
  return {
    holders: Object.fromEntries(due.map(({ seat, holder }) => [seat, holder])),
    substitutions: substitutionsAt(roster.substitutions, now),
  };
}

/** What is left to come once an instant's effect was told: ends of appointments become vacancies to come. */
export const rosterAfter = (roster: Roster, now: string): Roster => ({
  ...withLeavers((roster.leavers ?? []).filter(({ from }) => !isBy(from, now))),
  appointments: roster.appointments.flatMap((each): readonly Appointment[] => {
    if (!isBy(each.from, now)) return [each];
    return each.until === undefined || isBy(each.until, now)
      ? []
      : [{ seat: each.seat, holder: null, from: each.until }];
  }),
  substitutions: roster.substitutions.filter(({ until }) => !isBy(until, now)),
});

type Holders = RosterEffect['holders'];

const heldIn = ({ seats }: Pick<Ground, 'seats'>, holders: Holders): readonly Person[] =>
  seats.flatMap(({ id, holder }) => (holders[id] === undefined ? holder : holders[id]) ?? []);

/** Who leaves by an instant, since when: whoever is said to, and whoever loses the last seat that they held. */
export function leaversBy(
  roster: Roster,
  now: string,
  { ground, holders }: { readonly ground: Ground; readonly holders: Holders },
): Readonly<Record<Person, string>> {
  const { addresses } = ground;
  const turns = turnsOf(roster).filter(({ from }) => isBy(from, now));
  const isAmong = (people: readonly Person[], person: Person) =>
    people.some((each) => isSamePerson(each, person, addresses));
  const then = heldIn(ground, { ...holders, ...effectBy(roster, now).holders });
  const said = (roster.leavers ?? []).filter(({ from }) => isBy(from, now)).map(({ person, from }) => [person, from]);
  const seatless = heldIn(ground, holders)
    .filter((person) => !isAmong(then, person))
    .map((person) => [person, turns.at(-1)?.from ?? now]);
  return Object.fromEntries([...seatless, ...said]) as Readonly<Record<Person, string>>;
}

/** Who has left so far, and has not come back to a seat since. */
export const leftAfter = (before: RosterEffect['left'], left: RosterEffect['left'], holders: Holders) => {
  const back = new Set(Object.values(holders));
  return Object.fromEntries([
    ...Object.entries(before ?? {}).filter(([person]) => !back.has(person)),
    ...Object.entries(left ?? {}),
  ]);
};

/** What has come into force in all, once this has too. */
export function effectAfter(
  before: RosterEffect | undefined,
  { holders, substitutions, left }: RosterEffect,
): RosterEffect {
  const gone = leftAfter(before?.left, left, holders);
  return {
    ...{ holders: { ...before?.holders, ...holders }, substitutions },
    ...(Object.keys(gone).length > 0 && { left: gone }),
  };
}

/** A roster in which nobody who has left stands in for anybody, nor anybody for them. */
export const withoutLeavers = (roster: Roster, left: readonly Person[], addresses: Addresses): Roster => {
  const hasLeft = (person: Person) => left.some((each) => isSamePerson(each, person, addresses));
  return {
    ...roster,
    substitutions: roster.substitutions.filter(({ person, substitute }) => !hasLeft(person) && !hasLeft(substitute)),
  };
};

/** The next instant at which something comes into force or ends. */
export const nextChange = (roster: Roster, now: string): string | undefined =>
  [
    ...roster.appointments.map(({ from }) => from),
    ...(roster.leavers ?? []).map(({ from }) => from),
    ...roster.substitutions.flatMap(({ from, until }) => [from, until]),
  ]
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
