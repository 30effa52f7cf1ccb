import type { Substitution } from '../approvals/actions/actions';
import type { RosterHappening } from './happenings';
import { rosterAfter, emptyRoster, withRequest, withoutLeavers, type Appointment, type Roster } from './rosters';
import type { Person } from '../shared/keys';

/** How a programme's seats have been held and will be, as far as the record tells. Instants in ISO. */
export interface RosterTimeline {
  /** Since when each seat has been held as it is now; a seat that never changed hands is missing. */
  readonly since: Readonly<Record<string, string>>;
  /** What is still to come for a seat, the next first. */
  readonly coming: Readonly<Record<string, readonly Appointment[]>>;
  /** The substitutions that are not over, those in force and those to come. */
  readonly substitutions: readonly Substitution[];
}

interface Told {
  readonly roster: Roster;
  readonly since: Readonly<Record<string, string>>;
}

const hear = ({ roster, since }: Told, { at, happening }: Entries[number]): Told => {
  if (!isOfRoster(happening)) return { roster, since };
  if (happening.type === 'roster.requested') return { roster: withRequest(roster, happening), since };
  const changed = Object.keys(happening.holders).map((seat) => [seat, at]);
  const left = Object.keys(happening.left ?? {});
  return {
    roster: rosterAfter(withoutLeavers(roster, left, {}), at),
    since: { ...since, ...Object.fromEntries(changed) },
  };
};

type Entries = readonly { readonly at: string; readonly happening: { readonly type: string } }[];

const isOfRoster = (happening: { readonly type: string }): happening is RosterHappening =>
  happening.type.startsWith('roster.');

/** The roster as its process has it: what is still to come, by the entries that it has told. */
export const rosterIn = (entries: Entries, now: string): Roster =>
  rosterAfter(entries.reduce(hear, { roster: emptyRoster, since: {} }).roster, now);

/** Folds the entries of a programme's roster, in their order, as its process did. */
export function rosterTimeline(entries: Entries, now: string): RosterTimeline {
  const { roster, since } = entries.reduce(hear, { roster: emptyRoster, since: {} });
  const { appointments, substitutions } = rosterAfter(roster, now);
  const inOrder = appointments.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const seats = [...new Set(inOrder.map(({ seat }) => seat))];
  return {
    since,
    coming: Object.fromEntries(seats.map((seat) => [seat, inOrder.filter((each) => each.seat === seat)])),
    substitutions,
  };
}

/** Those of a person, in the order of their beginning. */
export const substitutionsFor = (
  { substitutions }: Pick<RosterTimeline, 'substitutions'>,
  person: Person,
): readonly Substitution[] =>
  substitutions.filter((each) => each.person === person).toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));
