import type { Programme } from './programme';
import { programmeSeats } from './parties';
import type { PartyKey, Person } from '../shared/keys';

/** What a person may be in a programme; the authorisation matrix (`api/access/matrix.ts`) says what each role opens. */
export const roles = ['approver', 'pmo', 'supervisor', 'operator', 'auditor'] as const;

export type Role = (typeof roles)[number];

/** That a person has a role for a party. */
export interface RoleHolding {
  readonly role: Role;
  readonly party: PartyKey;
  readonly person: Person;
}

const named = (role: Role, people: Readonly<Record<PartyKey, readonly Person[]>> = {}): readonly RoleHolding[] =>
  Object.entries(people).flatMap(([party, persons]) => persons.map((person) => ({ role, party, person })));

/**
 * Who has which role for which party: holders of seats decide, those of the supervisory committee supervise, the people of the office
 * are the PMO; operators and auditors are those that the definition names.
 */
export const appointmentsOf = (programme: Programme): readonly RoleHolding[] => {
  const { office, supervision, operators, auditors } = programme.governance;
  const seated = programmeSeats(programme).flatMap(({ holder, party, group }): RoleHolding[] =>
    holder === null ? [] : [{ role: group === supervision.key ? 'supervisor' : 'approver', party, person: holder }],
  );
  const officers = Object.entries(office.people).map(([party, person]): RoleHolding => ({
    role: 'pmo',
    party,
    person,
  }));
  return [...seated, ...officers, ...named('operator', operators), ...named('auditor', auditors)];
};

/** The roles of a person in a programme; a stranger has none. */
export const rolesOf = (programme: Programme, person: Person): readonly Role[] => [
  ...new Set(appointmentsOf(programme).flatMap((each) => (each.person === person ? [each.role] : []))),
];

/** Everybody who has a role in a programme, each once. */
export const peopleOf = (programme: Programme): readonly Person[] => [
  ...new Set(appointmentsOf(programme).map(({ person }) => person)),
];
